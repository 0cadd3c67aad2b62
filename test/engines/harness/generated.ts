import { gunzipSync } from 'node:zlib';
import { type Json, type JsonObject, type KubeObject, objectName } from '../../../src/kube/objects.ts';
import { listAt, mapAt, numberAt, stringAt } from '../../../src/kube/read.ts';
import type { ApiServer } from './api-server.ts';
import { readState } from './cluster-state.ts';
import type { Operator } from './operator.ts';
import { environment, expand, firstPods } from './pods.ts';
import { eventually } from './waiting.ts';

/** What the operator calls the StatefulSet of each of its resources (prometheus-operator@v0.93.1 pkg/prometheus, pkg/thanos, pkg/alertmanager). */
const prefixes: Readonly<Record<string, string>> = {
  Prometheus: 'prometheus',
  PrometheusAgent: 'prom-agent',
  ThanosRuler: 'thanos-ruler',
  Alertmanager: 'alertmanager',
};

/** Whether the operator makes a workload out of the object. */
export function isOperated(object: KubeObject): boolean {
  return object.apiVersion.startsWith('monitoring.coreos.com/') && prefixes[object.kind] !== undefined;
}

/** Waits until the operator is done with every resource, and gives all that there is in the cluster then. */
export async function readGenerated(
  server: ApiServer,
  operator: Operator,
  objects: readonly KubeObject[],
): Promise<readonly KubeObject[]> {
  const operated = objects.filter(isOperated);
  let before = '';
  let since = Date.now();
  return eventually('the operator to reconcile its resources', 30_000, [operator.running], async () => {
    for (const object of operated) await mustBeReconciled(server, object);
    const state = await readState(server.client, objects);
    const now = state.map((one) => `${objectName(one)} ${stringAt(one, 'metadata', 'resourceVersion') ?? ''}`).join();
    if (now !== before) since = Date.now();
    before = now;
    const missing = operated.filter(
      (object) => !state.some((one) => one.kind === 'StatefulSet' && one.metadata.name === setName(object)),
    );
    if (missing.length > 0) throw new Error(`There is no StatefulSet of ${missing.map(objectName).join(', ')}.`);
    return Date.now() - since > 1_500 ? state : null;
  });
}

async function mustBeReconciled(server: ApiServer, object: KubeObject): Promise<void> {
  const path = (await server.client.pathOf(object)) ?? '';
  const { body } = await server.client.get(path);
  const condition = listAt(body, 'status', 'conditions').find((one) => stringAt(one, 'type') === 'Reconciled');
  const current = numberAt(condition, 'observedGeneration') === numberAt(body, 'metadata', 'generation');
  if (current && stringAt(condition, 'status') === 'True') return;
  throw new Error(`${objectName(object)} is not reconciled: ${JSON.stringify(condition)}`);
}

/** The name of the first StatefulSet of an operated resource. */
export function setName(object: KubeObject): string {
  return `${prefixes[object.kind] ?? ''}-${object.metadata.name}`;
}

/**
 * The StatefulSets as if their config reloader had run: it unpacks the generated configuration, fills in the pod's name and shard,
 * and writes it where the container beside it reads. Everything else is passed on.
 */
export function withReloadedConfig(state: readonly KubeObject[]): readonly KubeObject[] {
  return state.flatMap((object) => {
    if (object.kind !== 'StatefulSet') return [object];
    const [pod] = firstPods([object], 1);
    const reloader = pod?.containers.find((one) => stringAt(one, 'name') === 'config-reloader');
    const packed = flag(reloader, 'config-file');
    const unpacked = flag(reloader, 'config-envsubst-file');
    if (pod === undefined || reloader === undefined || packed === null || unpacked === null) return [object];
    const source = volumeAt(reloader, packed);
    const target = volumeAt(reloader, unpacked);
    const secretName = stringAt(
      pod.volumes.find((one) => stringAt(one, 'name') === source),
      'secret',
      'secretName',
    );
    const secret = state.find((one) => one.kind === 'Secret' && one.metadata.name === secretName);
    const bytes = Buffer.from(stringAt(secret, 'data', base(packed)) ?? '', 'base64');
    const text = expand(
      gunzipSync(bytes).toString('utf8'),
      environment(reloader, pod, () => ''),
    );
    const name = `${object.metadata.name}-reloaded`;
    const written = { apiVersion: 'v1', kind: 'Secret', metadata: { ...object.metadata, name } };
    return [
      withVolume(object, target, { secret: { secretName: name } }),
      { ...written, stringData: { [base(unpacked)]: text } },
    ];
  });
}

function withVolume(object: KubeObject, volume: string, source: JsonObject): KubeObject {
  const volumes = listAt(object, 'spec', 'template', 'spec', 'volumes').map((one) =>
    stringAt(one, 'name') === volume ? { name: volume, ...source } : one,
  );
  const spec = mapAt(object, 'spec');
  const template = mapAt(object, 'spec', 'template');
  const podSpec = { ...mapAt(object, 'spec', 'template', 'spec'), volumes };
  return { ...object, ...{ spec: { ...spec, template: { ...template, spec: podSpec } } } };
}

function volumeAt(container: Json, path: string): string {
  const folder = path.slice(0, path.lastIndexOf('/'));
  const mount = listAt(container, 'volumeMounts').find((one) => stringAt(one, 'mountPath') === folder);
  return stringAt(mount, 'name') ?? '';
}

function flag(container: Json | undefined, name: string): string | null {
  const args = listAt(container, 'args').map(String);
  return args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3) ?? null;
}

function base(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
