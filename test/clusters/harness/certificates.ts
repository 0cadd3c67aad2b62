import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Json, KubeObject } from '../../../src/kube/objects.ts';
import { listAt, stringAt, stringsAt } from '../../../src/kube/read.ts';
import { namespaces } from '../../../src/model/addresses.ts';
import { scratchFolder } from '../../engines/harness/scratch.ts';
import type { TestCluster } from './clusters.ts';
import { must } from './command.ts';
import { apply } from './objects.ts';

/** Words of a Certificate's usages, as openssl has them. */
const keyUsages: Readonly<Record<string, string>> = {
  'digital signature': 'digitalSignature',
  'key encipherment': 'keyEncipherment',
};
const extendedUsages: Readonly<Record<string, string>> = { 'server auth': 'serverAuth', 'client auth': 'clientAuth' };

/**
 * Does what cert-manager does with each Certificate among the objects: signs a new key by the CA of its ClusterIssuer and lays both into the Secret
 * that it names, the chain up to the root behind the certificate (cert-manager@v1.21.1 pkg/controller/certificaterequests/ca).
 */
export async function signAsCertManager(cluster: TestCluster, objects: readonly KubeObject[]): Promise<void> {
  for (const certificate of objects.filter(({ kind }) => kind === 'Certificate')) {
    const issuer = await get(cluster, ['clusterissuer', stringAt(certificate, 'spec', 'issuerRef', 'name') ?? '']);
    const signer = await get(cluster, [
      '--namespace',
      namespaces.certManager,
      'secret',
      stringAt(issuer, 'spec', 'ca', 'secretName') ?? '',
    ]);
    const folder = scratchFolder('certificate');
    writeSecret(folder, signer);
    await sign(folder, certificate);
    const chain = readFileSync(join(folder, 'leaf.crt'), 'utf8') + readFileSync(join(folder, 'tls.crt'), 'utf8');
    const root = /(-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----\s*)$/.exec(chain)?.[1] ?? '';
    await apply(cluster, [
      {
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: {
          name: stringAt(certificate, 'spec', 'secretName') ?? '',
          namespace: certificate.metadata.namespace ?? '',
        },
        ...{
          type: 'kubernetes.io/tls',
          stringData: { 'tls.crt': chain, 'tls.key': readFileSync(join(folder, 'leaf.key'), 'utf8'), 'ca.crt': root },
        },
      },
    ]);
  }
}

/** Lays the entries of a Secret into a folder, a file each. */
export function writeSecret(folder: string, secret: Json): void {
  mkdirSync(folder, { recursive: true });
  for (const [key, value] of Object.entries(stringsAt(secret, 'data')))
    writeFileSync(join(folder, key), Buffer.from(value, 'base64'));
}

async function sign(folder: string, certificate: KubeObject): Promise<void> {
  const usages = listAt(certificate, 'spec', 'usages').map(String);
  const names = [
    ...listAt(certificate, 'spec', 'dnsNames').map((name) => `DNS:${String(name)}`),
    ...listAt(certificate, 'spec', 'ipAddresses').map((address) => `IP:${String(address)}`),
  ];
  const alternatives = names.length === 0 ? '' : `subjectAltName=${names.join(',')}\n`;
  const commonName = stringAt(certificate, 'spec', 'commonName');
  const words = (known: Readonly<Record<string, string>>): string =>
    usages.flatMap((usage) => known[usage] ?? []).join(',');
  writeFileSync(
    join(folder, 'extensions'),
    `${alternatives}keyUsage=critical,${words(keyUsages)}\nextendedKeyUsage=${words(extendedUsages)}\n`,
  );
  const openssl = (...args: readonly string[]): Promise<string> => must('openssl', args, { cwd: folder });
  await openssl('ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', 'leaf.key');
  await openssl(
    'req',
    '-new',
    '-key',
    'leaf.key',
    '-subj',
    commonName === undefined ? '/' : `/CN=${commonName}`,
    '-out',
    'leaf.csr',
  );
  const by = ['-CA', 'tls.crt', '-CAkey', 'tls.key', '-CAcreateserial'];
  await openssl('x509', '-req', '-in', 'leaf.csr', ...by, '-days', '90', '-extfile', 'extensions', '-out', 'leaf.crt');
}

async function get(cluster: TestCluster, what: readonly string[]): Promise<Json> {
  return JSON.parse(await cluster.kubectl(['get', ...what, '--output', 'json'])) as Json;
}
