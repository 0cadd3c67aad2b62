import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PromiseAnswer } from '../../findings/promise-answer.ts';
import { hour } from '../../kube/duration.ts';
import { facing, node, proved, topologyOf } from '../testing/flows.ts';
import { changedLogs, collector, healthyLogs, input, output, promisedLogs } from '../testing/log-flows.ts';
import { logOutage } from './outage.ts';

const told = (flows: ReturnType<typeof healthyLogs>, survive = { store: 0, link: 2 * hour, objectStore: 0 }) =>
  facing(proved(logOutage, flows, promisedLogs({ survive })));
const bit = (changed: Parameters<typeof output>[2], inputs?: ReturnType<typeof input>[]) =>
  collector('edge/bit', {
    outputs: [output('log-collector', 'edge/bit', changed)],
    ...(inputs === undefined ? {} : { inputs }),
  });

test('a buffer for a day on disk with endless retries loses nothing in two hours', () => {
  assert.deepEqual(told(healthyLogs(), { store: 2 * hour, link: 2 * hour, objectStore: 0 }), []);
});

test('a buffer on disk that is too small drops the oldest lines: those of the beginning of the outage are lost', () => {
  const flows = changedLogs({
    bit: bit({ diskLimit: 1e6 * 40 * 60 }, [input('edge/bit', 'containers'), input('edge/bit', 'host')]),
  });
  const found = proved(logOutage, flows, promisedLogs({ survive: { store: 0, link: 2 * hour, objectStore: 0 } }));
  assert.deepEqual(found[0], {
    code: 'logs/outage',
    severity: 'error',
    where: { cluster: 'edge', object: 'log-collector bit', field: 'spec' },
    message:
      'The container logs of edge: minutes 0 to 80 of an outage of the link of 2h are lost: log-collector `bit` of `edge` holds 40m in its buffer on disk at 1000000 a second, and then drops the oldest first',
    why: logOutage.why,
    fix: 'Set `storage.total_limit_size` to 7200M or more for the output in `log-collector bit`.',
    refs: logOutage.refs,
    counterexample: {
      stream: 'container logs of edge',
      interval: 'minutes 0 to 80',
      hops: ['log-collector `bit` of `edge` ships to store'],
    },
  });
  assert.deepEqual(
    found.map((f) => f.counterexample?.stream),
    ['container logs of edge', 'host logs of edge'],
  );
});

test('a buffer in memory stops reading: the lines of the end are lost, unless the journal keeps them', () => {
  const memory = { buffer: 'memory', memoryLimit: 60e6 } as const;
  const flows = changedLogs({
    bit: bit({}, [input('edge/bit', 'containers', memory), input('edge/bit', 'host', memory)]),
  });
  assert.deepEqual(told(flows), [
    [
      'log-collector bit',
      'The container logs of edge: minutes 1 to 120 of an outage of the link of 2h are lost: log-collector `bit` of `edge` holds 1m in its buffer in memory at 1000000 a second, and then stops reading',
      'minutes 1 to 120',
    ],
  ]);
  const endless = changedLogs({ bit: bit({}, [input('edge/bit', 'containers', { buffer: 'memory' })]) });
  assert.deepEqual(
    told(endless).map(([, , interval]) => interval),
    ['minutes 0 to 120'],
  );
});

test('a number of retries is a time: each waits five seconds at the least', () => {
  assert.deepEqual(
    told(changedLogs({ bit: bit({ retries: 12 }) })).map(([, message]) => message),
    [
      'The container logs of edge: minutes 0 to 119 of an outage of the link of 2h are lost: log-collector `bit` of `edge` holds 1m by 12 retries of a chunk at 1000000 a second, and then drops the oldest first',
      'The host logs of edge: minutes 0 to 119 of an outage of the link of 2h are lost: log-collector `bit` of `edge` holds 1m by 12 retries of a chunk at 1000000 a second, and then drops the oldest first',
    ],
  );
});

test('the disk of the node is a limit where none is set', () => {
  const flows = changedLogs({ bit: bit({ diskLimit: Number.POSITIVE_INFINITY }) });
  assert.deepEqual(told(flows, { store: 0, link: 27 * hour, objectStore: 0 }), []);
  assert.deepEqual(
    told(flows, { store: 0, link: 28 * hour, objectStore: 0 }).map(([, , interval]) => interval),
    ['minutes 0 to 13', 'minutes 0 to 13'],
  );
});

const gathered = (changed: Parameters<typeof output>[2], forward: Parameters<typeof input>[2] = {}) => {
  const gather = node('log-aggregator', 'hub/gather', {
    inputs: [input('hub/gather', 'forward', forward)],
    outputs: [output('log-aggregator', 'hub/gather', changed)],
  });
  const flows = changedLogs({ gather, bit: bit({ to: 'log-aggregator', index: null }) });
  return { ...flows, edges: ['bit ships-logs gather', 'gather ships-logs store'] };
};

test('an aggregator that takes everything on disk must hold an outage of the store alone, for all nodes that ship to it', () => {
  const small = gathered({ diskLimit: 2e6 * 30 * 60 });
  assert.deepEqual(told(small, { store: 0, link: 2 * hour, objectStore: 0 }), []);
  assert.deepEqual(told(small, { store: hour, link: 0, objectStore: 0 })[0], [
    'log-aggregator gather',
    'The container logs of edge: minutes 0 to 30 of an outage of the log store of 1h are lost: log-aggregator `gather` of `hub` holds 30m in its buffer on disk at 2000000 a second, and then drops the oldest first',
    'minutes 0 to 30',
  ]);
});

test('an aggregator that stops taking records leaves them to the buffers of the collectors, which are added', () => {
  const pausing = gathered({}, { buffer: 'memory', memoryLimit: 1e6 });
  assert.deepEqual(told(pausing, { store: 20 * hour, link: 0, objectStore: 0 }), []);
  assert.equal(told(pausing, { store: 25 * hour, link: 0, objectStore: 0 }).length, 2);
});

test('an outage of the link does not touch logs that stay in their cluster', () => {
  const flows = changedLogs({ bit: bit({ retries: 0 }), store: node('log-store', 'edge/opensearch') });
  const promise = promisedLogs({ survive: { store: 0, link: hour, objectStore: 0 } });
  const logs =
    promise.logs === null
      ? null
      : { ...promise.logs, clusters: promise.logs.clusters.map((c) => ({ ...c, store: 'edge' })) };
  assert.deepEqual(proved(logOutage, flows, { ...promise, logs }), []);
});

test('two inputs of the journal share the lines of the node, and are told once', () => {
  const journals = ['journal', 'early-journal'].map((name) =>
    input('edge/bit', 'host', { readAt: { cluster: 'edge', object: 'input bit', field: name } }),
  );
  assert.deepEqual(told(changedLogs({ bit: bit({ diskLimit: 200_000 * 7_200 }, journals) })), []);
  assert.deepEqual(
    told(changedLogs({ bit: bit({ diskLimit: 200_000 * 3_600 }, journals) })).map(([, , interval]) => interval),
    ['minutes 0 to 60'],
  );
});

test('what becomes of each promise is told of the streams by name: kept, or lost as its finding says', () => {
  const flows = changedLogs({ bit: bit({ diskLimit: 1e6 * 40 * 60 }, [input('edge/bit', 'containers')]) });
  const answers: PromiseAnswer[] = [];
  const found: string[] = [];
  logOutage.prove(
    topologyOf(flows),
    promisedLogs({ survive: { store: 0.5 * hour, link: 2 * hour, objectStore: 0 } }),
    (_, message) => found.push(message),
    (answer) => answers.push(answer),
  );
  assert.deepEqual(
    answers.map(({ promise, outage, kept, lost }) => [promise, outage, kept, lost.map(({ message }) => message)]),
    [
      ['logs.survive.store', 'log store 30m', 1, []],
      ['logs.survive.link', 'link, of logs 2h', 0, found],
    ],
  );
});

test('the change that is named for a buffer holds the outage', () => {
  const two = (
    changed: Parameters<typeof bit>[0],
    inputs: Parameters<typeof bit>[1] = [input('edge/bit', 'containers')],
  ) =>
    proved(
      logOutage,
      changedLogs({ bit: bit(changed, inputs) }),
      promisedLogs({ survive: { store: 0, link: 2 * hour, objectStore: 0 } }),
    ).map((f) => f.fix);
  assert.deepEqual(two({ retries: 5 }), [
    'Let the output in `log-collector bit` try a chunk again 1440 times, or without limit.',
  ]);
  assert.deepEqual(two({ retries: 1_440 }), []);
  assert.deepEqual(two({ diskLimit: 1e9 }), [
    'Set `storage.total_limit_size` to 5760M or more for the output in `log-collector bit`.',
  ]);
  assert.deepEqual(two({ diskLimit: 5_760e6 }), []);
  assert.deepEqual(two({}, [input('edge/bit', 'containers', { buffer: 'memory' })]), [
    'Buffer on disk: `storage.type filesystem` for the inputs of log-collector `bit`, and set `storage.total_limit_size` to 5760M or more for the output in `log-collector bit`.',
  ]);
});
