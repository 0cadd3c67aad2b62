import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Outcome } from '../../../src/cluster/outcome.ts';
import { type OpenStore, openStore } from '../../../src/cluster/store/open.ts';
import type { StoreClient } from '../../../src/cluster/store/store-client.ts';
import { modelOf } from '../../../src/components/testing/fleet.ts';
import type { ObjectStore } from '../../../src/model/model.ts';
import { engine } from '../../../tools/engines/build.ts';
import { makeCertificate } from './certificate.ts';
import { standIn } from './mounts.ts';
import { freePorts } from './ports.ts';
import { type Running, start, stopAll } from './processes.ts';
import { scratchFolder } from './scratch.ts';
import { eventually, httpStatus } from './waiting.ts';

interface StoreKeys {
  readonly accessKey: string;
  readonly secretKey: string;
}

/** Two S3 services on loopback, one of them with TLS, and clients for them. */
export interface StoreServers {
  readonly keys: StoreKeys;
  readonly plainPort: number;
  readonly tlsPort: number;
  /** Nothing listens there. */
  readonly closedPort: number;
  /** That of the service with TLS. */
  readonly certificate: string;
  /** Where the service without TLS keeps its buckets and its users. */
  readonly data: string;
  readonly users: string;
  /** A client of the service without TLS, but for what is changed. */
  readonly client: (
    change?: Partial<ObjectStore>,
    how?: Partial<OpenStore> & Partial<StoreKeys>,
  ) => Promise<StoreClient>;
  readonly stop: () => Promise<void>;
}

/** Starts both; done when both answer. */
export async function startStores(): Promise<StoreServers> {
  const folder = scratchFolder('store-client');
  const keys = { accessKey: standIn('access-key'), secretKey: standIn('secret-key') };
  const { certificate, key } = makeCertificate();
  const [data, users, sealed] = [join(folder, 'data'), join(folder, 'users'), join(folder, 'data-tls')];
  for (const made of [data, users, sealed]) mkdirSync(made);
  const [certificateFile, keyFile] = [join(folder, 'tls.crt'), join(folder, 'tls.key')];
  writeFileSync(certificateFile, certificate);
  writeFileSync(keyFile, key, { mode: 0o600 });
  const [plainPort = 0, tlsPort = 0, closedPort = 0] = await freePorts(3);
  const command = await engine('versitygw');
  const env = { ROOT_ACCESS_KEY: keys.accessKey, ROOT_SECRET_KEY: keys.secretKey };
  const plain = ['--port', `127.0.0.1:${plainPort}`, '--iam-dir', users, 'posix', data];
  const tls = ['--port', `127.0.0.1:${tlsPort}`, '--cert', certificateFile, '--key', keyFile, 'posix', sealed];
  const servers: Running[] = [
    start({ name: 'versitygw', command, args: plain, env }),
    start({ name: 'versitygw with TLS', command, args: tls, env }),
  ];
  const opened: StoreClient[] = [];
  const client: StoreServers['client'] = async (change = {}, how = {}) => {
    const [store] = modelOf().objectStores;
    assert.ok(store !== undefined);
    const { accessKey, secretKey, ...rest } = { ...keys, signal: new AbortController().signal, ...how };
    const here = { ...store, scheme: 'http', endpoint: `127.0.0.1:${plainPort}`, ...change } as const;
    const made = await openStore(here, { accessKey, secretKey }, rest);
    opened.push(made);
    return made;
  };
  await eventually('the S3 service', 30_000, servers, () => httpStatus(`http://127.0.0.1:${plainPort}`));
  await eventually('the S3 service with TLS', 30_000, servers, async () =>
    (await client({ scheme: 'https', endpoint: `127.0.0.1:${tlsPort}` }, { ca: certificate }))
      .bucket('none')
      .then(({ ok }) => ok || null),
  );
  const stop = async (): Promise<void> => {
    for (const one of opened) one.close();
    await stopAll(servers);
  };
  return { keys, plainPort, tlsPort, closedPort, certificate, data, users, client, stop };
}

/** What a refusal says, with the address of this run taken out. */
export async function said(asking: Promise<Outcome<unknown>>): Promise<readonly unknown[]> {
  const outcome = await asking;
  if (outcome.ok) return [outcome.value];
  const { kind, message, status } = outcome.refusal;
  return [kind, status, message.replaceAll(/127\.0\.0\.1:\d+/g, 'here')];
}
