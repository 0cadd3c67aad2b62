import assert from 'node:assert/strict';
import { createServer } from 'node:https';
import { duplexPair } from 'node:stream';
import { test } from 'node:test';
import { makeCertificate } from '../../../test/engines/harness/certificate.ts';
import type { KubeClient } from '../kube/kube-client.ts';
import { answered, refused } from '../outcome.ts';
import { answeringPods, type PodRequest } from '../testing/answering.ts';
import { fakeKube } from '../testing/fake-kube.ts';
import { askOf, jsonAt, textAt } from './ask.ts';
import { callPod } from './pod-call.ts';

const pod = { namespace: 'monitoring', name: 'a-0' };

/** A cluster whose pods answer by a function. */
function cluster(reply: (request: PodRequest) => string | object | null): KubeClient {
  return fakeKube('edge', { tunnel: answeringPods('edge', reply) });
}

test('a pod is asked over HTTP through its API server, with headers and query as they are', async () => {
  const kube = cluster(({ path, query, headers, port }) => ({
    path,
    q: query.get('q'),
    who: headers['authorization'],
    port,
  }));
  const ask = askOf(kube, pod, 9090, { headers: { authorization: 'Basic abc' } });
  assert.deepEqual(
    await jsonAt(ask, '/api?q=a%26b'),
    answered({ path: '/api', q: 'a&b', who: 'Basic abc', port: 9090 }),
  );
});

test('what is not as it should be is told with the pod and the path, and without the query', async () => {
  const kube = cluster(({ path }) =>
    path === '/no' ? { status: 503, text: 'not ready\nat all' } : path === '/bad' ? 'text' : null,
  );
  const ask = askOf(kube, pod, 9090);
  const said = async (path: string): Promise<string> => {
    const reply = await jsonAt(ask, path);
    return reply.ok ? '' : reply.refusal.message;
  };
  assert.equal(await said('/no?token=1'), 'The pod monitoring/a-0 of edge answers `503` to `/no`: not ready');
  assert.equal(await said('/bad'), 'The pod monitoring/a-0 of edge answers `/bad` with what is no JSON');
  assert.match(await said('/gone?x=1'), /^The pod `monitoring\/a-0` of edge, port 9090, gave no answer to `\/gone`: ./);
});

test('a tunnel that is refused is told as the API server says it', async () => {
  const kube = fakeKube('edge', { tunnel: async () => refused('not-found', 'There is no such pod.', { status: 404 }) });
  const reply = await callPod(kube, pod, { port: 1, path: '/' });
  assert.deepEqual(reply, refused('not-found', 'There is no such pod.', { status: 404 }));
});

test('over TLS the pod must show a certificate of the authority, for the name', async () => {
  const { certificate, key } = makeCertificate();
  const server = createServer({ cert: certificate, key }, (_, response) => response.end('hello'));
  const tunnel = async () => {
    const [near, far] = duplexPair();
    server.emit('connection', far);
    return answered(near);
  };
  const kube = fakeKube('edge', { tunnel });
  const ask = (ca: string, name: string) => textAt(askOf(kube, pod, 9200, { tls: { ca, name } }), '/');
  assert.deepEqual(await ask(certificate, 'localhost'), answered('hello'));
  const other = await ask(certificate, 'elsewhere');
  assert.match(other.ok ? '' : other.refusal.message, /does not match certificate's altnames/);
  const stranger = await ask(makeCertificate().certificate, 'localhost');
  assert.match(stranger.ok ? '' : stranger.refusal.message, /self-signed|unable to verify|signature/i);
});
