import { argocdChart } from '../delivery/argocd/install.ts';
import { type KubeObject, objectName } from '../kube/objects.ts';
import { parseQuantity } from '../kube/quantity.ts';
import { stringAt } from '../kube/read.ts';
import type { FleetLoad } from '../model/load/streams.ts';
import type { Model } from '../model/model.ts';
import type { ClusterIndex } from '../topology/objects/cluster-index.ts';
import { chartNeeds, runsEverywhere } from './chart-needs.ts';
import { type Demand, unknownDemand } from './demand/demand.ts';
import { demandOf } from './demand/of-workload.ts';
import { type PodNeeds, podNeeds, poolNeeds } from './pod-needs.ts';
import { queueRate } from './queue-rate.ts';
import type { Site } from './site.ts';

/** Pods of one kind in a cluster: what each asks for and claims, as its object says, and what it needs for its load. */
export interface Part extends PodNeeds {
  /** What installs it: a component, a chart, or Kubernetes itself. */
  readonly component: string;
  /** The object that asks, as findings name it. */
  readonly object: string;
  /** Whether every node has one. */
  readonly everyNode: boolean;
  readonly demand: Demand;
  /** Samples in a second that it can write remotely; `null` where it writes none. */
  readonly queue: number | null;
}

/** Everything that runs pods or claims volumes in a cluster, as far as its objects and the values of its charts say. */
export function partsOf(model: Model, site: Site, loads: FleetLoad): readonly Part[] {
  const componentOf = new Map(
    site.workloads.flatMap(({ component, objects }) => objects.map((object) => [objectName(object), component])),
  );
  const { cluster, index } = site;
  const part = (row: PodNeeds, object: string, name: string): Part => {
    const component = componentOf.get(object) ?? '';
    return {
      ...row,
      object,
      component,
      everyNode: /^(?:DaemonSet|FluentBit) /.test(object),
      demand: demandOf(model, cluster, loads, { component, name, pods: row.pods }),
      queue: queueRate(objectNamed(index, object)),
    };
  };
  const own = index.workloads
    .filter(({ object }) => !/^(?:OpenSearchCluster|Job|CronJob) /.test(object))
    .map((workload) => part(podNeeds(site, workload), workload.object, workload.object.split('/')[1] ?? ''));
  const pools = (index.byKind.get('OpenSearchCluster') ?? []).flatMap((object) =>
    poolNeeds(object).map((row) =>
      row.name === 'OpenSearch Dashboards'
        ? { ...part(row, objectName(object), ''), demand: unknownDemand }
        : part(row, objectName(object), row.name.replace('OpenSearch ', '')),
    ),
  );
  return [...own, ...pools, ...claims(site, componentOf), ...chartParts(model, site), ...ofKubernetes(site)];
}

function objectNamed(index: ClusterIndex, object: string): KubeObject | undefined {
  const [, kind = '', namespace = '', name = ''] = /^(\S+) ([^/]*)\/(.*)$/.exec(object) ?? [];
  return index.named(kind, namespace, name);
}

/** Claims that stand for themselves. */
function claims({ index }: Site, componentOf: ReadonlyMap<string, string>): readonly Part[] {
  return (index.byKind.get('PersistentVolumeClaim') ?? []).map((claim) => {
    const object = objectName(claim);
    const volume = parseQuantity(stringAt(claim, 'spec', 'resources', 'requests', 'storage') ?? '') ?? 0;
    return { ...bare(object, componentOf.get(object) ?? ''), pods: 1, volume };
  });
}

function chartParts(model: Model, { cluster, workloads }: Site): readonly Part[] {
  const { nodes } = cluster;
  const charts = workloads.flatMap((workload) => workload.charts);
  const argocd = model.delivery.via === 'argocd' && cluster.id === model.hub.id ? [argocdChart(model, [])] : [];
  const rows = [...charts, ...argocd].flatMap((chart) =>
    chartNeeds(chart, nodes.length).map((row) => ({
      ...bare(row.name, chart.name),
      ...row,
      everyNode: runsEverywhere(row.name),
    })),
  );
  const longhorn = charts.some(({ name }) => name === 'longhorn') ? [instanceManagers(cluster.nodes)] : [];
  return [...rows, ...longhorn];
}

/**
 * Longhorn's instance manager of each node asks for 12% of its cores (longhorn@v1.12.1 `guaranteed-instance-manager-cpu`), which no value of the chart shows.
 * Of unequal nodes the mean.
 */
function instanceManagers(nodes: readonly { readonly cpu: number }[]): Part {
  const cpu = (0.12 * nodes.reduce((sum, node) => sum + node.cpu, 0)) / nodes.length;
  const name = 'chart longhorn instance-manager';
  return { ...bare(name, 'longhorn'), pods: nodes.length, everyNode: true, one: { cpu, memory: 0, memoryLimit: 0 } };
}

/** Requests of the pods that kubeadm starts, and with it minikube and kind (formula `control-plane`); a managed control plane stands elsewhere. */
function ofKubernetes({ cluster }: Site): readonly Part[] {
  const mebi = 1024 ** 2;
  const dns = { cpu: 0.1, memory: 70 * mebi, memoryLimit: 170 * mebi };
  const control = { cpu: 0.65, memory: 100 * mebi, memoryLimit: 0 };
  return [
    ...(cluster.kubernetes.flavor === 'other'
      ? []
      : [{ ...bare('Kubernetes control plane', 'kubernetes'), pods: 1, one: control }]),
    { ...bare('Kubernetes CoreDNS', 'kubernetes'), pods: 2, one: dns },
  ];
}

function bare(object: string, component: string): Part {
  return {
    name: object,
    object,
    component,
    pods: 0,
    one: { cpu: 0, memory: 0, memoryLimit: 0 },
    volume: 0,
    everyNode: false,
    demand: unknownDemand,
    queue: null,
  };
}
