import { type Content, fileContent, secretContent } from '../objects/files.ts';
import { podNameMark, readAt } from '../objects/workload.ts';
import type { LabelSet, ReadAt } from '../topology.ts';
import { durationMs, flag } from './flags.ts';
import type { Listener, Protocol, Reading, StoreUse } from './reading.ts';
import { serverTls } from './server-tls.ts';

/** A port that a flag such as `--grpc-address=0.0.0.0:10901` opens; a flag that cannot be read opens the default one. */
export function listener(reading: Reading, node: string, protocol: Protocol, name: string, port: number): Listener {
  const text = flag(reading.flags, name)?.text ?? '';
  const written = /:(\d{1,5})$/.exec(text)?.[1];
  return {
    node,
    protocol,
    port: written === undefined ? port : Number(written),
    local: /^(?:localhost|127\.|\[::1\])/.test(text),
    tls: serverTls(reading, protocol, name),
  };
}

/** Milliseconds of a duration flag; the default, also in milliseconds, where it is not set or cannot be read. */
export function duration(reading: Reading, name: string, byDefault: number): number {
  const value = flag(reading.flags, name);
  if (value === undefined) return byDefault;
  const ms = durationMs(value.text);
  if (ms === null) reading.say(`\`--${name}=${value.text}\` is no duration`);
  return ms ?? byDefault;
}

/** A setting that is given as text by `--<name>` or as a file by `--<name>-file`; `null` where neither is. */
export function setting(reading: Reading, name: string): { readonly content: Content; readonly readAt: ReadAt } | null {
  const { cluster, workload, container, flags } = reading;
  const file = flag(flags, `${name}-file`);
  if (file !== undefined && file.text !== '')
    return { content: fileContent(cluster, workload, container, file.text), readAt: readAt(workload, file.field) };
  const inline = flag(flags, name);
  if (inline === undefined || inline.text === '') return null;
  const here = readAt(workload, inline.field);
  const variable = /^\$\(([^()]+)\)$/.exec(inline.text)?.[1];
  const value = variable === undefined ? undefined : container.env.get(variable);
  if (value?.kind === 'secret')
    return { content: secretContent(cluster, workload.namespace, value.name, value.key), readAt: here };
  if (variable !== undefined)
    return { content: { kind: 'unknown', reason: `the variable \`${variable}\` is in no object` }, readAt: here };
  return { content: { kind: 'text', text: inline.text, readAt: here }, readAt: here };
}

/** The YAML of a setting, with where it was read; `null` where it is not set or cannot be read, which is then said. */
export function settingYaml(
  reading: Reading,
  name: string,
): { readonly value: unknown; readonly readAt: ReadAt } | null {
  const found = setting(reading, name);
  if (found === null) return null;
  const { content } = found;
  if (content.kind !== 'text') {
    const why = content.kind === 'secret' ? `it lies in Secret ${content.name}` : content.reason;
    reading.say(`\`--${name}\` cannot be read: ${why}`);
    return null;
  }
  const value = reading.yaml.parse(content.text);
  if (value === undefined || value === null) {
    reading.say(`\`--${name}\` is no YAML`);
    return null;
  }
  return { value, readAt: content.readAt };
}

/** Labels apart from the one whose value is the pod's name, which is the replica label. */
export function identity(labels: LabelSet): {
  readonly externalLabels: LabelSet;
  readonly replicaLabel: string | null;
} {
  const entries = Object.entries(labels);
  const replicaLabel = entries.find(([, value]) => value.includes(podNameMark))?.[0] ?? null;
  return { externalLabels: Object.fromEntries(entries.filter(([name]) => name !== replicaLabel)), replicaLabel };
}

/** External labels as Thanos takes them: repeated `--label=name="value"`. */
export function labelFlags(reading: Reading): LabelSet {
  const out: Record<string, string> = {};
  for (const { text } of reading.flags.get('label') ?? []) {
    const parts = /^\s*([A-Za-z_]\w*)\s*=\s*"?(.*?)"?\s*$/.exec(text);
    if (parts === null) reading.say(`\`--label=${text}\` is no label`);
    else out[parts[1] ?? ''] = parts[2] ?? '';
  }
  return out;
}

/** How an engine uses an object store; none where it is not configured. */
export function storeUse(reading: Reading, from: string, kind: StoreUse['kind']): readonly StoreUse[] {
  const found = setting(reading, 'objstore.config');
  return found === null ? [] : [{ kind, from, ...found }];
}
