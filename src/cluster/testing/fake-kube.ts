import type { Duplex } from 'node:stream';
import type { Json, KubeObject } from '../../kube/objects.ts';
import { isJsonObject, mapAt } from '../../kube/read.ts';
import type { KubeClient, LiveObject, ObjectRef, RawReply, ServedKind } from '../kube/kube-client.ts';
import { unknownKind } from '../kube/refusal.ts';
import { nameOf, refOf } from '../kube/replies.ts';
import { answered, type Outcome, type Refusal, refused } from '../outcome.ts';
import { applied, changed, type Stored } from './fake-object.ts';
import { kindsOfDefinition, usualKinds } from './usual-kinds.ts';

/** A call as the fake had it. */
export interface FakeCall {
  readonly verb: 'kinds' | 'get' | 'list' | 'apply' | 'create' | 'patch' | 'delete' | 'raw' | 'logs' | 'tunnel';
  /** `Deployment monitoring/x`, the kind of a list, the path of a raw request, the pod of logs and tunnels. */
  readonly what: string;
  readonly dryRun: boolean;
}

export interface FakeOptions {
  /** What is there at the beginning, made by somebody else. Namespaces that they are in are made. */
  readonly objects?: readonly KubeObject[];
  /** Served beside the usual ones: what charts bring. */
  readonly kinds?: readonly ServedKind[];
  /** What goes wrong: asked before each call. */
  readonly fault?: (call: FakeCall, count: number) => Refusal | null | Promise<Refusal | null>;
  /** After each call that was not refused: plays controllers by `put` and `remove`. */
  readonly after?: (call: FakeCall, kube: FakeKube) => void;
  readonly raw?: (method: string, path: string, body?: string) => RawReply | Promise<RawReply>;
  readonly logs?: (pod: string, container: string | undefined) => readonly string[];
  readonly tunnel?: (pod: string, port: number) => Promise<Outcome<Duplex>>;
}

/** A client of a cluster that is in memory, and what a test does behind its back. */
export interface FakeKube extends KubeClient {
  readonly calls: readonly FakeCall[];
  /** Sets an object whole, as a person or a controller does by an update; what they changed is theirs. */
  readonly put: (object: KubeObject & { readonly [key: string]: unknown }, manager?: string) => LiveObject;
  readonly remove: (ref: ObjectRef) => void;
  /** Everything that is there, by kind, namespace and name. */
  readonly all: () => readonly LiveObject[];
}

/** An API server in memory: discovery, server-side apply with owners of fields, conflicts and versions, as far as namsan uses them. */
export function fakeKube(cluster: string, options: FakeOptions = {}): FakeKube {
  const stored = new Map<string, Stored>();
  const calls: FakeCall[] = [];
  let clock = 0;
  const tick = (): number => {
    clock += 1;
    return clock;
  };

  const served = (): readonly ServedKind[] => [
    ...usualKinds,
    ...(options.kinds ?? []),
    ...[...stored.values()]
      .filter(({ object }) => object.kind === 'CustomResourceDefinition')
      .flatMap(({ object }) => kindsOfDefinition(object)),
  ];
  const kindOf = ({ apiVersion, kind }: Pick<ObjectRef, 'apiVersion' | 'kind'>): ServedKind | undefined =>
    served().find((one) => one.apiVersion === apiVersion && one.kind === kind);

  const placed = (ref: ObjectRef): ObjectRef => {
    const { namespace, ...rest } = ref;
    return kindOf(ref)?.namespaced === false ? rest : { ...rest, namespace: namespace ?? 'default' };
  };
  const keyOf = (ref: ObjectRef): string => {
    const { apiVersion, kind, namespace = '', name } = placed(ref);
    return `${apiVersion} ${kind} ${namespace}/${name}`;
  };
  const hasPlace = (ref: ObjectRef): boolean => {
    const { namespace } = placed(ref);
    return namespace === undefined || stored.has(`v1 Namespace /${namespace}`);
  };

  async function call<T>(one: FakeCall, work: () => Outcome<T> | Promise<Outcome<T>>): Promise<Outcome<T>> {
    calls.push(one);
    const fault = (await options.fault?.(one, calls.length)) ?? null;
    if (fault !== null) return { ok: false, refusal: fault };
    const out = await work();
    if (out.ok) options.after?.(one, kube);
    return out;
  }
  const about = (verb: FakeCall['verb'], what: string, dryRun = false): FakeCall => ({ verb, what, dryRun });

  const missing = (ref: ObjectRef): Outcome<never> | null => {
    if (kindOf(ref) === undefined) return unknownKind(cluster, ref);
    if (hasPlace(ref)) return null;
    const said = `namespaces "${ref.namespace ?? 'default'}" not found`;
    return refused('not-found', `The API server of ${cluster} refused ${nameOf(ref)}: ${said}.`, { status: 404 });
  };
  const refuse = (ref: ObjectRef, message: string): Outcome<never> =>
    refused('conflict', `The API server of ${cluster} refused ${nameOf(ref)}: ${message}.`, { status: 409 });

  const put: FakeKube['put'] = (object, manager = 'controller') => {
    const ref = refOf(object);
    const next = changed(stored.get(keyOf(ref)) ?? null, object as unknown as Json, manager, tick);
    stored.set(keyOf(ref), next);
    return next.object;
  };

  const kube: FakeKube = {
    cluster,
    calls,
    put,
    remove: (ref) => void stored.delete(keyOf(ref)),
    all: () => [...stored].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, { object }]) => object),
    kinds: () => call(about('kinds', ''), () => answered(served())),
    forget: () => undefined,
    get: (ref) => call(about('get', nameOf(ref)), () => answered(stored.get(keyOf(ref))?.object ?? null)),
    list: ({ apiVersion, kind }, { namespace, labels = {}, fields } = {}) =>
      call(about('list', kind), () =>
        answered(
          kube
            .all()
            .filter((o) => o.apiVersion === apiVersion && o.kind === kind)
            .filter((o) => namespace === undefined || o.metadata.namespace === namespace)
            .filter((o) => Object.entries(labels).every(([key, value]) => o.metadata.labels?.[key] === value))
            .filter((o) => fields === undefined || hasFields(o, fields)),
        ),
      ),
    apply: (object, { force = false, dryRun = false } = {}) => {
      const ref = refOf(object);
      return call(about('apply', nameOf(ref), dryRun), () => {
        const none = missing(ref);
        if (none !== null) return none;
        const { namespace } = placed(ref);
        const whole = {
          ...object,
          metadata: { ...object.metadata, ...(namespace === undefined ? {} : { namespace }) },
        };
        const result = applied(stored.get(keyOf(ref)) ?? null, whole as unknown as Json, force, tick);
        if ('conflicts' in result) {
          const said = `Apply failed with ${result.conflicts.length} conflicts`;
          return refused('conflict', `The API server of ${cluster} refused ${nameOf(ref)}: ${said}.`, {
            status: 409,
            conflicts: result.conflicts,
          });
        }
        if (!dryRun) stored.set(keyOf(ref), result);
        return answered({ object: result.object, warnings: [] });
      });
    },
    create: (object) => {
      const ref = refOf(object);
      return call(about('create', nameOf(ref)), () => {
        const none = missing(ref);
        if (none !== null) return none;
        if (stored.has(keyOf(ref))) return refuse(ref, `"${ref.name}" already exists`);
        return answered(put(object as KubeObject & { readonly [key: string]: unknown }, 'namsan'));
      });
    },
    patch: (ref, body) =>
      call(about('patch', nameOf(ref)), () => {
        const there = stored.get(keyOf(ref));
        if (there === undefined)
          return refused('not-found', `The API server of ${cluster} has no ${nameOf(ref)}.`, { status: 404 });
        const version = mapAt(body, 'metadata')['resourceVersion'];
        if (version !== undefined && version !== there.object.metadata.resourceVersion)
          return refuse(ref, 'the object has been modified');
        const next = changed(there, merged(there.object as unknown as Json, body), 'namsan', tick);
        stored.set(keyOf(ref), next);
        return answered(next.object);
      }),
    delete: (ref, { uid, dryRun = false } = {}) =>
      call(about('delete', nameOf(ref), dryRun), () => {
        const there = stored.get(keyOf(ref));
        if (there === undefined) return answered(false);
        if (uid !== undefined && uid !== there.object.metadata.uid)
          return refuse(ref, 'the UID in the precondition differs');
        if (!dryRun) stored.delete(keyOf(ref));
        return answered(true);
      }),
    raw: (method, path, body) =>
      call(about('raw', `${method} ${path}`), async () =>
        answered((await options.raw?.(method, path, body)) ?? { status: 404, headers: {}, body: '' }),
      ),
    logs: ({ namespace, name }, { container }) =>
      call(about('logs', `${namespace}/${name}`), () =>
        answered(options.logs?.(`${namespace}/${name}`, container) ?? []),
      ),
    tunnel: ({ namespace, name }, port) =>
      call(
        about('tunnel', `${namespace}/${name}:${port}`),
        async () =>
          (await options.tunnel?.(`${namespace}/${name}`, port)) ??
          refused('unreachable', `There is no way to port ${port} of pod ${namespace}/${name} of ${cluster}.`),
      ),
    close: () => undefined,
  };

  const given = options.objects ?? [];
  const namespaces = new Set(['default', 'kube-system', ...given.flatMap((o) => o.metadata.namespace ?? [])]);
  for (const name of namespaces) put({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
  for (const object of given) put(object as KubeObject & { readonly [key: string]: unknown });
  return kube;
}

function hasFields(object: LiveObject, selector: string): boolean {
  return selector.split(',').every((one) => {
    const [path = '', value = ''] = one.split('=');
    const found = path
      .split('.')
      .reduce((v: unknown, key) => (isJsonObject(v as Json) ? (v as Record<string, unknown>)[key] : undefined), object);
    return String(found ?? '') === value;
  });
}

/** A JSON merge patch (RFC 7386). */
function merged(target: Json, patch: Json): Json {
  if (!isJsonObject(patch)) return patch;
  const map: Record<string, Json | undefined> = { ...(isJsonObject(target) ? target : {}) };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) delete map[key];
    else map[key] = merged(map[key] ?? null, value ?? null);
  }
  return map;
}
