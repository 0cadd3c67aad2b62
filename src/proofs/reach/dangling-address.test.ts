import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusters } from '../../topology/testing/manifests.ts';
import { trace } from '../../topology/trace.ts';
import { healthy, promised, proved } from '../testing/flows.ts';
import { danglingAddress } from './dangling-address.ts';

test('addresses that resolve raise nothing', () => {
  assert.deepEqual(proved(danglingAddress, healthy()), []);
});

test('an address behind which nothing stands is told with the hop where it ends', () => {
  const flows = healthy();
  assert.deepEqual(proved(danglingAddress, { ...flows, edges: [...flows.edges, 'query queries gone'] }), [
    {
      code: 'reach/dangling-address',
      severity: 'error',
      where: { cluster: 'hub', object: 'querier query', field: 'spec' },
      message: 'Nothing answers at `gone`, which querier `query` of `hub` names: no Service `gone`',
      why: danglingAddress.why,
      fix: danglingAddress.fix,
      refs: danglingAddress.refs,
      counterexample: { stream: 'querier `query` of `hub`', interval: '', hops: ['gone', 'no Service `gone`'] },
    },
  ]);
});

const remoteWriter = (url: string) => `
apiVersion: monitoring.coreos.com/v1
kind: PrometheusAgent
metadata: {name: agent, namespace: monitoring}
spec: {remoteWrite: [{url: '${url}'}]}
`;

test('a namespace of which nothing was given may be in other manifests: a warning there, an error in a fleet', () => {
  const severities = (url: string, hints?: Parameters<typeof trace>[1]) => {
    const out: unknown[] = [];
    const topology = trace(clusters({ hub: remoteWriter(url) }), hints);
    danglingAddress.prove(topology, promised, (_where, message, more) => out.push([more?.severity, message]));
    return out;
  };
  const away = 'http://receive.thanos.svc:19291/api/v1/receive';
  const fact = `Nothing takes the samples at \`${away}\`, which agent \`agent\` of \`hub\` names: hub has no Service thanos/receive`;
  assert.deepEqual(severities(away), [['warning', `${fact}, nor anything else in the namespace \`thanos\``]]);
  assert.deepEqual(severities(away, { nodeAddresses: new Map() }), [[undefined, fact]]);
  const near = 'http://receive:19291/api/v1/receive';
  assert.deepEqual(severities(near), [
    [
      undefined,
      `Nothing takes the samples at \`${near}\`, which agent \`agent\` of \`hub\` names: hub has no Service monitoring/receive`,
    ],
  ]);
});
