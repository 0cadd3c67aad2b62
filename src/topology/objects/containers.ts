import { listAt, mapAt, numberAt, stringAt } from '../../kube/read.ts';
import type { Container, ContainerPort, EnvValue, Mount, Word } from './workload.ts';
import { podNameMark } from './workload.ts';

/** The texts of a ConfigMap by their keys, or `undefined` where it cannot be had. */
export type ConfigMapTexts = (namespace: string, name: string) => Readonly<Record<string, string>> | undefined;

/** The containers under `spec.containers` of a pod, with `$(VAR)` replaced as the kubelet does it. */
export function containersOf(
  podSpec: unknown,
  field: string,
  namespace: string,
  configMapTexts: ConfigMapTexts,
): readonly Container[] {
  return listAt(podSpec, 'containers').map((raw, i) => {
    const here = `${field}.containers[${i}]`;
    const env = envOf(raw, namespace, configMapTexts);
    return {
      name: stringAt(raw, 'name') ?? '',
      image: stringAt(raw, 'image') ?? '',
      command: wordsAt(raw, 'command', here, env),
      args: wordsAt(raw, 'args', here, env),
      env,
      ports: portsOf(raw),
      mounts: mountsOf(raw),
      field: here,
    };
  });
}

function wordsAt(raw: unknown, key: string, field: string, env: ReadonlyMap<string, EnvValue>): readonly Word[] {
  return listAt(raw, key).flatMap((word, i) =>
    typeof word === 'string' || typeof word === 'number'
      ? [{ text: expand(String(word), env), field: `${field}.${key}[${i}]` }]
      : [],
  );
}

/** Replaces `$(VAR)`; what is unknown stays as it is, and `$$(VAR)` is the text `$(VAR)` (kubernetes third_party/forked/golang/expansion). */
function expand(text: string, env: ReadonlyMap<string, EnvValue>): string {
  if (!text.includes('$')) return text;
  return text.replace(/\$\$|\$\(([^()\s]*)\)/g, (whole, name: string | undefined) => {
    if (name === undefined) return '$';
    const value = env.get(name);
    return value?.kind === 'text' ? value.text : whole;
  });
}

function envOf(raw: unknown, namespace: string, configMapTexts: ConfigMapTexts): ReadonlyMap<string, EnvValue> {
  const env = new Map<string, EnvValue>();
  for (const source of listAt(raw, 'envFrom')) {
    const prefix = stringAt(source, 'prefix') ?? '';
    const texts = configMapTexts(namespace, stringAt(source, 'configMapRef', 'name') ?? '');
    for (const [key, text] of Object.entries(texts ?? {})) env.set(`${prefix}${key}`, { kind: 'text', text });
  }
  for (const entry of listAt(raw, 'env')) {
    const name = stringAt(entry, 'name');
    if (name !== undefined) env.set(name, envValue(entry, env, namespace, configMapTexts));
  }
  return env;
}

function envValue(
  entry: unknown,
  before: ReadonlyMap<string, EnvValue>,
  namespace: string,
  configMapTexts: ConfigMapTexts,
): EnvValue {
  const value = stringAt(entry, 'value');
  if (value !== undefined) return { kind: 'text', text: expand(value, before) };
  const from = mapAt(entry, 'valueFrom');
  const path = stringAt(from, 'fieldRef', 'fieldPath');
  if (path === 'metadata.name') return { kind: 'text', text: podNameMark };
  if (path === 'metadata.namespace') return { kind: 'text', text: namespace };
  const secret = stringAt(from, 'secretKeyRef', 'name');
  if (secret !== undefined) return { kind: 'secret', name: secret, key: stringAt(from, 'secretKeyRef', 'key') ?? '' };
  const configMap = stringAt(from, 'configMapKeyRef', 'name');
  const text =
    configMap === undefined
      ? undefined
      : configMapTexts(namespace, configMap)?.[stringAt(from, 'configMapKeyRef', 'key') ?? ''];
  return text === undefined ? { kind: 'unknown' } : { kind: 'text', text };
}

function portsOf(raw: unknown): readonly ContainerPort[] {
  return listAt(raw, 'ports').flatMap((entry) => {
    const port = numberAt(entry, 'containerPort');
    return port === undefined
      ? []
      : [{ name: stringAt(entry, 'name') ?? '', port, hostPort: numberAt(entry, 'hostPort') ?? null }];
  });
}

/** Volume mounts of a container or of a resource that passes them on. */
export function mountsOf(raw: unknown): readonly Mount[] {
  return listAt(raw, 'volumeMounts').flatMap((entry) => {
    const volume = stringAt(entry, 'name');
    const path = stringAt(entry, 'mountPath');
    return volume === undefined || path === undefined
      ? []
      : [{ volume, path: path.replace(/\/+$/, ''), subPath: stringAt(entry, 'subPath') ?? '' }];
  });
}

/**
 * An operator's container with the user's patch of the same name over it: lists of arguments are replaced, the others are merged by their
 * keys (prometheus-operator@v0.93.1 pkg/k8s MergePatchContainers, a strategic merge). Containers of other names are added.
 */
export function patchContainers(own: readonly Container[], patches: readonly Container[]): readonly Container[] {
  const patched = own.map((container) => {
    const patch = patches.find((p) => p.name === container.name);
    return patch === undefined ? container : merged(container, patch);
  });
  return [...patched, ...patches.filter((p) => !own.some((c) => c.name === p.name))];
}

function merged(own: Container, patch: Container): Container {
  return {
    name: own.name,
    image: patch.image === '' ? own.image : patch.image,
    command: patch.command.length === 0 ? own.command : patch.command,
    args: patch.args.length === 0 ? own.args : patch.args,
    env: new Map([...own.env, ...patch.env]),
    ports: [...own.ports.filter((o) => !patch.ports.some((p) => p.port === o.port)), ...patch.ports],
    mounts: [...own.mounts.filter((o) => !patch.mounts.some((p) => p.path === o.path)), ...patch.mounts],
    field: own.field,
  };
}
