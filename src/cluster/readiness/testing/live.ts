import type { Json, JsonObject, Labels } from '../../../kube/objects.ts';
import { mapAt } from '../../../kube/read.ts';
import type { LiveObject } from '../../kube/kube-client.ts';
import { type Around, aroundOf } from '../around.ts';
import { readinessOf } from '../readiness-of.ts';

/** What an object has beside its name; `owner` and `labels` go into its metadata. */
export interface More {
  readonly metadata?: JsonObject;
  readonly owner?: LiveObject;
  readonly labels?: Labels;
  readonly [field: string]: Json | LiveObject | undefined;
}

/** A live object in the namespace `m`, or in none: its uid is its kind and name. */
export function live(type: string, name: string, more: More = {}): LiveObject {
  const [apiVersion, kind] = split(type);
  const { metadata = {}, owner, labels, ...rest } = more;
  const made: LiveObject = {
    apiVersion,
    kind,
    ...rest,
    metadata: {
      name,
      ...(clusterScoped.has(kind) ? {} : { namespace: 'm' }),
      uid: `${kind}/${name}`,
      resourceVersion: '1',
      creationTimestamp: '2026-01-01T00:00:00Z',
      ...(labels === undefined ? {} : { labels }),
      ...(owner === undefined
        ? {}
        : { ownerReferences: [{ kind: owner.kind, name: owner.metadata.name, uid: owner.metadata.uid }] }),
      ...metadata,
    },
  };
  return made;
}

const clusterScoped: ReadonlySet<string> = new Set(['Node', 'StorageClass', 'Namespace', 'CustomResourceDefinition']);

function split(type: string): [string, string] {
  const parts = type.split(' ');
  return [parts[0] ?? '', parts[1] ?? ''];
}

/** A condition of a status. */
export function condition(type: string, status: string, reason = '', message = '', observedGeneration?: number): Json {
  return { type, status, reason, message, ...(observedGeneration === undefined ? {} : { observedGeneration }) };
}

/** An event about an object; a later one has a greater `at`, in seconds. */
export function event(about: LiveObject, reason: string, message: string, field = '', at = 1): LiveObject {
  return live('v1 Event', `${about.metadata.name}.${reason}.${at}`, {
    reason,
    message,
    type: reason.startsWith('Successful') ? 'Normal' : 'Warning',
    lastTimestamp: new Date(Date.UTC(2026, 0, 1) + at * 1000).toISOString(),
    involvedObject: { uid: about.metadata.uid, fieldPath: field },
  });
}

/** Lists of these objects; `also` are kinds that were listed and had none. */
export function around(objects: readonly LiveObject[], also: readonly string[] = []): Around {
  const lists = new Map<string, readonly LiveObject[]>(also.map((kind) => [kind, []]));
  for (const object of objects) lists.set(object.kind, [...(lists.get(object.kind) ?? []), object]);
  return aroundOf(lists);
}

/** What is said of an object among others: `ready`, the line, or the line with `(stuck)` behind it. */
export function said(object: LiveObject, others: readonly LiveObject[] = [], also: readonly string[] = []): string {
  const state = readinessOf(object, around(others, also));
  if (state.ready) return 'ready';
  return state.stuck ? `${state.says} (stuck)` : state.says;
}

/** A pod with one container `c` on the node `n`, in the state given; `ready` where none is. */
export function podOf(owner: LiveObject | null, name: string, state?: JsonObject, more: More = {}): LiveObject {
  const { spec = {}, status = {}, ...rest } = more;
  return live('v1 Pod', name, {
    ...(owner === null ? {} : { owner }),
    spec: {
      nodeName: 'n',
      containers: [{ name: 'c', image: 'quay.io/x/y:v1', resources: { limits: { memory: '512Mi' } } }],
      ...mapAt(spec),
    },
    status: {
      phase: 'Running',
      conditions: [condition('Ready', state === undefined ? 'True' : 'False')],
      containerStatuses: [{ name: 'c', ready: state === undefined, restartCount: 0, ...state }],
      ...mapAt(status),
    },
    ...rest,
  });
}
