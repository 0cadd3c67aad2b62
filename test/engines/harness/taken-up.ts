import { type KubeObject, type Labels, objectName } from '../../../src/kube/objects.ts';
import { numberAt, stringsAt } from '../../../src/kube/read.ts';
import { clusterIndex } from '../../../src/topology/objects/cluster-index.ts';
import { holds } from '../../../src/topology/objects/selector.ts';
import { readChartUses } from './charts.ts';
import type { Pod } from './pods.ts';
import type { RenderedCluster } from './trees.ts';

/** How a generated configuration names the job of each kind of monitor (prometheus-operator@v0.93.1 pkg/prometheus/promcfg.go). */
const jobPrefixes: Readonly<Record<string, string>> = {
  ServiceMonitor: 'serviceMonitor',
  PodMonitor: 'podMonitor',
  Probe: 'probe',
  ScrapeConfig: 'scrapeConfig',
};

/**
 * The monitors, rules and routes among the rendered objects that the operator has put into no configuration:
 * no selector found them, or it could not use them.
 */
export function notTakenUp(rendered: readonly KubeObject[], state: readonly KubeObject[]): readonly string[] {
  const configurations = state
    .filter((one) => one.kind === 'Secret' && one.metadata.name.endsWith('-reloaded'))
    .flatMap((one) => Object.values(stringsAt(one, 'stringData')))
    .join('\n');
  const ruleFiles = state.filter(isRuleFiles).flatMap((one) => Object.keys(stringsAt(one, 'data')));
  return rendered
    .filter((object) => {
      const { name, namespace = 'default' } = object.metadata;
      const job = jobPrefixes[object.kind];
      if (job !== undefined)
        return !new RegExp(`job_name: ${job}/${namespace}/${name}(/\\d+)?\\n`).test(configurations);
      if (object.kind === 'PrometheusRule') return !ruleFiles.some((file) => file.startsWith(`${namespace}-${name}-`));
      if (object.kind === 'AlertmanagerConfig') return !configurations.includes(`${namespace}/${name}/`);
      return false;
    })
    .map(objectName);
}

/** Whether the object is one of the ConfigMaps into which the operator writes rules. */
export function isRuleFiles(object: KubeObject): boolean {
  return object.kind === 'ConfigMap' && /-rulefiles-\d+$/.test(object.metadata.name);
}

const logKinds: ReadonlySet<string> = new Set(['OpenSearchCluster', 'FluentBit']);

/**
 * Services with a selector that no pod of the cluster has: everything that asks them would be refused. A chart's pods are its own. The
 * operators of logs cannot be had here: their pods have the labels that our own reading of their sources gives.
 */
export function leadingNowhere(
  { cluster, objects, directories }: RenderedCluster,
  pods: readonly Pod[],
): readonly string[] {
  const ofLogs = clusterIndex(cluster, objects).workloads.filter(({ resource }) => logKinds.has(resource?.kind ?? ''));
  const releases = directories.flatMap(readChartUses).map((chart) => chart.releaseName);
  const services = objects.filter((object) => object.kind === 'Service');
  return services
    .filter((service) => {
      const selector = stringsAt(service, 'spec', 'selector');
      if (Object.keys(selector).length === 0 || releases.includes(selector['app.kubernetes.io/instance'] ?? ''))
        return false;
      if (ofLogs.some(({ podLabels }) => holds(selector, podLabels))) return false;
      return !pods.some((pod) => pod.namespace === (service.metadata.namespace ?? 'default') && selects(selector, pod));
    })
    .map(objectName);
}

/** Names inside the cluster that lead to no pod, but for further replicas of one that is there. */
export function unresolved(absent: Iterable<string>, pods: readonly Pod[]): readonly string[] {
  const replicas = new Set(pods.flatMap(replicaNames));
  return [...absent].filter((meant) => /\.svc(\.|:|$)/.test(meant) && !replicas.has(meant.split('.')[0] ?? ''));
}

/** Whether a selector finds the pod, or another replica of it: the StatefulSet controller labels each with its own name. */
function selects(selector: Labels, pod: Pod): boolean {
  const names = replicaNames(pod);
  return Object.entries(selector).every(([key, value]) =>
    key === 'statefulset.kubernetes.io/pod-name' ? names.includes(value) : pod.labels[key] === value,
  );
}

function replicaNames({ owner }: Pod): readonly string[] {
  const replicas = numberAt(owner, 'spec', 'replicas') ?? 1;
  return Array.from({ length: replicas }, (_, i) => `${owner.metadata.name}-${i}`);
}
