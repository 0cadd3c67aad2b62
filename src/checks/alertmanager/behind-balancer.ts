import type { Check } from '../check.ts';

export const behindBalancer: Check = {
  code: 'alertmanager/behind-balancer',
  severity: 'error',
  title: 'Alerts go to one of several Alertmanagers that a balancer picks',
  why: 'Alertmanagers tell each other what they have notified, not what fires: each must be sent every alert, or one that fails takes its alerts with it and resolved ones come back.',
  fix: 'Name all replicas: a headless Service with `dns+` or `dnssrv+`, or discovery of its endpoints.',
  refs: ['D16'],
  run: ({ topology }, report) => {
    for (const edge of topology.edges) {
      if (edge.kind !== 'sends-alerts' || edge.to === null || edge.pods !== 'any') continue;
      const from = topology.nodes.get(edge.from);
      const to = topology.nodes.get(edge.to);
      if (from === undefined || to?.kind !== 'alertmanager' || to.replicas < 2) continue;
      report(
        edge.readAt,
        `${from.kind} \`${from.name}\` of \`${from.cluster}\` sends its alerts to \`${edge.address}\`, which picks one of the ${to.replicas} replicas of Alertmanager \`${to.name}\``,
      );
    }
  },
};
