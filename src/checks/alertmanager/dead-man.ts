import { nodesOf } from '../../topology/topology.ts';
import type { Check } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';
import { everyRule } from '../rules/every-rule.ts';
import { isSilent, routedTo, routingsOf } from './routing.ts';

export const deadMan: Check = {
  code: 'alertmanager/dead-man',
  severity: 'warning',
  title: 'Nobody hears when alerting itself is dead',
  why: 'When Prometheus, the ruler or Alertmanager is down no alert comes, and silence looks like peace.',
  fix: 'Let an alert `Watchdog` with the expression `vector(1)` fire always, and route it to a service outside that raises the alarm when it stops.',
  refs: ['D18'],
  run: (subject, report) => {
    const alerts = everyRule(subject).filter(({ alert }) => alert !== '');
    const switches = new Set(alerts.filter(({ expression }) => always.test(expression)).map(({ alert }) => alert));
    // Charts bring one of their own.
    const fromChart = subject.charts.some(({ name }) => charts.includes(name));
    const [first] = nodesOf(subject.topology, 'alertmanager');
    if (first !== undefined && alerts.length > 0 && switches.size === 0 && !fromChart)
      report(
        first.readAt,
        `None of ${alerts.length} alerts fires always, so that nobody hears when Alertmanager \`${first.name}\` of \`${first.cluster}\` gets none`,
      );
    if (fromChart) switches.add('Watchdog');
    const watched = new Set(alerts.flatMap(({ expression }) => watchedBy(expression)));
    for (const view of viewsOf(subject))
      for (const name of switches) {
        // What another cluster watches need not go outside.
        if (watched.has(`${name} ${view.index.id}`)) continue;
        for (const routing of routingsOf(view)) {
          const to = routedTo(routing, name);
          if (to === null || isSilent(routing, to.receiver) !== true) continue;
          const { where } = routing;
          // To throw it away is a choice, which is told and not blamed.
          report(
            { ...where, field: `${where.field}.${to.field}` },
            `\`${name}\`, which tells that alerting works, goes to \`${to.receiver}\` in \`${view.index.id}\`, which tells nobody`,
            { severity: 'note', fix: 'Name a receiver outside, in a fleet file by `alerts.deadMan`.' },
          );
        }
      }
  },
};

const always = /^\s*(?:vector\s*\(\s*1\s*\)|1)\s*$/;

/** Charts whose rules have a Watchdog unless it is turned off (kube-prometheus-stack@88.5.3 templates/prometheus/rules-1.14/general.rules.yaml). */
const charts: readonly string[] = ['kube-prometheus-stack'];

/** Alerts, each with the cluster, that an expression asks for by the series that they leave: `alert cluster`. */
function watchedBy(expression: string): readonly string[] {
  if (!expression.includes('ALERTS{')) return [];
  const texts = [...expression.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
  return texts.flatMap((alert) => texts.map((cluster) => `${alert} ${cluster}`));
}
