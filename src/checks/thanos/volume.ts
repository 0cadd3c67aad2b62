import { flag } from '../../topology/engines/flags.ts';
import { persistent } from '../../topology/engines/reading.ts';
import { readAt } from '../../topology/objects/workload.ts';
import { nodesOf } from '../../topology/topology.ts';
import type { Check, ReportCheck, Subject } from '../check.ts';
import { enginesNamed, ownerText } from '../cluster-view.ts';

export const volume: Check = {
  code: 'thanos/volume',
  severity: 'error',
  title: 'Samples lie on a volume that dies with its pod',
  why: 'What is not in the bucket yet, two to five hours of samples, is lost with every rescheduled pod; the blocks cut after a restart overlap those before it.',
  fix: 'Give it a volume claim: `storage.volumeClaimTemplate` of a Prometheus, `volumeClaimTemplates` of a StatefulSet.',
  refs: ['A3', 'C8'],
  run: (subject, report) => {
    servers(subject, report);
    rulers(subject, report);
    caches(subject, report);
  },
};

function servers({ topology }: Subject, report: ReportCheck): void {
  for (const node of nodesOf(topology, 'scraper')) {
    if (node.persistent) continue;
    const sidecar = node.sidecar === null ? undefined : topology.nodes.get(node.sidecar);
    const uploads = sidecar?.kind === 'sidecar' && sidecar.uploads;
    const what = uploads
      ? 'uploads blocks from a volume that dies with its pod'
      : 'keeps its samples on a volume that dies with its pod';
    report(
      node.readAt,
      `Prometheus \`${node.name}\` of \`${node.cluster}\` ${what}`,
      uploads ? {} : { severity: 'warning' },
    );
  }
  for (const node of nodesOf(topology, 'agent')) {
    if (!node.persistent)
      report(
        node.readAt,
        `The agent \`${node.name}\` of \`${node.cluster}\` keeps what it has not sent on a volume that dies with its pod`,
        { severity: 'warning' },
      );
  }
  for (const node of nodesOf(topology, 'ingester')) {
    if (!node.persistent)
      report(
        node.readAt,
        `The ingester \`${node.name}\` of \`${node.cluster}\` keeps its samples on a volume that dies with its pod`,
      );
  }
}

function rulers(subject: Subject, report: ReportCheck): void {
  for (const ruler of enginesNamed(subject, 'rule')) {
    const { flags, workload, container } = ruler.reading;
    // A ruler that writes its results remotely keeps none.
    if (flags.has('remote-write.config') || flags.has('remote-write.config-file')) continue;
    if (persistent(ruler.reading, flag(flags, 'data-dir')?.text ?? './data')) continue;
    const uploads = flags.has('objstore.config') || flags.has('objstore.config-file');
    report(
      readAt(workload, flag(flags, 'data-dir')?.field ?? container.field),
      `The ruler ${ownerText(ruler)} keeps its results on a volume that dies with its pod`,
      uploads ? {} : { severity: 'warning' },
    );
  }
}

/** What these keep can be fetched from the bucket again: it costs time and the disk of the node, and no sample. */
function caches(subject: Subject, report: ReportCheck): void {
  for (const engine of enginesNamed(subject, 'compact', 'store')) {
    const { flags, workload, container } = engine.reading;
    const directory = flag(flags, 'data-dir')?.text ?? './data';
    if (persistent(engine.reading, directory)) continue;
    const place = readAt(workload, flag(flags, 'data-dir')?.field ?? container.field);
    const message =
      engine.engine === 'compact'
        ? `The compactor ${ownerText(engine)} works on the disk of its node, which its largest blocks may fill`
        : `The store gateway ${ownerText(engine)} fetches its index headers again whenever its pod moves`;
    report(place, message, { severity: 'warning', fix: 'Give it a volume claim.' });
  }
}
