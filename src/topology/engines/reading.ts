import type { ClusterIndex } from '../objects/cluster-index.ts';
import type { Yaml } from '../objects/embedded-yaml.ts';
import { type Content, fileContent, secretContent } from '../objects/files.ts';
import { type Container, podNameMark, readAt, type Workload } from '../objects/workload.ts';
import type { EdgeKind, FlowEdge, FlowNode, LabelSet, ReadAt } from '../topology.ts';
import { durationMs, type Flags, flag } from './flags.ts';

/** What an engine says on a port, and so what an address that leads to it may want. */
export type Protocol =
  | 'grpc'
  | 'prometheus'
  | 'remote-write'
  | 'alertmanager'
  | 'opensearch'
  | 'fluent-forward'
  | 'http';

/** A port on which a node answers. `local`: to its own pod only. */
export interface Listener {
  readonly port: number;
  readonly protocol: Protocol;
  readonly node: string;
  readonly local: boolean;
}

/** An address in an engine's configuration, to be followed. */
export interface Ask {
  readonly kind: EdgeKind;
  readonly from: string;
  readonly address: string;
  readonly wants: Protocol;
  readonly readAt: ReadAt;
  /** Where the engine asks Kubernetes for the endpoints of a Service instead of DNS for the address. */
  readonly endpoints?: ServiceEndpoints;
  /** Whether the engine takes all that the address gives for one, and asks any of them. */
  readonly group?: boolean;
}

/** Endpoints that an engine discovers through the API server: every pod behind a port, by its name or by the number that the pods listen on. */
export interface ServiceEndpoints {
  readonly namespace: string;
  readonly service: string;
  readonly port: number | string;
}

/** An object store in an engine's configuration; without `content` its flags were not understood. */
export interface StoreUse {
  readonly kind: 'uploads' | 'reads-bucket' | 'deletes-in' | 'snapshots';
  readonly from: string;
  readonly content: Content;
  readonly readAt: ReadAt;
}

/** An OpenSearch as its repositories and definitions need it. */
export interface LogStoreFacts {
  readonly id: string;
  readonly workload: Workload;
  /** The name by which definitions mean it. */
  readonly name: string;
  /** Settings of `opensearch.yml`, by their dotted names. */
  readonly settings: ReadonlyMap<string, string>;
}

/** What one engine adds to the flows. */
export interface Part {
  readonly nodes: readonly FlowNode[];
  readonly listeners?: readonly Listener[];
  readonly asks?: readonly Ask[];
  readonly stores?: readonly StoreUse[];
  /** Flows that need no address to be followed. */
  readonly edges?: readonly FlowEdge[];
  /** What an OpenSearch knows of object stores. */
  readonly logStore?: LogStoreFacts;
}

/** What the reader of an engine may look at. */
export interface Reading {
  readonly cluster: ClusterIndex;
  readonly workload: Workload;
  readonly container: Container;
  readonly flags: Flags;
  readonly yaml: Yaml;
  /** Id of the Prometheus in the same pod and of its sidecar; `null` where there is none. */
  readonly scraper: string | null;
  readonly sidecar: string | null;
  readonly id: (kind: FlowNode['kind']) => string;
  /** Notes what could not be understood. */
  readonly say: (reason: string) => void;
}

/** What every node of a workload says of itself. */
export function base(reading: Reading, kind: FlowNode['kind']) {
  const { workload, container } = reading;
  const { cluster, namespace, name, replicas } = workload;
  return { id: reading.id(kind), cluster, namespace, name, replicas, readAt: readAt(workload, container.field) };
}

/** A port that a flag such as `--grpc-address=0.0.0.0:10901` opens; a flag that cannot be read opens the default one. */
export function listener(reading: Reading, node: string, protocol: Protocol, name: string, port: number): Listener {
  const text = flag(reading.flags, name)?.text ?? '';
  const written = /:(\d{1,5})$/.exec(text)?.[1];
  return {
    node,
    protocol,
    port: written === undefined ? port : Number(written),
    local: /^(?:localhost|127\.|\[::1\])/.test(text),
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

/** Whether the directory that a flag names is on a volume that outlives the pod. */
export function persistent(reading: Reading, path: string): boolean {
  const mount = reading.container.mounts
    .filter((m) => path === m.path || path.startsWith(`${m.path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  return reading.workload.volumes.some((v) => v.name === mount?.volume && v.persistent);
}

/** How an engine uses an object store; none where it is not configured. */
export function storeUse(reading: Reading, from: string, kind: StoreUse['kind']): readonly StoreUse[] {
  const found = setting(reading, 'objstore.config');
  return found === null ? [] : [{ kind, from, ...found }];
}
