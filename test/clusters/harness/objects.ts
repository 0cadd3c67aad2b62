import { setTimeout as sleep } from 'node:timers/promises';
import type { Json, KubeObject } from '../../../src/kube/objects.ts';
import { listAt, numberAt, stringAt } from '../../../src/kube/read.ts';
import type { TestCluster } from './clusters.ts';

/** Server-side apply with strict validation, by the field manager that namsan uses or another. */
export async function apply(cluster: TestCluster, objects: readonly KubeObject[], manager = 'namsan'): Promise<void> {
  const list = { apiVersion: 'v1', kind: 'List', items: objects };
  await cluster.kubectl(
    ['apply', '--server-side', '--force-conflicts', `--field-manager=${manager}`, '--validate=strict', '-f', '-'],
    JSON.stringify(list),
  );
}

/** The objects of a kind, in a namespace or in all. */
export async function list(cluster: TestCluster, kind: string, namespace?: string): Promise<readonly Json[]> {
  const where = namespace === undefined ? ['--all-namespaces'] : ['--namespace', namespace];
  const said = await cluster.kubectl(['get', kind, ...where, '--output', 'json']);
  return listAt(JSON.parse(said) as Json, 'items');
}

/** Waits until the probe gives something; fails after the limit with what it awaited and what it saw last. */
export async function until<T>(what: string, limitMs: number, probe: () => Promise<T | null>): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    let cause: unknown;
    const found = await probe().catch((error: unknown) => {
      cause = error;
      return null;
    });
    if (found !== null) return found;
    if (Date.now() > deadline) throw new Error(`Waited ${limitMs / 1_000} s in vain for ${what}.`, { cause });
    await sleep(1_000);
  }
}

/** Waits until every workload and Job of the cluster is ready; a failure names those that are not, with the state of their pods. */
export async function untilReady(cluster: TestCluster, limitMs = 600_000): Promise<void> {
  await until(`everything in ${cluster.name} to be ready`, limitMs, async () => {
    const unready = await notReady(cluster);
    if (unready.length === 0) return true;
    throw new Error(`Not ready in ${cluster.name}: ${unready.join(', ')}`);
  });
}

/** Workloads, Jobs and resources of the Prometheus operator that are not ready, as `Kind namespace/name (state)`. */
async function notReady(cluster: TestCluster): Promise<readonly string[]> {
  const workloads = await list(cluster, 'deployments,statefulsets,daemonsets,jobs');
  const kinds = await cluster.tryKubectl(['api-resources', '--api-group=monitoring.coreos.com', '--output', 'name']);
  const operated = ['prometheuses', 'prometheusagents', 'alertmanagers', 'thanosrulers']
    .map((kind) => `${kind}.monitoring.coreos.com`)
    .filter((kind) => kinds.out.split('\n').includes(kind));
  const resources = operated.length === 0 ? [] : await list(cluster, operated.join(','));
  return [...workloads, ...resources].filter((object) => !isReady(object)).map(named);
}

function isReady(object: Json): boolean {
  const status = (field: string): number => numberAt(object, 'status', field) ?? 0;
  const current = status('observedGeneration') >= (numberAt(object, 'metadata', 'generation') ?? 0);
  const wanted = numberAt(object, 'spec', 'replicas') ?? 1;
  switch (stringAt(object, 'kind')) {
    case 'Deployment':
      return current && status('updatedReplicas') === wanted && status('availableReplicas') === wanted;
    case 'StatefulSet':
      return current && status('updatedReplicas') === wanted && status('readyReplicas') === wanted;
    case 'DaemonSet':
      return current && status('numberReady') === status('desiredNumberScheduled');
    case 'Job':
      return status('succeeded') >= 1;
    default:
      return listAt(object, 'status', 'conditions').some(
        (one) => stringAt(one, 'type') === 'Available' && stringAt(one, 'status') === 'True',
      );
  }
}

function named(object: Json): string {
  const [kind = '', namespace = '', name = ''] = [
    stringAt(object, 'kind'),
    stringAt(object, 'metadata', 'namespace'),
    stringAt(object, 'metadata', 'name'),
  ];
  return `${kind} ${namespace}/${name}`;
}
