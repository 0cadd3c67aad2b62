import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, hour, minute } from '../../kube/duration.ts';
import { surviveNothing } from '../promise.ts';
import { healthy, node, promised, proved } from '../testing/flows.ts';
import { objectStoreOutage } from './object-store.ts';

const dropping = (retentionMs: number, outOfOrder = false, blockRangeMs = 2 * hour) => {
  const flows = healthy();
  return {
    ...flows,
    nodes: {
      ...flows.nodes,
      prometheus: node('scraper', 'edge/main', {
        externalLabels: { cluster: 'edge' },
        sidecar: 'edge/sidecar',
        retentionMs,
        outOfOrder,
        blockRangeMs,
      }),
    },
  };
};

test('blocks kept for longer than the outage and their making are not lost', () => {
  assert.deepEqual(proved(objectStoreOutage, dropping(7 * hour)), []);
});

test('blocks deleted while the object store is away are lost, with the ages and the retention that would have kept them', () => {
  const [found, ...more] = proved(objectStoreOutage, dropping(4 * hour));
  assert.deepEqual(more, []);
  assert.deepEqual(
    [found?.message, found?.fix, found?.counterexample?.interval],
    [
      'metrics of edge: ages 5h to 7h1m30s are in no store while the object store is away for 6h: sidecar `sidecar` of `edge` drops them at 5h, store-gateway `store` of `hub` has them from 7h1m30s on',
      'Set `metrics.keepLocal: 7h` of cluster `edge`.',
      '5h to 7h1m30s',
    ],
  );
});

test('where samples may come late, the newest block may end after now: blocks go two hours earlier than their retention says', () => {
  assert.deepEqual(proved(objectStoreOutage, dropping(10 * hour, true)), []);
  assert.deepEqual(
    proved(objectStoreOutage, dropping(7 * hour, true)).map((f) => [f.counterexample?.interval, f.fix]),
    [['5h to 7h1m30s', 'Set `metrics.keepLocal: 10h` of cluster `edge`.']],
  );
});

test('shorter blocks are in the bucket sooner, and only one of them may end after now', () => {
  assert.deepEqual(proved(objectStoreOutage, dropping(7 * hour, true, 10 * minute)), []);
  assert.deepEqual(
    proved(objectStoreOutage, dropping(4 * hour, false, 10 * minute)).map((f) => [f.counterexample?.interval, f.fix]),
    [['4h5m to 6h6m30s', 'Set `metrics.keepLocal: 7h` of cluster `edge`.']],
  );
});

test('a ruler with shorter blocks has them uploaded sooner too', () => {
  const lostOf = (blockRangeMs: number) => {
    const flows = healthy();
    const ruler = node('ruler', 'hub/rule', { retentionMs: 2 * hour, blockRangeMs });
    return proved(objectStoreOutage, { ...flows, nodes: { ...flows.nodes, ruler } })
      .filter(({ where }) => 'object' in where && where.object === 'ruler rule')
      .map((f) => f.counterexample?.interval);
  };
  assert.deepEqual([lostOf(2 * hour), lostOf(10 * minute)], [['3h to 7h1m30s'], ['2h5m to 6h6m30s']]);
});

test('without a promised outage nothing is asked', () => {
  assert.deepEqual(proved(objectStoreOutage, dropping(4 * hour), { ...promised, survive: surviveNothing }), []);
});

test('a receiver loses nothing however long the object store is away, because it deletes no block that it has not uploaded', () => {
  const flows = healthy();
  const nodes = {
    ...flows.nodes,
    agent: node('agent', 'shop/agent', { externalLabels: { cluster: 'shop' } }),
    ingester: node('ingester', 'hub/ingester', { retentionMs: 4 * hour }),
  };
  const edges = [...flows.edges, 'agent remote-writes ingester', 'ingester uploads bucket', 'query queries ingester'];
  assert.deepEqual(
    proved(
      objectStoreOutage,
      { nodes, edges },
      {
        ...promised,
        survive: { ...surviveNothing, objectStore: 20 * hour },
      },
    ),
    [],
  );
});

test('a block that was never uploaded is missing however coarse the promised data is, and where no retention is promised', () => {
  for (const keep of [{ raw: 0, '5m': 30 * day, '1h': 90 * day }, null])
    assert.deepEqual(
      proved(objectStoreOutage, dropping(4 * hour), { ...promised, keep }).map((f) => f.counterexample?.interval),
      ['5h to 7h1m30s'],
    );
});

test('that nobody asks a sidecar for the old blocks that wait beside it is no loss', () => {
  const flows = healthy();
  const nodes = {
    ...flows.nodes,
    sidecar: node('sidecar', 'edge/sidecar', { scraper: 'edge/main', oldestMs: 3 * hour }),
  };
  assert.deepEqual(proved(objectStoreOutage, { ...flows, nodes }), []);
});

test('results of a ruler that it deletes before they are uploaded are lost', () => {
  const flows = healthy();
  const withRuler = (retentionMs: number, uploads = true) => ({
    nodes: { ...flows.nodes, ruler: node('ruler', 'hub/ruler', { retentionMs, uploads }) },
    edges: [...flows.edges, 'ruler uploads bucket'],
  });
  assert.deepEqual(proved(objectStoreOutage, withRuler(7 * hour)), []);
  assert.deepEqual(proved(objectStoreOutage, withRuler(4 * hour, false)), []);
  assert.deepEqual(
    proved(objectStoreOutage, withRuler(4 * hour)).map((f) => [f.message, f.fix]),
    [
      [
        'results of ruler `ruler` of `hub`: ages 5h to 7h1m30s are in no store while the object store is away for 6h: ruler `ruler` of `hub` drops them at 5h',
        'Set `metrics.ruler.keepLocal: 7h`.',
      ],
    ],
  );
});
