import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import type { Json } from '../../src/kube/objects.ts';
import { listAt, stringAt } from '../../src/kube/read.ts';
import { makeCertificate } from '../engines/harness/certificate.ts';
import { scratchFolder } from '../engines/harness/scratch.ts';
import { writeSecret } from './harness/certificates.ts';
import { addresses } from './harness/clusters.ts';
import { fleetText } from './harness/fleets.ts';
import { installed, type Stage } from './harness/install.ts';
import { until } from './harness/objects.ts';
import { askStoreApi, type ClientProof } from './harness/store-api.ts';

describe('mutual TLS between the hub and the StoreAPI of an edge', () => {
  const storeApi = `${addresses.b}:30901`;
  let stage: Stage;
  let hub: ClientProof & { readonly cert: string; readonly key: string };
  before(async () => {
    stage = await installed(fleetText({ tls: '{issuer: private-ca, mutual: true}' }));
    const folder = scratchFolder('query');
    const secret = ['--namespace', 'monitoring', 'get', 'secret', 'thanos-query-tls', '--output', 'json'];
    writeSecret(folder, JSON.parse(await stage.clusters.a.kubectl(secret)) as Json);
    const read = (file: string): string => readFileSync(join(folder, file), 'utf8');
    hub = {
      ca: readFileSync(join(stage.bootstrap.ca, 'root.crt'), 'utf8'),
      serverName: 'thanos-sidecar.b',
      cert: read('tls.crt'),
      key: read('tls.key'),
    };
  });

  test('the query of the hub reaches every sidecar of the edge with what is rendered, and has its series', async () => {
    const url = (path: string): string => `http://thanos-query.monitoring.svc.cluster.local:9090/api/v1/${path}`;
    const ask = async (path: string): Promise<Json> =>
      JSON.parse(await stage.boxes.a.run(['hello', 'get', url(path)])) as Json;
    await until('the StoreAPIs of b', 300_000, async () => {
      const sidecars = listAt(await ask('stores'), 'data', 'sidecar');
      const ofEdge = sidecars.filter((one) => (stringAt(one, 'name') ?? '').startsWith(addresses.b));
      assert.deepEqual(
        ofEdge.map((one) => [stringAt(one, 'name'), stringAt(one, 'lastError') ?? null]).sort(),
        [30901, 30902].map((port) => [`${addresses.b}:${port}`, null]),
      );
      const rows = listAt(await ask('query?query=count%20by%20(cluster)%20(up)'), 'data', 'result');
      assert.deepEqual(rows.map((row) => stringAt(row, 'metric', 'cluster')).sort(), ['a', 'b']);
      return true;
    });
  });

  test('a client with the certificate of the hub is told whose series these are', async () => {
    const answer = await askStoreApi(storeApi, hub);
    assert.ok('told' in answer, JSON.stringify(answer));
    assert.match(answer.told, /cluster.{2}b/s);
  });

  test('a client without a certificate is refused, and so are one of another CA and one without TLS', async () => {
    const { ca, serverName } = hub;
    const stranger = makeCertificate();
    const refusals = {
      without: await askStoreApi(storeApi, { ca, serverName }),
      other: await askStoreApi(storeApi, { ca, serverName, cert: stranger.certificate, key: stranger.key }),
      plain: await askStoreApi(storeApi, null),
    };
    for (const [who, answer] of Object.entries(refusals))
      assert.ok('refused' in answer, `${who}: ${JSON.stringify(answer)}`);
    assert.deepEqual(refusals.without, { refused: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED' });
  });

  test('the hub would not send its certificate to a server that is another', async () => {
    assert.deepEqual(await askStoreApi(storeApi, { ...hub, serverName: 'thanos-sidecar.c' }), {
      refused: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
  });
});
