import assert from 'node:assert/strict';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { rootCertificates } from 'node:tls';
import { refusalIn } from '../testing/kube-contract.ts';
import { openKube } from './open.ts';

const folder = mkdtempSync(join(tmpdir(), 'namsan-pem-'));
after(() => rmSync(folder, { recursive: true }));

const base64 = (text: string): string => Buffer.from(text).toString('base64');
const certificate = rootCertificates[0] ?? '';
const der = Buffer.from(certificate.replace(/-----.*-----|\n/g, ''), 'base64');
const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'prime256v1' });
const key = String(privateKey.export({ type: 'pkcs8', format: 'pem' }));
let count = 0;

/** What is said of a context whose server nobody answers for, with the kubeconfig's own name as FILE. */
async function saidOf(cluster: object, user: object = {}): Promise<string> {
  count += 1;
  const file = join(folder, `config-${count}`);
  const config = {
    clusters: [{ name: 'c', cluster: { server: 'https://127.0.0.1:1', ...cluster } }],
    users: [{ name: 'u', user }],
    contexts: [{ name: 'red', context: { cluster: 'c', user: 'u' } }],
  };
  writeFileSync(file, JSON.stringify(config));
  const environment = { PATH: process.env['PATH'] ?? '' };
  const open = await openKube({ kubeconfig: [file], signal: AbortSignal.timeout(60_000), environment });
  const client = open({ id: 'hub', context: 'red' });
  const { kind, message } = refusalIn(await client.tunnel({ namespace: 'x', name: 'y' }, 1));
  client.close();
  return `${kind}: ${message.replaceAll(file, 'FILE')}`;
}

test('what is no certificate or key is told by its field, context and file, and not by its content', async () => {
  const word = base64('not a cert');
  const broken = base64(`-----BEGIN CERTIFICATE-----\n${word}\n-----END CERTIFICATE-----\n`);
  const authority =
    'unusable: `certificate-authority-data` of the context `red` in `FILE` is no certificate: PEM in base64 is looked for.';
  for (const data of [word, '%%%', broken, der.toString('base64'), base64(key)])
    assert.equal(await saidOf({ 'certificate-authority-data': data }), authority);
  const good = { 'client-certificate-data': base64(certificate), 'client-key-data': base64(key) };
  assert.equal(
    await saidOf({}, { ...good, 'client-certificate-data': word }),
    'unusable: `client-certificate-data` of the context `red` in `FILE` is no certificate: PEM in base64 is looked for.',
  );
  assert.equal(
    await saidOf({}, { ...good, 'client-key-data': base64(certificate) }),
    'unusable: `client-key-data` of the context `red` in `FILE` is no private key: PEM in base64 is looked for.',
  );
});

test('a file that is no certificate is told by its name, and what a plugin printed as its answer', async () => {
  const file = join(folder, 'ca.crt');
  writeFileSync(file, 'not a cert');
  assert.equal(
    await saidOf({ 'certificate-authority': file }),
    `unusable: \`certificate-authority\` of the context \`red\` in \`FILE\` names \`${file}\`, which is no certificate: PEM is looked for.`,
  );
  const status = { clientCertificateData: 'x', clientKeyData: 'y' };
  const plugin = join(folder, 'plugin');
  const said = JSON.stringify({ apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential', status });
  writeFileSync(plugin, `#!/bin/sh\necho '${said}'\n`, { mode: 0o700 });
  const exec = { apiVersion: 'client.authentication.k8s.io/v1', command: plugin, interactiveMode: 'Never' };
  assert.equal(
    await saidOf({}, { exec }),
    'unusable: `client-certificate-data` of the context `red` in the answer of its plugin is no certificate: PEM in base64 is looked for.',
  );
});

test('certificates and keys that are some are taken, with words before them and several in one', async () => {
  const bundle = `A bundle\n${rootCertificates.slice(0, 3).join('\n')}\n`;
  const user = { 'client-certificate-data': base64(certificate), 'client-key-data': base64(key) };
  // The server is away: the certificates were passed.
  assert.match(
    await saidOf({ 'certificate-authority-data': base64(bundle) }, user),
    /^unreachable: There is no way to port 1/,
  );
});

test('a context whose cluster names no server, or no address, says so', async () => {
  const said = async (server: string): Promise<string> => (await saidOf({ server })).replace('unusable: ', '');
  assert.equal(await said(''), 'The context `red` of hub names no server.');
  for (const server of ['localhost:6443', '10.0.0.1:6443', 'https://', 'ftp://10.0.0.1'])
    assert.equal(
      await said(server),
      `The context \`red\` of hub names the server \`${server.replace(/\/+$/, '')}\`, which is no address that begins with \`https://\`.`,
    );
});
