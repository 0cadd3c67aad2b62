import type { Workload } from '../../components/workload.ts';
import { apiGroup, type KubeObject } from '../../kube/objects.ts';
import type { AppProject } from '../../kube/types.gen.ts';
import { namespaces } from '../../model/addresses.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { charts } from '../../model/versions.ts';
import { labels } from './application.ts';
import { sealedFor } from './applications.ts';
import { type GroupKind, kindsOfChart } from './chart-kinds.ts';
import { clusterName, destinationName, inCluster, names, type Repository } from './names.ts';

/** What a project may do. */
interface Rights {
  readonly name: string;
  readonly about: string;
  /** Name of the cluster to which it may deliver. */
  readonly cluster: string;
  readonly namespaces: readonly string[];
  readonly clusterKinds: readonly GroupKind[];
  readonly namespacedKinds: readonly GroupKind[];
}

/** The project of the Applications that hold Applications: it may make nothing else. */
export function rootProject(repository: Repository): AppProject {
  return project(repository, {
    name: names.root,
    about: 'Holds the Applications and projects of the fleet.',
    cluster: inCluster,
    namespaces: [namespaces.argocd],
    clusterKinds: [],
    namespacedKinds: ['Application', 'AppProject'].map((kind) => ({ group: 'argoproj.io', kind })),
  });
}

/** The project in which Argo CD installs itself. */
export function selfProject(repository: Repository): AppProject {
  const chart = neededKinds(charts.argoCd.name);
  return project(repository, {
    name: names.self,
    about: 'Argo CD itself.',
    cluster: inCluster,
    namespaces: [namespaces.argocd],
    clusterKinds: [...chart.cluster, { group: '', kind: 'Namespace' }],
    namespacedKinds: chart.namespaced,
  });
}

/** The project of one cluster: it reaches that cluster alone, with the namespaces and kinds that the tree has for it. */
export function clusterProject(
  model: Model,
  repository: Repository,
  cluster: Cluster,
  workloads: readonly Workload[],
): AppProject {
  const objects = workloads.flatMap((workload) => workload.objects);
  const releases = workloads.flatMap((workload) => workload.charts);
  const sealed = sealedFor(model, cluster);
  const brought = releases.map(({ name }) => neededKinds(name));
  const isScoped = ({ metadata }: KubeObject): boolean => metadata.namespace !== undefined;
  return project(repository, {
    name: clusterName(cluster.id),
    about: `Everything in ${cluster.id}.`,
    cluster: destinationName(model, cluster),
    namespaces: [
      ...objects.flatMap(({ kind, metadata }) => metadata.namespace ?? (kind === 'Namespace' ? metadata.name : [])),
      ...releases.map((release) => release.namespace),
      ...sealed.map((secret) => secret.namespace),
      ...brought.flatMap((chart) => chart.namespaces),
    ],
    clusterKinds: [...objects.filter((o) => !isScoped(o)).map(kindOf), ...brought.flatMap((chart) => chart.cluster)],
    namespacedKinds: [
      ...objects.filter(isScoped).map(kindOf),
      ...brought.flatMap((chart) => chart.namespaced),
      ...sealed.map(() => ({ group: 'bitnami.com', kind: 'SealedSecret' })),
    ],
  });
}

function project({ repo }: Repository, rights: Rights): AppProject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: rights.name, namespace: namespaces.argocd, labels, annotations: kept },
    spec: {
      description: rights.about,
      sourceRepos: [repo],
      destinations: [...new Set(rights.namespaces)]
        .toSorted()
        .map((namespace) => ({ name: rights.cluster, namespace })),
      clusterResourceWhitelist: inOrder(rights.clusterKinds),
      namespaceResourceWhitelist: inOrder(rights.namespacedKinds),
    },
  };
}

/**
 * The Applications of a cluster that leaves the fleet delete what they brought by the rights of their project: it stays behind them, and an
 * empty project gives nobody anything.
 */
const kept = {
  'argocd.argoproj.io/sync-options': 'Prune=false',
  'argocd.argoproj.io/compare-options': 'IgnoreExtraneous',
} as const;

/** A chart that is not in the table is our fault: its project would let nothing of it in. */
function neededKinds(chart: string): NonNullable<ReturnType<typeof kindsOfChart>> {
  const found = kindsOfChart(chart);
  if (found === null)
    throw new Error(`The kinds that the chart \`${chart}\` brings are not in src/delivery/argocd/chart-kinds.ts`);
  return found;
}

function kindOf({ apiVersion, kind }: KubeObject): GroupKind {
  return { group: apiGroup(apiVersion), kind };
}

/** Each once, by group and kind. */
function inOrder(kinds: readonly GroupKind[]): readonly GroupKind[] {
  const byName = new Map(kinds.map((one) => [`${one.group}/${one.kind}`, one]));
  return [...byName].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}
