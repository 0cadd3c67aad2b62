import { gunzipSync, gzipSync } from 'node:zlib';
import type { Json, KubeObject } from '../../kube/objects.ts';
import { isKubeObject, listAt, numberAt, stringAt } from '../../kube/read.ts';
import { digest } from '../../manifests/digest.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { homeNamespace } from './apply-set.ts';
import { canonicalObject } from './canonical.ts';
import { identity } from './member.ts';

/** The objects of a component as they are applied in one wave. */
export interface Part {
  readonly component: string;
  readonly wave: number;
  readonly objects: readonly KubeObject[];
  /** Identities of what belongs to it and is left as it is in the cluster: Secrets, whose values no release keeps. */
  readonly left?: readonly string[];
}

/** What a cluster was brought to: kept in the cluster, so that it can be brought back there. */
export interface Release {
  readonly number: number;
  /** SHA-256 of the fleet file that it was rendered from. */
  readonly lock: string;
  readonly parts: readonly Part[];
}

/** A release in the cluster, before its content is read. */
export interface KeptRelease {
  readonly number: number;
  readonly lock: string;
  /** SHA-256 of its content. */
  readonly content: string;
  readonly chunks: readonly LiveObject[];
}

/** How many stay. */
export const keptReleases = 5;

/** Bytes of one ConfigMap's data; an API server takes 1 MiB (kubernetes@v1.35.0 pkg/apis/core/types.go MaxSecretSize). */
const chunkBytes = 900_000;

const releaseOf = 'namsan.io/release-of';
const releaseNumber = 'namsan.io/release';
const chunkNumber = 'namsan.io/chunk';
const key = 'objects.json.gz';

/** The labels that every chunk of every release of a fleet carries. */
export function releaseLabels(fleet: string): Readonly<Record<string, string>> {
  return { [releaseOf]: fleet };
}

/** SHA-256 of what a release would hold: equal content need not be kept twice. */
export function contentOf(parts: readonly Part[]): string {
  return digest(textOf(parts));
}

/** The ConfigMaps of a release in the order in which they are written: it counts from its first chunk on, which comes last. */
export function releaseObjects(
  fleet: string,
  { number, lock, parts }: Release,
  limit: number = chunkBytes,
): readonly KubeObject[] {
  const text = textOf(parts);
  const bytes = gzipSync(text, { level: 1 });
  const content = digest(text);
  const count = Math.max(1, Math.ceil(bytes.length / limit));
  return Array.from({ length: count }, (_, i): KubeObject => {
    const data = bytes.subarray(i * limit, (i + 1) * limit).toString('base64');
    const object = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: `fleet-${fleet}-release-${number}${i === 0 ? '' : `-${i}`}`,
        namespace: homeNamespace,
        labels: { ...releaseLabels(fleet), [releaseNumber]: String(number), [chunkNumber]: String(i) },
        annotations: {
          'namsan.io/lock': lock,
          'namsan.io/content': content,
          'namsan.io/chunks': String(count),
        },
      },
      binaryData: { [key]: data },
    };
    return object;
  }).reverse();
}

/** The whole releases among live ConfigMaps, the newest first. */
export function keptIn(objects: readonly LiveObject[]): readonly KeptRelease[] {
  const byNumber = Map.groupBy(objects, (object) => numberOf(object, releaseNumber));
  return [...byNumber]
    .flatMap(([number, all]): KeptRelease[] => {
      const chunks = all.toSorted((a, b) => numberOf(a, chunkNumber) - numberOf(b, chunkNumber));
      const [first] = chunks;
      const count = Number(first?.metadata.annotations?.['namsan.io/chunks'] ?? Number.NaN);
      const whole = chunks.slice(0, count).every((chunk, i) => numberOf(chunk, chunkNumber) === i);
      if (!Number.isInteger(number) || !(count >= 1) || chunks.length < count || !whole) return [];
      const { 'namsan.io/lock': lock = '', 'namsan.io/content': content = '' } = first?.metadata.annotations ?? {};
      return [{ number, lock, content, chunks: chunks.slice(0, count) }];
    })
    .toSorted((a, b) => b.number - a.number);
}

/** What a kept release holds; `null` where its content is not what was written. */
export function readRelease({ number, lock, content, chunks }: KeptRelease): Release | null {
  try {
    const bytes = Buffer.concat(chunks.map((chunk) => Buffer.from(stringAt(chunk, 'binaryData', key) ?? '', 'base64')));
    const text = gunzipSync(bytes).toString('utf8');
    if (digest(text) !== content) return null;
    const parts = listAt(JSON.parse(text), 'parts').map(partOf);
    return { number, lock, parts };
  } catch {
    return null;
  }
}

function textOf(parts: readonly Part[]): string {
  const texts = parts.map(({ component, wave, objects, left = [] }) => {
    const own = objects.filter((object) => !holdsValues(object)).map(canonicalObject);
    const secret = [...left, ...objects.filter(holdsValues).map(identity)];
    return `{"component":${JSON.stringify(component)},"wave":${wave},"objects":[${own.join(',')}],"left":${JSON.stringify(secret)}}`;
  });
  return `{"format":1,"parts":[${texts.join(',')}]}`;
}

/** Whether an object is a Secret with values, as charts render them: a ConfigMap is no place for these. */
function holdsValues(object: KubeObject): boolean {
  return object.apiVersion === 'v1' && object.kind === 'Secret' && ('data' in object || 'stringData' in object);
}

function partOf(value: Json): Part {
  const objects = listAt(value, 'objects').flatMap((object: unknown) => (isKubeObject(object) ? [object] : []));
  const left = listAt(value, 'left').map(String);
  const own = { component: stringAt(value, 'component') ?? '', wave: numberAt(value, 'wave') ?? 0, objects };
  return left.length === 0 ? own : { ...own, left };
}

function numberOf(object: LiveObject, label: string): number {
  return Number(object.metadata.labels?.[label] ?? Number.NaN);
}
