import type { Json } from '../../kube/objects.ts';
import { answered, type Outcome } from '../outcome.ts';
import type { Received } from './exchange.ts';
import type { KubeClient, ObjectRef } from './kube-client.ts';
import { type Access, readKubeconfig } from './kubeconfig.ts';
import { allPages } from './pages.ts';
import { objectPath, servedKind } from './paths.ts';
import { refusalOf, unknownKind } from './refusal.ts';
import { appliedOf, nameOf, objectOf, refOf, told } from './replies.ts';
import { type Asked, json, reading, requests, type Send } from './requests.ts';
import { knownKinds } from './served-kinds.ts';
import { openTunnel } from './tunnel.ts';

export interface OpenOptions {
  /** Kubeconfig files, merged in this order. */
  readonly kubeconfig: readonly string[];
  readonly signal: AbortSignal;
  /** Requests at once, and connections, for each cluster. */
  readonly limit?: number;
  /** What plugins are run with, and where proxies are named; left out is none. */
  readonly environment?: NodeJS.ProcessEnv;
}

/**
 * With twice as many as 20 an API server on two cores applies a quarter more in the same time, and with more than 40 no more than that. It takes
 * 200 that change something at once (`--max-mutating-requests-inflight`, kubernetes@v1.35.4 apiserver/pkg/server/config.go).
 */
const usualLimit = 40;

/** Clients for the clusters of a fleet, by the contexts of the user's kubeconfig. Nothing is asked before a client is used. */
export async function openKube({
  kubeconfig,
  signal,
  limit = usualLimit,
  environment = {},
}: OpenOptions): Promise<(cluster: { readonly id: string; readonly context: string }) => KubeClient> {
  const contexts = await readKubeconfig(kubeconfig, environment, signal);
  return ({ id, context }) => {
    const access = contexts.access(id, context, limit);
    return clientOf(id, access, requests(id, access, limit, signal), signal);
  };
}

function clientOf(cluster: string, access: Outcome<Access>, send: Send, signal: AbortSignal): KubeClient {
  const kinds = knownKinds(cluster, send);
  const placed = async (ref: ObjectRef): Promise<Outcome<string | null>> => {
    const kind = await servedKind(kinds.ask, ref);
    if (!kind.ok) return kind;
    return answered(kind.value === null ? null : objectPath(kind.value, ref));
  };
  const needed = async (ref: ObjectRef): Promise<Outcome<string>> => {
    const path = await placed(ref);
    if (!path.ok || path.value !== null) return path as Outcome<string>;
    return unknownKind(cluster, ref);
  };
  const sendObject = async (
    ref: ObjectRef,
    path: Outcome<string>,
    asked: Pick<Asked, 'method' | 'type' | 'repeatable'> & { readonly query?: string },
    body: Json,
  ): Promise<Outcome<Received>> => {
    if (!path.ok) return path;
    const { method, type, repeatable, query = '' } = asked;
    const text = JSON.stringify(body);
    const got = await send({ method, path: path.value + query, accept: json, type, body: text, repeatable });
    return got.ok && got.value.status >= 300 ? refusalOf(cluster, nameOf(ref), got.value) : told(cluster, ref, got);
  };

  return {
    cluster,
    kinds: () => kinds.ask(false),
    forget: kinds.forget,
    get: async (ref) => {
      const path = await placed(ref);
      if (!path.ok) return path;
      if (path.value === null) return answered(null);
      const got = await send(reading(path.value));
      if (got.ok && got.value.status === 404) return answered(null);
      return objectOf(told(cluster, ref, got));
    },
    list: async (kind, options = {}) => {
      const served = await servedKind(kinds.ask, kind);
      if (!served.ok) return served;
      return served.value === null ? answered([]) : allPages(cluster, send, served.value, options);
    },
    apply: async (object, { force = false, dryRun = false } = {}) => {
      const ref = refOf(object);
      const query = `?fieldManager=namsan&fieldValidation=Strict&force=${force}${dryRun ? '&dryRun=All' : ''}`;
      const type = 'application/apply-patch+yaml';
      const asked = { method: 'PATCH', type, repeatable: true, query };
      const got = await sendObject(ref, await needed(ref), asked, object as unknown as Json);
      return got.ok ? appliedOf(got.value) : got;
    },
    create: async (object) => {
      const ref = refOf(object);
      const path = await needed(ref);
      const all = path.ok ? answered(path.value.slice(0, path.value.lastIndexOf('/'))) : path;
      const asked = { method: 'POST', type: json, repeatable: false, query: '?fieldManager=namsan' };
      return objectOf(await sendObject(ref, all, asked, object as unknown as Json));
    },
    patch: async (ref, body) => {
      const type = 'application/merge-patch+json';
      const asked = { method: 'PATCH', type, repeatable: true, query: '?fieldManager=namsan' };
      return objectOf(await sendObject(ref, await needed(ref), asked, body));
    },
    delete: async (ref, { uid, propagation = 'Background', dryRun = false } = {}) => {
      const path = await placed(ref);
      if (!path.ok) return path;
      if (path.value === null) return answered(false);
      const body = JSON.stringify({
        kind: 'DeleteOptions',
        apiVersion: 'v1',
        propagationPolicy: propagation,
        ...(uid === undefined ? {} : { preconditions: { uid } }),
        ...(dryRun ? { dryRun: ['All'] } : {}),
      });
      const repeatable = uid !== undefined;
      const got = await send({ method: 'DELETE', path: path.value, accept: json, type: json, body, repeatable });
      if (got.ok && got.value.status === 404) return answered(false);
      const ended = told(cluster, ref, got);
      return ended.ok ? answered(true) : ended;
    },
    raw: async (method, path, body) => {
      const text = body ?? null;
      const repeatable = method === 'GET';
      const got = await send({ method, path, accept: '*/*', type: json, body: text, repeatable, relayed: true });
      if (!got.ok) return got;
      const { status } = got.value;
      // Services redirect; an API server does not.
      const isRedirected = status >= 300 && status < 400 && !path.includes('/proxy');
      if (status === 0 || isRedirected) return refusalOf(cluster, path, got.value);
      const headers = Object.entries(got.value.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')]);
      return answered({ status, headers: Object.fromEntries(headers), body: got.value.text });
    },
    logs: async ({ namespace, name }, { container, lines, previous = false }) => {
      const query = new URLSearchParams({ tailLines: String(lines), previous: String(previous) });
      if (container !== undefined) query.set('container', container);
      const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods/${encodeURIComponent(name)}/log?${query}`;
      const got = told(
        cluster,
        { apiVersion: 'v1', kind: 'Pod', namespace, name },
        await send({ ...reading(path, '*/*'), relayed: true, isLog: true }),
      );
      return got.ok ? answered(got.value.text.split('\n').filter((line) => line !== '')) : got;
    },
    tunnel: async (pod, port) => (access.ok ? openTunnel(cluster, access.value, pod, port, signal) : access),
    close: () => {
      if (access.ok) access.value.close();
    },
  };
}
