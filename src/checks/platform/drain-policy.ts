import { at, stringAt } from '../../kube/read.ts';
import type { Check, Subject } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';
import { releasesOf } from '../delivery/releases.ts';

export const drainPolicy: Check = {
  code: 'platform/drain-policy',
  severity: 'warning',
  title: 'Longhorn lets no node be drained that holds the only copy of a volume',
  why: 'With one copy of each volume every node holds only ones: `kubectl drain` waits for ever for the instance manager, and upgrades of nodes stop there.',
  fix: 'Set `defaultSettings.nodeDrainPolicy: block-for-eviction-if-contains-last-replica`: the copy is moved first.',
  refs: ['F14'],
  run: (subject, report) => {
    for (const { chart, cluster, values, whole, object, valuesField } of releasesOf(subject)) {
      if (chart !== 'longhorn' || !whole || Number(at(values, 'persistence', 'defaultClassReplicaCount') ?? 3) !== 1)
        continue;
      const policy = stringAt(values, 'defaultSettings', 'nodeDrainPolicy') ?? byDefault;
      const nodes = nodesOf(subject, cluster);
      // A single node is never drained: there is nowhere to go.
      if (policy !== byDefault || nodes < 2) continue;
      report(
        { cluster, object, field: `${valuesField}.defaultSettings.nodeDrainPolicy` },
        `Volumes of \`${cluster}\` have one copy on one of its ${nodes} nodes, and Longhorn holds up the drain of the last copy`,
      );
    }
  },
};

/** longhorn@v1.12.1 docs, Node Drain Policy. */
const byDefault = 'block-if-contains-last-replica';

/** 0 where the nodes are in no object. */
function nodesOf(subject: Subject, cluster: string): number {
  const declared = subject.model?.clusters.find(({ id }) => id === cluster)?.nodes.length;
  const view = viewsOf(subject).find(({ index }) => index.id === cluster);
  return declared ?? view?.index.byKind.get('Node')?.length ?? 0;
}
