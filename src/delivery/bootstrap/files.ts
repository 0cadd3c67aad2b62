import type { Workload } from '../../components/workload.ts';
import type { TreeFile } from '../../manifests/layout.ts';
import { yamlWriter } from '../../manifests/yaml.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { secretsOf } from '../../model/secrets/secrets.ts';
import { applyScript } from './apply.ts';
import { argocdScript } from './argocd.ts';
import { bucketsScript } from './buckets.ts';
import { certificatesScript } from './certificates.ts';
import { kindConfig, kindScript, nodePortsOf } from './kind.ts';
import { kubeadmConfig, kubeadmScript } from './kubeadm.ts';
import { kubeconfigScript } from './kubeconfig.ts';
import { library } from './library.ts';
import { minikubeScript } from './minikube.ts';
import { networkScript } from './network.ts';
import type { WorkloadsOf } from './order.ts';
import { registerScript } from './register.ts';
import { type Script, scriptPath, scriptText } from './script.ts';
import { secretValues } from './secret-values.ts';
import { secretsScript } from './secrets.ts';

/** The scripts that this fleet needs, and the files that they read; each is run as `bash bootstrap/...`. */
export function* bootstrapFiles(model: Model, workloads: readonly Workload[]): Generator<TreeFile> {
  const byCluster: WorkloadsOf = Map.groupBy(workloads, ({ cluster }) => cluster);
  const takenPorts = new Set<number>();
  let asksForValues = false;
  for (const cluster of model.clusters) {
    const own = byCluster.get(cluster.id) ?? [];
    yield* clusterFiles(cluster, own, takenPorts);
    const secrets = own.length === 0 ? null : secretsScript(model, cluster, byCluster);
    if (secrets === null) continue;
    asksForValues ||= model.secrets.via !== 'external-secrets';
    yield written(secrets);
  }
  if (asksForValues) yield ['bootstrap/secret-values.sh', secretValues(model)];
  yield ['bootstrap/lib.sh', library(model)];
  const shared = [
    kubeconfigScript(model),
    networkScript(model, byCluster),
    certificatesScript(model, (cluster) => trusting(model, cluster)),
    bucketsScript(model),
    argocdScript(model),
    registerScript(model),
    applyScript(model, byCluster),
  ];
  for (const script of shared) if (script !== null) yield written(script);
}

/** `takenPorts` are those of the machine's loopback that kind clusters have by now. */
function* clusterFiles(cluster: Cluster, workloads: readonly Workload[], takenPorts: Set<number>): Generator<TreeFile> {
  const write = yamlWriter();
  const { flavor } = cluster.kubernetes;
  if (flavor === 'kind') {
    const ports = nodePortsOf(workloads).filter((port) => !takenPorts.has(port));
    for (const port of ports) takenPorts.add(port);
    yield written(kindScript(cluster));
    yield [scriptPath(cluster.id, 'kind.yaml'), write(kindConfig(cluster, ports))];
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
