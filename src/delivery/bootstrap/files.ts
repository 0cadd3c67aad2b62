import type { Workload } from '../../components/workload.ts';
import type { TreeFile } from '../../manifests/layout.ts';
import { yamlWriter } from '../../manifests/yaml.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { secretsOf } from '../../model/secrets.ts';
import { applyScript } from './apply.ts';
import { argocdScript } from './argocd.ts';
import { bucketsScript } from './buckets.ts';
import { certificatesScript } from './certificates.ts';
import { kindConfig, kindScript } from './kind.ts';
import { kubeadmConfig, kubeadmScript } from './kubeadm.ts';
import { kubeconfigScript } from './kubeconfig.ts';
import { library } from './library.ts';
import { minikubeScript } from './minikube.ts';
import { networkScript } from './network.ts';
import { registerScript } from './register.ts';
import { type Script, scriptPath, scriptText } from './script.ts';
import { secretValues } from './secret-values.ts';
import { secretsScript } from './secrets.ts';

/** The scripts that this fleet needs, and the files that they read; each is run as `bash bootstrap/...`. */
export function* bootstrapFiles(model: Model, workloads: readonly Workload[]): Generator<TreeFile> {
  const byCluster = Map.groupBy(workloads, ({ cluster }) => cluster);
  let asksForValues = false;
  for (const cluster of model.clusters) {
    yield* clusterFiles(model, cluster, workloads);
    const secrets = (byCluster.get(cluster.id) ?? []).length === 0 ? null : secretsScript(model, cluster, workloads);
    if (secrets === null) continue;
    asksForValues ||= model.secrets.via !== 'external-secrets';
    yield written(secrets);
  }
  if (asksForValues) yield ['bootstrap/secret-values.sh', secretValues(model)];
  yield ['bootstrap/lib.sh', library(model)];
  const shared = [
    kubeconfigScript(model),
    networkScript(model, workloads),
    certificatesScript(model, (cluster) => trusting(model, cluster)),
    bucketsScript(model),
    argocdScript(model),
    registerScript(model),
    applyScript(model, workloads),
  ];
  for (const script of shared) if (script !== null) yield written(script);
}

function* clusterFiles(model: Model, cluster: Cluster, workloads: readonly Workload[]): Generator<TreeFile> {
  const write = yamlWriter();
  const { flavor } = cluster.kubernetes;
  if (flavor === 'kind') {
    yield written(kindScript(cluster));
    yield [scriptPath(cluster.id, 'kind.yaml'), write(kindConfig(model, cluster, workloads))];
  }
  if (flavor === 'minikube') yield written(minikubeScript(cluster));
  if (flavor === 'kubeadm') {
    yield written(kubeadmScript(cluster));
    yield [scriptPath(cluster.id, 'kubeadm.yaml'), kubeadmConfig(cluster).map(write).join('---\n')];
  }
}

function written(script: Script): TreeFile {
  return [scriptPath(script.folder, script.name), scriptText(script)];
}

/** Namespaces in which something trusts the CA of the fleet. */
function trusting(model: Model, cluster: Cluster): readonly string[] {
  return secretsOf(model, cluster)
    .filter(({ name, maker }) => maker === 'certificates' && name === model.tls.ca)
    .map(({ namespace }) => namespace);
}
