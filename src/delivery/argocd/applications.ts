import { type Workload, waves } from '../../components/workload.ts';
import { apiGroup } from '../../kube/objects.ts';
import type { Application } from '../../kube/types.gen.ts';
import { directoryOf } from '../../manifests/layout.ts';
import { namespaces } from '../../model/addresses.ts';
import type { Cluster, Model } from '../../model/model.ts';
import type { DeclaredSecret } from '../../model/secrets/declared-secret.ts';
import { secretsFolder, secretsOf } from '../../model/secrets/secrets.ts';
import { application } from './application.ts';
import { applicationName, clusterName, destinationName, inCluster, names, paths, type Repository } from './names.ts';

/**
 * The Application above all others. It has no waves: clusters are installed side by side, and one that is away holds up none of the others.
 * It does not hold itself, because it would wait for its own health.
 */
export function rootApplication(repository: Repository): Application {
  return application({
    name: names.root,
    project: names.root,
    destination: { name: inCluster, namespace: namespaces.argocd },
    repository,
    folder: 'argocd',
    directory: { recurse: true, include: '{argo-cd.yaml,projects/*,clusters/*}' },
    wave: null,
    confirm: false,
    options: [],
  });
}

/** Argo CD as its own Application: after the bootstrap it is changed by Git alone. */
export function selfApplication(repository: Repository): Application {
  return application({
    name: names.self,
    project: names.self,
    destination: { name: inCluster, namespace: namespaces.argocd },
    repository,
    folder: paths.install,
    directory: null,
    wave: null,
    confirm: true,
    options: [],
  });
}

/** The Application of a cluster: it holds one Application for each component, and begins a wave when the one before it is healthy. */
export function clusterApplication(repository: Repository, cluster: Cluster): Application {
  return application({
    name: clusterName(cluster.id),
    project: names.root,
    destination: { name: inCluster, namespace: namespaces.argocd },
    repository,
    folder: `${paths.applications}/${cluster.id}`,
    directory: { recurse: true },
    wave: null,
    confirm: true,
    options: [],
  });
}

/** The Application of one component in one cluster. What others stand on goes only when somebody confirms it. */
export function componentApplication(model: Model, repository: Repository, workload: Workload): Application {
  const { cluster, component, wave } = workload;
  return application({
    name: applicationName(cluster, component),
    project: clusterName(cluster),
    destination: { name: destinationName(model, { id: cluster }), namespace: mainNamespace(workload) },
    repository,
    folder: directoryOf(workload),
    directory: null,
    wave,
    confirm: wave <= waves.operators,
    options: hasCustomResources(workload) ? ['SkipDryRunOnMissingResource=true'] : [],
  });
}

/**
 * The Application of what `bootstrap/<id>/secrets.sh` sealed for a cluster and the user committed: nothing of it is written by namsan. Its
 * wave is after the controller's that opens it, and before all who read the Secrets.
 */
export function sealedApplication(model: Model, repository: Repository, cluster: Cluster): Application {
  return application({
    name: applicationName(cluster.id, 'sealed'),
    project: clusterName(cluster.id),
    destination: { name: destinationName(model, cluster), namespace: namespaces.monitoring },
    repository,
    folder: secretsFolder(cluster),
    directory: { recurse: true },
    wave: waves.secrets,
    confirm: true,
    options: ['SkipDryRunOnMissingResource=true'],
  });
}

/** Where objects go that name no namespace, which those of some charts do not. Never empty: a project lets nobody into a namespace without name. */
function mainNamespace({ charts, objects }: Workload): string {
  const own = objects.map(({ kind, metadata }) => metadata.namespace ?? (kind === 'Namespace' ? metadata.name : ''));
  return charts[0]?.namespace ?? own.find((namespace) => namespace !== '') ?? namespaces.monitoring;
}

/** The Secrets of a cluster that are sealed for it and lie in Git. */
export function sealedFor(model: Model, cluster: Cluster): readonly DeclaredSecret[] {
  return model.secrets.via === 'sealed-secrets'
    ? secretsOf(model, cluster).filter(({ maker }) => maker === 'store')
    : [];
}

/** A cluster that is asked to try out an object of a kind that it does not know yet refuses it. */
function hasCustomResources({ objects }: Workload): boolean {
  return objects.some(({ apiVersion }) => !isBuiltIn(apiGroup(apiVersion)));
}

/** API groups of Kubernetes itself have no dot or end in `.k8s.io`; so does Gateway API, which is not built in. */
function isBuiltIn(group: string): boolean {
  return group !== 'gateway.networking.k8s.io' && (!group.includes('.') || group.endsWith('.k8s.io'));
}
