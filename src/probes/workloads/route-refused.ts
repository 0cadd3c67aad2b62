import { objectName } from '../../kube/objects.ts';
import { componentOf } from '../about.ts';
import type { Answer, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { causeOf } from './not-ready.ts';
import { clusterStates } from './round.ts';

const kinds: ReadonlySet<string> = new Set(['Gateway', 'HTTPRoute', 'GRPCRoute', 'TLSRoute']);

/** Whether every gateway is programmed, and every route accepted by its gateway and led to what is there. */
export const routeRefused: Probe = {
  code: 'workloads/route-refused',
  severity: 'error',
  title: 'A gateway or a route is not taken up',
  why: 'What it exposes cannot be reached from outside: other clusters cannot write or be queried, people see no page',
  fix: 'Read what the controller of the gateway says: a listener that is not there, a certificate or a Service that is missing, a namespace that is not allowed',
  refs: [],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const states = await clusterStates(live, id);
    if (!states.ok) return [];
    return states.value.states.flatMap(({ object, live: found, readiness }): readonly Answer[] => {
      if (!kinds.has(object.kind) || found === null) return [];
      const name = objectName(object);
      const about = question(
        id,
        componentOf(live, { cluster: id, object: name, field: '' }),
        `${name} is accepted`,
        name,
        'status',
      );
      return [
        readiness.ready ? about.yes('accepted') : about.no(`\`${name}\` is not taken up: ${causeOf(readiness.says)}`),
      ];
    });
  },
};
