import { at, listAt, numberAt, stringAt, stringsAt } from '../../kube/read.ts';
import type { Model, ObjectStore } from '../../model/model.ts';
import type { KubeClient } from '../kube/kube-client.ts';
import { refused } from '../outcome.ts';
import type { Through } from './connection.ts';

/**
 * The way to a store whose host is the name of a Service, which means something in its own cluster only: a tunnel to one of the pods behind it.
 * `null` for every other host, which is asked from here.
 */
export function insideOf(model: Model, store: ObjectStore, kube: (cluster: string) => KubeClient): Through | null {
  const url = new URL(`${store.scheme}://${store.endpoint}`);
  const [, name, namespace] = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc(?:\.cluster\.local)?$/.exec(url.hostname) ?? [];
  if (name === undefined || namespace === undefined) return null;
  const port = Number(url.port) || (store.scheme === 'https' ? 443 : 80);
  const cluster = kube(store.servedBy?.cluster ?? model.hub.id);
  return () => tunnelTo(cluster, { name, namespace }, port);
}

async function tunnelTo(
  cluster: KubeClient,
  { name, namespace }: { readonly name: string; readonly namespace: string },
  port: number,
): ReturnType<Through> {
  const says = `Service \`${namespace}/${name}\` of \`${cluster.cluster}\``;
  const service = await cluster.get({ apiVersion: 'v1', kind: 'Service', namespace, name });
  if (!service.ok) return service;
  if (service.value === null) return refused('not-found', `There is no ${says}.`);
  const spec = at(service.value, 'spec');
  const labels = stringsAt(spec, 'selector');
  const listed = await cluster.list({ apiVersion: 'v1', kind: 'Pod' }, { namespace, labels });
  if (!listed.ok) return listed;
  const pod = listed.value.find(isReady);
  if (pod === undefined) return refused('unreachable', `No pod behind ${says} is ready.`);
  const entry = listAt(spec, 'ports').find((one) => numberAt(one, 'port') === port);
  const target = at(entry, 'targetPort') ?? port;
  const number = typeof target === 'number' ? target : portNamed(pod, String(target));
  if (entry === undefined || number === null) return refused('unreachable', `${says} has no port ${port}.`);
  return cluster.tunnel({ namespace, name: pod.metadata.name }, number);
}

function isReady(pod: unknown): boolean {
  return listAt(pod, 'status', 'conditions').some(
    (condition) => stringAt(condition, 'type') === 'Ready' && stringAt(condition, 'status') === 'True',
  );
}

function portNamed(pod: unknown, name: string): number | null {
  const ports = listAt(pod, 'spec', 'containers').flatMap((container) => listAt(container, 'ports'));
  return (
    numberAt(
      ports.find((port) => stringAt(port, 'name') === name),
      'containerPort',
    ) ?? null
  );
}
