import { request as plain } from 'node:http';
import { request as secure } from 'node:https';
import type { Credentials } from './credentials.ts';
import type { Tried } from './retry.ts';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly accept: string;
  readonly type: string;
  /** `null` for none. */
  readonly body: string | null;
}

/** One request and what came of it; `text` is the whole body, or why there is none. */
export interface Received extends Tried {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** Milliseconds without a byte: longer than an API server waits for webhooks (30 s at most) and answers large lists. */
const silence = 60_000;
/** Milliseconds for a connection to be made. */
const connecting = 10_000;

/** Sends one request over the pool of a cluster; never fails, what broke is in the answer. */
export function exchange(
  server: string,
  { agent, headers }: Credentials,
  sent: Sent,
  signal: AbortSignal,
): Promise<Received> {
  return new Promise((resolve) => {
    const isPlain = server.startsWith('http:');
    const length =
      sent.body === null ? {} : { 'content-type': sent.type, 'content-length': Buffer.byteLength(sent.body) };
    const options = {
      method: sent.method,
      agent,
      signal,
      headers: { ...headers, accept: sent.accept, ...length },
    };
    let connected = false;
    const broken = (error: NodeJS.ErrnoException): void =>
      resolve({
        status: 0,
        headers: {},
        text: error.message,
        broken: error.code ?? error.name,
        retryAfter: null,
        unsent: !connected && outgoing.reusedSocket === false,
      });
    const outgoing = (isPlain ? plain : secure)(server + sent.path, options, (incoming) => {
      const parts: Buffer[] = [];
      incoming.on('data', (part: Buffer) => parts.push(part));
      incoming.on('error', broken);
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text: Buffer.concat(parts).toString('utf8'),
          broken: '',
          retryAfter: seconds(incoming.headers['retry-after']),
          unsent: false,
        }),
      );
    });
    const slow = setTimeout(() => outgoing.destroy(timeout('no connection', connecting)), connecting);
    const arrived = (): void => {
      connected = true;
      clearTimeout(slow);
    };
    outgoing.on('socket', (socket) => {
      if (!socket.connecting) arrived();
      else socket.once(isPlain ? 'connect' : 'secureConnect', arrived);
    });
    outgoing.on('close', () => clearTimeout(slow));
    outgoing.setTimeout(silence, () => outgoing.destroy(timeout('no answer', silence)));
    outgoing.on('error', broken);
    outgoing.end(sent.body ?? undefined);
  });
}

function timeout(what: string, milliseconds: number): Error {
  return Object.assign(new Error(`${what} within ${milliseconds / 1000} s`), { code: 'ETIMEDOUT' });
}

/** `Retry-After` in milliseconds; API servers give seconds, and at most half a minute is waited. */
function seconds(header: string | undefined): number | null {
  return header !== undefined && /^\d+$/.test(header) ? Math.min(30, Number(header)) * 1000 : null;
}
