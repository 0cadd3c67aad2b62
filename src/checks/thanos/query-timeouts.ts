import { formatDuration, minute } from '../../kube/duration.ts';
import { durationMs, flag } from '../../topology/engines/flags.ts';
import { readAt } from '../../topology/objects/workload.ts';
import type { Topology } from '../../topology/topology.ts';
import type { Check } from '../check.ts';
import { enginesNamed, ownerText, type RunningEngine } from '../cluster-view.ts';

/** thanos@v0.42.4 cmd/thanos/query.go, default of `--query.timeout`. */
const defaultTimeout = 2 * minute;

export const queryTimeouts: Check = {
  code: 'thanos/query-timeouts',
  severity: 'error',
  title: 'One slow store spends the time of the whole query',
  why: 'A store that hangs is waited for until the query itself runs out of time, so that nothing is answered although all others have.',
  fix: 'Write `--store.response-timeout` as half of `--query.timeout`.',
  refs: ['B6'],
  run: (subject, report) => {
    for (const query of enginesNamed(subject, 'query')) {
      const { flags, workload, container } = query.reading;
      const whole = durationMs(flag(flags, 'query.timeout')?.text ?? '') ?? defaultTimeout;
      const word = flag(flags, 'store.response-timeout');
      const one = word === undefined ? 0 : durationMs(word.text);
      if (one === null) continue;
      if (one >= whole)
        report(
          readAt(workload, word?.field ?? container.field),
          `${ownerText(query)} waits ${formatDuration(one)} for a store and ${formatDuration(whole)} for the whole query`,
        );
      else if (one === 0 && asksOtherClusters(subject.topology, query))
        report(
          readAt(workload, word?.field ?? container.field),
          `${ownerText(query)} asks stores outside its cluster and waits for each as long as for the whole query`,
          { severity: 'warning' },
        );
    }
  },
};

function asksOtherClusters(topology: Topology, { reading: { workload } }: RunningEngine): boolean {
  return topology.edges.some((edge) => {
    const from = topology.nodes.get(edge.from);
    const to = edge.to === null ? undefined : topology.nodes.get(edge.to);
    return (
      edge.kind === 'queries' &&
      from?.kind === 'querier' &&
      from.cluster === workload.cluster &&
      from.namespace === workload.namespace &&
      from.name === workload.name &&
      to !== undefined &&
      to.cluster !== from.cluster
    );
  });
}
