import { at, listAt, stringAt } from '../../kube/read.ts';
import { flag, listed } from '../../topology/engines/flags.ts';
import { fileContent } from '../../topology/objects/files.ts';
import { readAt } from '../../topology/objects/workload.ts';
import { nodesOf, type Topology } from '../../topology/topology.ts';
import type { Check, ReportCheck } from '../check.ts';
import { enginesNamed, ownerText, type RunningEngine } from '../cluster-view.ts';

export const alertReplica: Check = {
  code: 'thanos/alert-replica',
  severity: 'error',
  title: 'Alerts carry the label of the replica that sent them',
  why: 'Alertmanager takes alerts that differ in one label for two: every alert comes once for each replica, and silences of one leave the other.',
  fix: 'Take the label away before alerts are sent: `--alert.label-drop` of a ruler, `alert_relabel_configs` with `labeldrop` of a Prometheus.',
  refs: ['D15'],
  run: (subject, report) => {
    // The operator takes the label away by itself (prometheus-operator@v0.93.1 pkg/thanos/statefulset.go, pkg/prometheus/promcfg.go).
    const own = (engine: RunningEngine): boolean => engine.reading.workload.resource === null;
    for (const ruler of enginesNamed(subject, 'rule').filter(own)) rulerAlerts(subject.topology, ruler, report);
    for (const server of enginesNamed(subject, 'prometheus').filter(own))
      serverAlerts(subject.topology, server, report);
  },
};

function rulerAlerts(topology: Topology, ruler: RunningEngine, report: ReportCheck): void {
  const { flags, workload, container } = ruler.reading;
  const node = nodesOf(topology, 'ruler').find((n) => n.readAt.field === container.field && isOf(n, ruler));
  const label = node?.replicaLabel ?? null;
  const sends = ['alertmanagers.url', 'alertmanagers.config', 'alertmanagers.config-file'].some((f) => flags.has(f));
  if (node === undefined || label === null || node.replicas < 2 || !sends) return;
  // Rules for alerts may take it away as well.
  if (flags.has('alert.relabel-config') || flags.has('alert.relabel-config-file')) return;
  if (listed(flags, 'alert.label-drop').includes(label)) return;
  report(
    readAt(workload, flag(flags, 'alert.label-drop')?.field ?? container.field),
    `The ${node.replicas} replicas of ${ownerText(ruler)} send each alert with \`${label}\`, so that it comes ${node.replicas} times`,
  );
}

function serverAlerts(topology: Topology, server: RunningEngine, report: ReportCheck): void {
  const { cluster, workload, container, flags, yaml } = server.reading;
  const node = nodesOf(topology, 'scraper').find((n) => isOf(n, server));
  const label = node?.replicaLabel ?? null;
  if (node === undefined || label === null || node.replicas < 2) return;
  const content = fileContent(
    cluster,
    workload,
    container,
    flag(flags, 'config.file')?.text ?? '/etc/prometheus/prometheus.yml',
  );
  const alerting = content.kind === 'text' ? at(yaml.parse(content.text), 'alerting') : undefined;
  if (content.kind !== 'text' || listAt(alerting, 'alertmanagers').length === 0) return;
  // Any other rule may take the label away too: only none at all is surely a fault.
  const rules = [
    ...listAt(alerting, 'alert_relabel_configs'),
    ...listAt(alerting, 'alertmanagers').flatMap((one) => listAt(one, 'alert_relabel_configs')),
  ];
  if (rules.some((rule) => stringAt(rule, 'action') !== 'keep' && stringAt(rule, 'action') !== 'drop')) return;
  report(
    { ...content.readAt, field: `${content.readAt.field}.alerting.alert_relabel_configs` },
    `The ${node.replicas} replicas of ${ownerText(server)} send each alert with \`${label}\`, so that it comes ${node.replicas} times`,
  );
}

function isOf(
  node: { readonly cluster: string; readonly namespace: string; readonly name: string },
  { reading: { workload } }: RunningEngine,
): boolean {
  return node.cluster === workload.cluster && node.namespace === workload.namespace && node.name === workload.name;
}
