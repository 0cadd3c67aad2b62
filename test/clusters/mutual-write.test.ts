import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import type { Json } from '../../src/kube/objects.ts';
import { listAt, stringAt } from '../../src/kube/read.ts';
import { makeCertificate } from '../engines/harness/certificate.ts';
import { scratchFolder } from '../engines/harness/scratch.ts';
import { writeSecret } from './harness/certificates.ts';
import { fleetText } from './harness/fleets.ts';
import { installed, type Stage } from './harness/install.ts';
import { until } from './harness/objects.ts';
import { offerWrite } from './harness/remote-write.ts';
import type { ClientProof } from './harness/store-api.ts';

describe('mutual TLS between the agent of an edge and the receivers of the hub', () => {
  let stage: Stage;
  let receiver: string;
  let agent: ClientProof & { readonly cert: string; readonly key: string };
  before(async () => {
    stage = await installed(
      fleetText({
        tls: '{issuer: private-ca, mutual: true}',
        edge: 'metrics: {mode: agent}',
        // On two processors the requests of receivers beside a Prometheus and the object store have no place.
        hub: 'agent',
        storeIn: 'b',
        metrics: 'receive: {replicas: 1, replication: 1}\n  query: {replicas: 1}\n  ruler: {replicas: 0}',
      }),
    );
    const writes = stage.rendered.topology.edges.filter(
      ({ kind, from }) => kind === 'remote-writes' && from.startsWith('b/'),
    );
    assert.equal(writes.length, 1);
    receiver = new URL(writes[0]?.address ?? '').host;
    const folder = scratchFolder('agent');
    const secret = ['--namespace', 'monitoring', 'get', 'secret', 'prometheus-agent-tls', '--output', 'json'];
    writeSecret(folder, JSON.parse(await stage.clusters.b.kubectl(secret)) as Json);
    agent = {
      ca: readFileSync(join(stage.bootstrap.ca, 'root.crt'), 'utf8'),
      serverName: 'thanos-receive.a',
      cert: readFileSync(join(folder, 'tls.crt'), 'utf8'),
      key: readFileSync(join(folder, 'tls.key'), 'utf8'),
    };
  });

  test('what the agent writes with its certificate is answered by the query of the hub', async () => {
    const url =
      'http://thanos-query.monitoring.svc.cluster.local:9090/api/v1/query?query=count%20by%20(cluster)%20(up)';
    await until('the series of b', 300_000, async () => {
      const rows = listAt(JSON.parse(await stage.boxes.a.run(['hello', 'get', url])) as Json, 'data', 'result');
      assert.deepEqual(rows.map((row) => stringAt(row, 'metric', 'cluster')).sort(), ['a', 'b']);
      return true;
    });
  });

  test('with the certificate of the agent a write is heard; without one, by one of another CA and without TLS it is not', async () => {
    const { ca, serverName } = agent;
    const stranger = makeCertificate();
    const heard = await offerWrite(receiver, agent);
    // What was sent is no write: the handler behind TLS says so (thanos@v0.42.4 pkg/receive/handler.go).
    assert.ok('status' in heard && heard.status === 400 && !heard.said.includes('HTTPS'), JSON.stringify(heard));
    assert.deepEqual(await offerWrite(receiver, { ca, serverName }), {
      refused: 'ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED',
    });
    const other = await offerWrite(receiver, { ca, serverName, cert: stranger.certificate, key: stranger.key });
    assert.ok('refused' in other, JSON.stringify(other));
    // Go's own words, before any handler (go@1.26 src/net/http/server.go).
    assert.deepEqual(await offerWrite(receiver, null), {
      status: 400,
      said: 'Client sent an HTTP request to an HTTPS server.',
    });
  });
});
