import { type AgentOptions, Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { type Duplex, PassThrough } from 'node:stream';
import { type ConnectionOptions, connect, getCACertificates } from 'node:tls';
import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import type { ObjectStore } from '../../model/model.ts';
import type { Outcome } from '../outcome.ts';
import { refusePages } from './no-store.ts';
import type { OpenStore, StoreKeys } from './open.ts';
import { Unreached } from './refusal.ts';

/** A connection to a port of a host that only something else can reach: a tunnel through an API server. */
export type Through = () => Promise<Outcome<Duplex>>;

/** Clients of one store: with its keys, and as somebody who has none. */
export interface Connection {
  readonly client: S3Client;
  readonly anonymous: S3Client;
  readonly close: () => void;
}

/** Each of so many is asked at most; a store that is away is known after half a minute. */
const attempts = 3;
const connectMs = 10_000;
const answerMs = 30_000;
const sockets = 16;

/**
 * Clients of a store, by its address in path style, which every on-premises store understands. Checksums only where the API demands them: older
 * stores refuse the trailers that the SDK would send (aws-sdk-js-v3 `requestChecksumCalculation`).
 */
export async function connectionOf(
  store: ObjectStore,
  keys: StoreKeys,
  { ca = null, through }: OpenStore,
): Promise<Connection> {
  const { S3Client } = await import('@aws-sdk/client-s3');
  const trusted = ca === null ? undefined : [...getCACertificates('default'), ca];
  const kept: AgentOptions = { keepAlive: true, maxSockets: sockets };
  const httpAgent = through === undefined ? new HttpAgent(kept) : tunnelled(new HttpAgent(kept), through, null);
  const tls: ConnectionOptions = trusted === undefined ? {} : { ca: trusted };
  const plain = new HttpsAgent({ ...kept, ...tls });
  const servername = new URL(`${store.scheme}://${store.endpoint}`).hostname;
  const httpsAgent = through === undefined ? plain : tunnelled(plain, through, { ...tls, servername });
  const config: S3ClientConfig = {
    region: store.region,
    endpoint: `${store.scheme}://${store.endpoint}`,
    forcePathStyle: !store.endpoint.endsWith('.amazonaws.com'),
    credentials: { accessKeyId: keys.accessKey, secretAccessKey: keys.secretKey },
    maxAttempts: attempts,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { httpAgent, httpsAgent, connectionTimeout: connectMs, requestTimeout: answerMs },
    // It writes warnings to the console otherwise.
    logger: silent,
  };
  const client = new S3Client(config);
  const anonymous = new S3Client({ ...config, maxAttempts: 1, signer: { sign: async (request) => request } });
  for (const each of [client, anonymous]) refusePages(each, store);
  return {
    client,
    anonymous,
    close: () => {
      client.destroy();
      anonymous.destroy();
      httpAgent.destroy();
      httpsAgent.destroy();
    },
  };
}

const nothing = (): void => {};
const silent = { trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing };

/** An agent whose connections go through a tunnel; with `tls` the other end of it speaks TLS. */
function tunnelled<A extends HttpAgent>(agent: A, through: Through, tls: ConnectionOptions | null): A {
  const createConnection: HttpAgent['createConnection'] = (_, done) => {
    void through().then((made) => {
      if (!made.ok) return done?.(new Unreached(made.refusal), new PassThrough());
      return done?.(null, tls === null ? made.value : connect({ ...tls, socket: made.value }));
    });
    return undefined;
  };
  return Object.assign(agent, { createConnection });
}
