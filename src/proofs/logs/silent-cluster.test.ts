import assert from 'node:assert/strict';
import { test } from 'node:test';
import { node, proved } from '../testing/flows.ts';
import { changedLogs, collector, healthyLogs, input, output, promisedLogs } from '../testing/log-flows.ts';
import { silentLogs } from './silent-cluster.ts';

const told = (flows: ReturnType<typeof healthyLogs>, promise = promisedLogs()) =>
  proved(silentLogs, flows, promise).map((f) => [f.message, f.counterexample?.hops ?? null]);

test('logs that come into the promised log store are not told', () => {
  assert.deepEqual(told(healthyLogs()), []);
});

test('a cluster without a collector, or whose collector leaves out the journal, is told', () => {
  const flows = healthyLogs();
  assert.deepEqual(told({ nodes: {}, edges: [] }), [
    ['No Fluent Bit of `edge` reads the logs of its containers', null],
    ['No Fluent Bit of `edge` reads the logs of its nodes', null],
  ]);
  const bit = collector('edge/bit', { inputs: [input('edge/bit', 'containers')] });
  assert.deepEqual(told({ ...flows, nodes: { ...flows.nodes, bit } }), [
    ['No Fluent Bit of `edge` reads the logs of its nodes', null],
  ]);
});

test('a tag that no output takes, an address that leads to nothing and the store of another cluster are told with the way', () => {
  const kube = output('log-collector', 'edge/bit', { match: { kind: 'wildcard', text: 'kube.*' } });
  assert.deepEqual(told(changedLogs({ bit: collector('edge/bit', { outputs: [kube] }) })), [
    ['The host logs of edge reach no log store', ['no output of log-collector `bit` of `edge` takes the tag `host.*`']],
  ]);
  const flows = healthyLogs();
  const dangling = { ...flows, edges: ['bit ships-logs nothing'] };
  assert.deepEqual(told(dangling)[0], [
    'The container logs of edge reach no log store',
    ['nothing: no Service `nothing`'],
  ]);
  const own = { ...flows.nodes, store: node('log-store', 'edge/opensearch') };
  assert.deepEqual(told({ ...flows, nodes: own })[0], [
    'The container logs of edge reach the log store of `edge`, and not that of `hub`',
    ['store'],
  ]);
});

test('indices of another name than the promised are told', () => {
  const families = { containers: 'logs-k8s-*', host: 'logs-*' };
  assert.deepEqual(told(healthyLogs(), promisedLogs({ families })), [
    ['The container logs of edge are written into `logs-*`, and not into the promised `logs-k8s-*`', ['store']],
  ]);
});

test('what comes through an aggregator arrives; of what is not understood nothing is claimed', () => {
  const gather = node('log-aggregator', 'hub/gather', {
    inputs: [input('hub/gather', 'forward')],
    outputs: [output('log-aggregator', 'hub/gather')],
  });
  const flows = changedLogs({ gather });
  const through = { ...flows, edges: ['bit ships-logs gather', 'gather ships-logs store'] };
  assert.deepEqual(told(through), []);
  assert.deepEqual(told({ ...flows, edges: [], unclear: ['bit ships-logs'] }), []);
  assert.deepEqual(
    told({ ...flows, nodes: { bit: collector('edge/bit', { inputs: [], unclear: true }) }, edges: [] }),
    [],
  );
});
