import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { engine } from '../../../tools/engines/build.ts';
import { type ApiClient, type Connection, connect } from './api-client.ts';
import { freePorts } from './ports.ts';
import { type Running, start, stopAll } from './processes.ts';
import { scratchFolder } from './scratch.ts';
import { eventually, httpStatus } from './waiting.ts';

/** A real API server over a real etcd, both on loopback, without a single controller: what it accepts, a cluster accepts. */
export interface ApiServer {
  readonly client: ApiClient;
  readonly connection: Connection;
  /** The processes behind it, for logs and for waiting. */
  readonly processes: readonly Running[];
  /** Kills the API server in the middle of what it does, and starts it again over the same etcd; done when it is ready. */
  readonly restart: () => Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Admission that waits for controllers: for tokens of service accounts, and for finalizers that nobody would take away. */
const withoutAdmission = ['ServiceAccount', 'StorageObjectInUseProtection'];

const startLimitMs = 120_000;

/** Starts etcd and kube-apiserver with fresh keys and an empty store. A start takes about 5 s. */
export async function startApiServer(): Promise<ApiServer> {
  const [etcdBinary, apiBinary] = await Promise.all([engine('etcd'), engine('kube-apiserver')]);
  const folder = scratchFolder('api');
  const [client = 0, peer = 0, secure = 0] = await freePorts(3);
  const etcdUrl = `http://127.0.0.1:${client}`;
  const etcd = start({
    name: 'etcd',
    command: etcdBinary,
    args: etcdArgs(folder, etcdUrl, `http://127.0.0.1:${peer}`),
  });
  const token = randomBytes(24).toString('hex');
  const args = apiArgs(folder, etcdUrl, secure, token);
  const startApi = (): Running => start({ name: 'kube-apiserver', command: apiBinary, args });
  let api = startApi();
  const processes = [etcd, api];
  try {
    await eventually('etcd', startLimitMs, [etcd], async () =>
      (await httpStatus(`${etcdUrl}/health`)) === 200 ? true : null,
    );
    const connection = await eventually('the API server', startLimitMs, processes, () => reach(folder, secure, token));
    const apiClient = connect(connection);
    return {
      client: apiClient,
      connection,
      processes,
      restart: async () => {
        await api.kill();
        api = startApi();
        await eventually('the API server', startLimitMs, [etcd, api], () => reach(folder, secure, token));
      },
      stop: async () => {
        apiClient.close();
        await api.stop();
        await etcd.stop();
      },
    };
  } catch (error) {
    await stopAll(processes);
    throw error;
  }
}

function etcdArgs(folder: string, clientUrl: string, peerUrl: string): readonly string[] {
  return [
    `--data-dir=${join(folder, 'etcd')}`,
    '--name=one',
    `--listen-client-urls=${clientUrl}`,
    `--advertise-client-urls=${clientUrl}`,
    `--listen-peer-urls=${peerUrl}`,
    `--initial-advertise-peer-urls=${peerUrl}`,
    `--initial-cluster=one=${peerUrl}`,
    '--unsafe-no-fsync', // the data lives as long as the test
    '--log-level=warn',
  ];
}

function apiArgs(folder: string, etcdUrl: string, port: number, token: string): readonly string[] {
  const tokens = join(folder, 'tokens.csv');
  writeFileSync(tokens, `${token},engine-tests,engine-tests,"system:masters"\n`, { mode: 0o600 });
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = join(folder, 'service-accounts.key');
  writeFileSync(key, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  mkdirSync(certificates(folder));
  return [
    `--etcd-servers=${etcdUrl}`,
    '--bind-address=127.0.0.1',
    '--advertise-address=127.0.0.1',
    '--endpoint-reconciler-type=none', // refuses loopback addresses otherwise
    `--secure-port=${port}`,
    `--cert-dir=${certificates(folder)}`, // the server signs a certificate for itself there
    `--token-auth-file=${tokens}`,
    '--authorization-mode=RBAC',
    `--service-account-signing-key-file=${key}`,
    `--service-account-key-file=${key}`,
    '--service-account-issuer=https://kubernetes.default.svc',
    '--service-cluster-ip-range=10.96.0.0/16',
    '--service-node-port-range=30000-32767',
    // As kubeadm, kind and minikube start it; pod security decides who may.
    '--allow-privileged=true',
    `--disable-admission-plugins=${withoutAdmission.join(',')}`,
  ];
}

function certificates(folder: string): string {
  return join(folder, 'certificates');
}

async function reach(folder: string, port: number, token: string): Promise<Connection | null> {
  const ca = readFileSync(join(certificates(folder), 'apiserver.crt'), 'utf8');
  const connection = { url: `https://127.0.0.1:${port}`, token, ca };
  const client = connect(connection);
  try {
    return (await client.get('/readyz')).status === 200 ? connection : null;
  } finally {
    client.close();
  }
}
