import { Agent, request } from 'node:https';
import type { Json, KubeObject } from '../../../src/kube/objects.ts';
import { isJsonObject, listAt, numberAt, stringAt } from '../../../src/kube/read.ts';

/** What the API server said: the HTTP status, its message when it refused, and the whole body. */
export interface Answer {
  readonly status: number;
  readonly message: string;
  readonly body: Json;
  /** `Warning` headers: deprecated API versions, fields without effect. */
  readonly warnings: readonly string[];
}

export interface Connection {
  readonly url: string;
  readonly token: string;
  readonly ca: string;
}

export interface ApplyOptions {
  /** Takes fields from other managers. */
  readonly force?: boolean;
  /** Judged in every way, and not kept. */
  readonly dryRun?: boolean;
}

export interface ApiClient {
  readonly get: (path: string) => Promise<Answer>;
  readonly delete: (path: string) => Promise<Answer>;
  readonly post: (path: string, body: Json) => Promise<Answer>;
  /** A merge patch. */
  readonly patch: (path: string, body: Json) => Promise<Answer>;
  /** Server-side apply with strict field validation by the field manager `namsan`. */
  readonly apply: (object: KubeObject, options?: ApplyOptions) => Promise<Answer>;
  /** The REST path of an object, by what the server says it serves; `null` when it does not know the kind. */
  readonly pathOf: (object: KubeObject) => Promise<string | null>;
  readonly close: () => void;
}

/** A client that keeps its connections open. */
export function connect(connection: Connection): ApiClient {
  const agent = new Agent({ keepAlive: true, maxSockets: 8, ca: connection.ca, servername: 'kubernetes' });
  const kinds = new Map<string, Promise<readonly Json[]>>();
  const send = (method: string, path: string, body?: Json, type = 'application/json'): Promise<Answer> =>
    call(agent, connection, { method, path, type, body });

  async function resourceOf(object: KubeObject): Promise<Json | null> {
    const base = object.apiVersion.includes('/') ? `/apis/${object.apiVersion}` : `/api/${object.apiVersion}`;
    let known = kinds.get(base);
    if (known === undefined) {
      known = send('GET', base).then((answer) => listAt(answer.body, 'resources'));
      kinds.set(base, known);
    }
    const found = (await known).find(
      (one) => stringAt(one, 'kind') === object.kind && stringAt(one, 'name')?.includes('/') === false,
    );
    // A group version that was not served a moment ago may be served now: a CRD has come.
    if (found === undefined) kinds.delete(base);
    return found ?? null;
  }

  async function pathOf(object: KubeObject): Promise<string | null> {
    const resource = await resourceOf(object);
    const plural = stringAt(resource, 'name');
    if (plural === undefined) return null;
    const base = object.apiVersion.includes('/') ? `/apis/${object.apiVersion}` : `/api/${object.apiVersion}`;
    const scope =
      isJsonObject(resource) && resource['namespaced'] === true
        ? `/namespaces/${object.metadata.namespace ?? 'default'}`
        : '';
    return `${base}${scope}/${plural}/${encodeURIComponent(object.metadata.name)}`;
  }

  return {
    get: (path) => send('GET', path),
    delete: (path) => send('DELETE', path),
    post: (path, body) => send('POST', path, body),
    patch: (path, body) => send('PATCH', path, body, 'application/merge-patch+json'),
    pathOf,
    apply: async (object, options = {}) => {
      const path = await pathOf(object);
      if (path === null) {
        const message = `The server knows no kind ${object.kind} in ${object.apiVersion}.`;
        return { status: 404, message, body: null, warnings: [] };
      }
      const query = `?fieldManager=namsan&fieldValidation=Strict&force=${options.force === true}${options.dryRun === true ? '&dryRun=All' : ''}`;
      return send('PATCH', path + query, object as unknown as Json, 'application/apply-patch+yaml');
    },
    close: () => agent.destroy(),
  };
}

interface Call {
  readonly method: string;
  readonly path: string;
  readonly type: string;
  readonly body: Json | undefined;
}

function call(agent: Agent, connection: Connection, what: Call): Promise<Answer> {
  const payload = what.body === undefined ? undefined : JSON.stringify(what.body);
  return new Promise((resolve, reject) => {
    const headers: Record<string, string> = { authorization: `Bearer ${connection.token}`, accept: 'application/json' };
    if (payload !== undefined) {
      headers['content-type'] = what.type;
      headers['content-length'] = String(Buffer.byteLength(payload));
    }
    const sent = request(new URL(what.path, connection.url), { method: what.method, agent, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const body = parse(Buffer.concat(chunks).toString('utf8'));
        const status = response.statusCode ?? 0;
        const refused = stringAt(body, 'kind') === 'Status' && (numberAt(body, 'code') ?? 0) >= 400;
        const message = refused ? (stringAt(body, 'message') ?? '') : typeof body === 'string' ? body : '';
        const warning = response.headers['warning'];
        resolve({ status, message, body, warnings: warning === undefined ? [] : [warning].flat() });
      });
    });
    sent.on('error', reject);
    sent.end(payload);
  });
}

function parse(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text;
  }
}
