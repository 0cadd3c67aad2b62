import type { LiveObject } from '../../cluster/kube/kube-client.ts';
import type { State } from '../../cluster/readiness/state-of.ts';
import { counted } from '../../findings/wording.ts';
import { objectName } from '../../kube/objects.ts';
import { at, listAt, stringAt, stringsAt } from '../../kube/read.ts';
import { componentOf } from '../about.ts';
import type { Answer, Live, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { causeOf } from './not-ready.ts';
import { clusterStates, listed } from './round.ts';

/** Whether a ready endpoint stands behind every Service and each of its ports. */
export const serviceEmpty: Probe = {
  code: 'workloads/service-empty',
  severity: 'error',
  title: 'Nobody ready stands behind a Service',
  why: 'Whoever calls it is refused: queries, writes and scrapes through it fail',
  fix: 'Compare its selector with the labels of the pods and its target ports with theirs, and mend what keeps the pods from being ready',
  refs: [],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const states = await clusterStates(live, id);
    if (!states.ok) return [];
    const slices = await listed(live, id, 'discovery.k8s.io/v1', 'EndpointSlice');
    if (!slices.ok) return [question(id, 'services', 'endpoints are listed', 'API server').no(slices.refusal.message)];
    return states.value.states.flatMap((state) =>
      state.object.kind === 'Service' ? askService(live, id, state, slices.value) : [],
    );
  },
};

function askService(live: Live, cluster: string, state: State, slices: readonly LiveObject[]): readonly Answer[] {
  const service = state.live;
  // One that is not there is told by another question; one without selector has endpoints by hand.
  if (service === null || Object.keys(stringsAt(service, 'spec', 'selector')).length === 0) return [];
  const name = objectName(state.object);
  const component = componentOf(live, { cluster, object: name, field: '' });
  const about = question(cluster, component, `${name} has ready endpoints`, name, 'spec.selector');
  const own = slices.filter(
    ({ metadata: { namespace, labels = {} } }) =>
      namespace === service.metadata.namespace && labels['kubernetes.io/service-name'] === service.metadata.name,
  );
  const used = own.filter((slice) => readyIn(slice) > 0);
  const ready = used.reduce((sum, slice) => sum + readyIn(slice), 0);
  if (ready === 0) {
    const cause = state.readiness.ready ? '' : `: ${causeOf(state.readiness.says)}`;
    return [about.no(`\`${name}\` has no ready endpoint${cause}`)];
  }
  if (!state.readiness.ready && state.readiness.says.includes('load balancer'))
    return [about.no(`\`${name}\` ${causeOf(state.readiness.says)}`)];
  const closed = portsOf(service).filter((port) => !used.some((slice) => portsOf(slice, 'ports').includes(port)));
  if (closed.length > 0)
    return [
      about.no(`\`${name}\` leads nowhere by port \`${closed[0]}\`: its pods have no port of the name that it targets`),
    ];
  return [about.yes(counted(ready, 'endpoint'))];
}

/** `ready` left out means ready (kubernetes@v1.35.4 discovery/v1 EndpointConditions). */
function readyIn(slice: LiveObject): number {
  return listAt(slice, 'endpoints').filter((endpoint) => at(endpoint, 'conditions', 'ready') !== false).length;
}

/** The names of ports; a single one may have none. */
function portsOf(object: LiveObject, ...path: readonly string[]): readonly string[] {
  return listAt(object, ...(path.length === 0 ? ['spec', 'ports'] : path)).map((port) => stringAt(port, 'name') ?? '');
}
