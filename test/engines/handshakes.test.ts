import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadAll } from 'js-yaml';
import type { Json, KubeObject } from '../../src/kube/objects.ts';
import { at, listAt } from '../../src/kube/read.ts';
import { checkManifests } from '../../src/pipeline.ts';
import { promised } from '../../src/proofs/testing/flows.ts';
import { makeCertificate } from './harness/certificate.ts';
import { type Running, stopAll } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { serveThanos } from './harness/thanos.ts';

/** How one querier asks another, and what is wrong with it; `null` where it is heard. `$AT` is the address, `$TLS` the folder of the files. */
interface Trial {
  readonly name: string;
  readonly args: readonly string[];
  /** Whether the other demands certificates. */
  readonly demands?: boolean;
  readonly fault: string | null;
}

const ca = '--grpc-client-tls-ca=$TLS/ca.crt';
const secure = ['--grpc-client-tls-secure', ca];
const shown = ['--grpc-client-tls-cert=$TLS/tls.crt', '--grpc-client-tls-key=$TLS/tls.key'];
/** The resolver that takes an address for itself; the default one asks a DNS server for it. */
const lookup = '--store.sd-dns-resolver=golang';
const own = (address: string, tls: string, more = ''): string =>
  `--endpoint.sd-config={endpoints: [{address: "${address}", client_config: {tls_config: {${tls}}${more}}}]}`;
const trials: readonly Trial[] = [
  { name: 'asks plainly', args: ['--endpoint=$AT'], fault: 'reach/tls-mismatch' },
  { name: 'asks by TLS for all', args: ['--endpoint=$AT', ...secure], fault: null },
  { name: 'asks by TLS of its own', args: [own('$AT', 'enabled: true, ca_file: $TLS/ca.crt')], fault: null },
  {
    name: 'asks by settings of its own after a lookup, which do not count',
    args: [own('dns+$AT', 'enabled: true, ca_file: $TLS/ca.crt'), lookup],
    fault: 'reach/tls-mismatch',
  },
  {
    name: 'asks plainly by settings of its own, whatever those for all say',
    args: [own('$AT', 'enabled: false'), ...secure],
    fault: 'reach/tls-mismatch',
  },
  {
    name: 'asks by the default of its file after a lookup',
    args: [
      '--endpoint.sd-config={default_client_config: {tls_config: {ca_file: $TLS/ca.crt}}, endpoints: [{address: "dns+$AT"}]}',
      lookup,
    ],
    fault: null,
  },
  {
    name: 'asks by settings of its own that leave out what those for all say',
    args: [own('$AT', 'min_version: "1.2"'), ...secure],
    fault: null,
  },
  {
    name: 'asks for a name that the certificate does not have',
    args: [own('$AT', 'enabled: true, ca_file: $TLS/ca.crt', ', server_name: other.example.com')],
    fault: 'reach/certificate-name',
  },
  {
    name: 'shows no certificate where one is demanded',
    args: ['--endpoint=$AT', ...secure],
    demands: true,
    fault: 'reach/client-certificate',
  },
  {
    name: 'shows the certificate that is demanded',
    args: ['--endpoint=$AT', ...secure, ...shown],
    demands: true,
    fault: null,
  },
];

test('two queriers hear each other over TLS exactly where no proof objects', async (t) => {
  const folder = scratchFolder('handshakes');
  const { certificate, key } = makeCertificate();
  for (const [file, text] of Object.entries({ 'tls.crt': certificate, 'ca.crt': certificate, 'tls.key': key }))
    writeFileSync(join(folder, file), text);
  const running: Running[] = [];
  t.after(() => stopAll(running));
  const server = (demands: boolean): readonly string[] => [
    '--grpc-server-tls-cert=$TLS/tls.crt',
    '--grpc-server-tls-key=$TLS/tls.key',
    ...(demands ? ['--grpc-server-tls-client-ca=$TLS/ca.crt'] : []),
  ];
  const real = (args: readonly string[], address: string): readonly string[] =>
    args.map((arg) => arg.replaceAll('$TLS', folder).replaceAll('$AT', address));
  const [open, closed] = [
    await serveThanos(running, 'query', real(server(false), '')),
    await serveThanos(running, 'query', real(server(true), '')),
  ];

  for (const { name, args, demands = false, fault } of trials) {
    const port = (demands ? closed : open).grpc.split(':')[1] ?? '';
    const asker = await serveThanos(running, 'query', real(args, `127.0.0.1:${port}`));
    assert.equal(await isHeard(asker.http, fault === null ? 30_000 : 8_000), fault === null, name);
    await stopAll([asker.process]);
    const inCluster = args.map((arg) => arg.replaceAll('$TLS', '/tls').replaceAll('$AT', '127.0.0.1:10901'));
    const told = await faultsIn(
      inCluster,
      server(demands).map((arg) => arg.replaceAll('$TLS', '/tls')),
    );
    assert.deepEqual(told, fault === null ? [] : [fault], name);
  }
});

/** Whether a querier lists a StoreAPI without an error before the time is over. */
async function isHeard(http: string, limitMs: number): Promise<boolean> {
  for (let waited = 0; waited < limitMs; waited += 250) {
    const answer = (await (await fetch(`http://${http}/api/v1/stores`)).json()) as Json;
    const data = at(answer, 'data');
    const all = Object.keys(data ?? {}).flatMap((kind) => listAt(data, kind));
    if (all.some((store) => at(store, 'lastError') === null)) return true;
    await sleep(250);
  }
  return false;
}

/** What our proofs say of the same arguments: two queriers in one pod, of which one asks the other. */
async function faultsIn(asker: readonly string[], server: readonly string[]): Promise<readonly string[]> {
  const container = (name: string, args: readonly string[], port: number): string =>
    `{name: ${name}, image: "thanosio/thanos:v0.42.4", args: ${JSON.stringify(['query', ...args, `--grpc-address=:${port}`])}, volumeMounts: [{name: tls, mountPath: /tls}]}`;
  const text = `
apiVersion: apps/v1
kind: Deployment
metadata: {name: both, namespace: monitoring}
spec:
  selector: {matchLabels: {app: both}}
  template:
    metadata: {labels: {app: both}}
    spec:
      containers: [${container('inner', server, 10901)}, ${container('outer', asker, 10911)}]
      volumes: [{name: tls, secret: {secretName: both-tls}}]
---
apiVersion: cert-manager.io/v1
kind: Certificate
metadata: {name: both, namespace: monitoring}
spec: {secretName: both-tls, dnsNames: [localhost], ipAddresses: [127.0.0.1]}
`;
  const objects = loadAll(text) as readonly KubeObject[];
  const read = [{ cluster: 'one', objects, charts: [], places: new Map(), findings: [], notRead: [] }];
  const { report } = await checkManifests(read, () => ({ ...promised, clusters: [], keep: null }));
  return report.findings.map(({ code }) => code).filter((code) => /^reach\/(?:tls|client|certificate)/.test(code));
}
