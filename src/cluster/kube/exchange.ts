import type { ClientRequest } from 'node:http';
import { request as secure } from 'node:https';
import { gunzip } from 'node:zlib';
import { httpRequest as plain } from '../node-http.ts';
import type { Credentials } from './credentials.ts';
import type { Tried } from './retry.ts';
import { tlsFault } from './tls-fault.ts';
import { endedAfter, timeout, wholeAnswer } from './whole-answer.ts';

export interface Sent {
  readonly method: string;
  readonly path: string;
  readonly accept: string;
  readonly type: string;
  /** `null` for none. */
  readonly body: string | null;
  /** Large answers may come packed (gzip): API servers do so from 128 KiB on. */
  readonly packed?: boolean;
  /** A log: API servers themselves set no end to its answer. */
  readonly isLog?: boolean;
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
/** Bytes of an answer, unpacked: a page of a thousand objects has 20 MB where they are large ones. */
const largest = 128 * 1024 * 1024;

/** Sends one request over the pool of a cluster; never fails, what broke is in the answer. */
export function exchange(
  server: string,
  { agent, headers, use }: Credentials,
  { method, path, accept, type, body, packed = false, isLog = false }: Sent,
  signal: AbortSignal,
): Promise<Received> {
  return new Promise((resolve) => {
    const at = placeOf(server);
    let connected = false;
    const broken = (error: NodeJS.ErrnoException): void =>
      resolve({
        status: 0,
        headers: {},
        text: tlsFault(error.code, use) ?? error.message,
        broken: error.code ?? error.name,
        retryAfter: null,
        unsent: !connected && outgoing.reusedSocket === false,
      });
    const outgoing = (at.plain ? plain : secure)({
      host: at.host,
      port: at.port,
      path: at.base + path,
      method,
      agent,
      timeout: silence,
      headers:
        body === null
          ? { ...headers, accept, ...(packed ? { 'accept-encoding': 'gzip' } : {}) }
          : { ...headers, accept, 'content-type': type, 'content-length': Buffer.byteLength(body) },
    });
    const leave = endedWith(signal, outgoing);
    const done = endedAfter(isLog ? wholeAnswer.log : wholeAnswer.usual, outgoing);
    outgoing.on('response', (incoming) => {
      const parts: Buffer[] = [];
      let size = 0;
      incoming.on('data', (part: Buffer) => {
        parts.push(part);
        size += part.length;
        if (size > largest) outgoing.destroy(tooLarge());
      });
      incoming.on('error', broken);
      const whole = (bytes: Buffer): void =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text: bytes.toString('utf8'),
          broken: '',
          retryAfter: seconds(incoming.headers['retry-after']),
          unsent: false,
        });
      incoming.on('end', () => {
        const [first] = parts;
        const bytes = first !== undefined && parts.length === 1 ? first : Buffer.concat(parts);
        if (!packed || incoming.headers['content-encoding'] !== 'gzip') whole(bytes);
        else
          gunzip(bytes, { maxOutputLength: largest }, (error, unpacked) => {
            if (error === null) whole(unpacked);
            else broken('code' in error && error.code === 'ERR_BUFFER_TOO_LARGE' ? tooLarge() : error);
          });
      });
    });
    outgoing.on('socket', (socket) => {
      connected = !socket.connecting;
      if (connected) return;
      const slow = setTimeout(() => outgoing.destroy(timeout('no connection', connecting)), connecting);
      socket.once(at.plain ? 'connect' : 'secureConnect', () => {
        connected = true;
        clearTimeout(slow);
      });
      outgoing.on('close', () => clearTimeout(slow));
    });
    outgoing.on('timeout', () => outgoing.destroy(timeout('no answer', silence)));
    outgoing.on('error', broken);
    outgoing.on('close', () => {
      leave();
      done();
    });
    outgoing.end(body ?? undefined);
  });
}

interface Place {
  readonly plain: boolean;
  readonly host: string;
  readonly port: string;
  /** What stands before every path, without a slash at its end: API servers behind others have it. */
  readonly base: string;
}

/** Where a server is: taken apart once, and not for each of thousands of requests. */
function placeOf(server: string): Place {
  const known = places.get(server);
  if (known !== undefined) return known;
  const { protocol, hostname, port, pathname } = new URL(server);
  const place: Place = {
    plain: protocol === 'http:',
    // Brackets are the URL's own; a socket takes the address without them.
    host: hostname.replace(/^\[|\]$/g, ''),
    port,
    base: pathname.replace(/\/+$/, ''),
  };
  places.set(server, place);
  return place;
}

const places = new Map<string, Place>();

/** Ends a request with the signal. One listener is on a signal for all that is under way: each of its own costs more than the request itself. */
function endedWith(signal: AbortSignal, outgoing: ClientRequest): () => void {
  if (signal.aborted) {
    outgoing.destroy(cancelled());
    return () => undefined;
  }
  let all = underWay.get(signal);
  if (all === undefined) {
    const own = new Set<ClientRequest>();
    signal.addEventListener('abort', () => {
      for (const one of own) one.destroy(cancelled());
    });
    underWay.set(signal, own);
    all = own;
  }
  all.add(outgoing);
  return () => void all.delete(outgoing);
}

const underWay = new WeakMap<AbortSignal, Set<ClientRequest>>();

function tooLarge(): Error {
  return Object.assign(new Error(`an answer of more than ${largest / 1024 / 1024} MiB`), { code: 'EMSGSIZE' });
}

function cancelled(): Error {
  return Object.assign(new Error('The operation was aborted'), { code: 'ABORT_ERR' });
}

/** `Retry-After` in milliseconds; API servers give seconds, and at most half a minute is waited. */
function seconds(header: string | undefined): number | null {
  return header !== undefined && /^\d+$/.test(header) ? Math.min(30, Number(header)) * 1000 : null;
}
