import { hour, parseDuration } from '../../kube/duration.ts';
import { fieldName } from '../field-name.ts';
import { writesRemotely } from '../lookup.ts';
import type { Path } from '../plain.ts';
import type { FleetRule } from '../rule.ts';

/** Thanos asks for three lengths of the usual block (thanos@v0.42.4 docs/components/sidecar.md). */
const advised = 6 * hour;

export const keepLocal: FleetRule = {
  code: 'fleet/keep-local',
  severity: 'error',
  title: 'Samples are kept too short where they are taken',
  why: 'A sample is in the object store only when its block is complete and uploaded; what is deleted before is nowhere, and a short outage of the object store is enough for that.',
  fix: 'Set `keepLocal` to 24h, or at least to 6h.',
  refs: ['C06', 'C3', 'R46'],
  check: (fleet, report) => {
    // A block is uploaded when it is complete.
    const { blockRange } = fleet.metrics;
    const judge = (path: Path, text: string): void => {
      const kept = parseDuration(text) ?? 0;
      const name = fieldName(path, fleet);
      const edits = [{ path, set: '24h' }];
      if (kept < (parseDuration(blockRange) ?? 0))
        report(
          path,
          `${name} is \`${text}\`, shorter than one block of ${blockRange}: most samples would never be uploaded`,
          {
            edits,
          },
        );
      else if (kept < advised)
        report(path, `${name} is \`${text}\`, below 6h: the object store may be away for a few hours only`, {
          severity: 'warning',
          edits,
        });
    };
    fleet.clusters.forEach((cluster, i) => {
      if (cluster.metrics.mode === 'sidecar') judge(['clusters', i, 'metrics', 'keepLocal'], cluster.metrics.keepLocal);
    });
    if (writesRemotely(fleet)) judge(['metrics', 'receive', 'keepLocal'], fleet.metrics.receive.keepLocal);
    if (fleet.metrics.ruler.replicas > 0) judge(['metrics', 'ruler', 'keepLocal'], fleet.metrics.ruler.keepLocal);
  },
};
