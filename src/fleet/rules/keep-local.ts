import { hour, parseDuration } from '../../kube/duration.ts';
import { fieldName } from '../field-name.ts';
import { writesRemotely } from '../lookup.ts';
import type { Path } from '../plain.ts';
import type { FleetRule } from '../rule.ts';

/** The length of a block, which is uploaded when it is complete (prometheus@v3.14.0 tsdb/db.go DefaultBlockDuration). */
const blockLength = 2 * hour;
/** Thanos asks for three block lengths (thanos@v0.42.4 docs/components/sidecar.md). */
const advised = 6 * hour;

export const keepLocal: FleetRule = {
  code: 'fleet/keep-local',
  severity: 'error',
  title: 'Samples are kept too short where they are taken',
  why: 'A sample is in the object store only when its block of two hours is complete and uploaded; what is deleted before is nowhere, and a short outage of the object store is enough for that.',
  fix: 'Set `keepLocal` to 24h, or at least to 6h.',
  refs: ['C06', 'C3', 'R46'],
  check: (fleet, report) => {
    const judge = (path: Path, text: string): void => {
      const kept = parseDuration(text) ?? 0;
      const name = fieldName(path, fleet);
      const edits = [{ path, set: '24h' }];
      if (kept < blockLength)
        report(path, `${name} is \`${text}\`, shorter than one block of 2h: most samples would never be uploaded`, {
          edits,
        });
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
