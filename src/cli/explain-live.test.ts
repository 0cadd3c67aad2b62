import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainPaint } from '../findings/format-text.ts';
import { type Changed, runningFleet } from '../probes/testing/live.ts';
import { explainWays } from './explain-live.ts';
import { example, namsan } from './testing/command-line.ts';

/** `explain --live` on a fleet in memory. */
async function explained(
  cluster: string,
  signal: string,
  form: string,
  changed: Changed,
): Promise<{ code: number; out: string }> {
  let out = '';
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: () => undefined,
    stdin: async function* () {},
    paint: plainPaint,
    paintErr: plainPaint,
  };
  const code = await explainWays(runningFleet(changed), cluster, signal, form, io);
  return { code, out };
}

test('each hop is a line with a mark, and the first that is broken is told with its cause', async () => {
  const { code, out } = await explained('factory', 'logs', 'text', {
    reply: ({ path }) =>
      path === '/_cluster/health' ? { status: 'red', number_of_nodes: 1, unassigned_shards: 1 } : undefined,
  });
  assert.equal(code, 1);
  const [way = ''] = out.split('\n\n');
  assert.deepEqual(
    way.split('\n').map((line) => line.slice(0, 60)),
    [
      'container logs of factory, from log-collector logging/fluent',
      '  ✓ log-collector logging/fluent-bit of factory runs: 1 of 1',
      '  ✓ log-store logging/opensearch of factory runs: 1 of 1 rea',
      '  ✓ log-collector logging/fluent-bit of factory ships-logs h',
      '  ✗ log-store logging/opensearch of factory has every shard:',
      '  ✓ log-store logging/opensearch of factory has container lo',
      '  ✓ dashboards logging/opensearch-dashboards of factory runs',
      '  ✓ dashboards logging/opensearch-dashboards of factory read',
      '  First broken hop: log-store logging/opensearch of factory ',
    ],
  );
  assert.match(
    way,
    /has every shard\. The OpenSearch `opensearch` of `factory` is red with 1 node: 1 shard without a node\.$/,
  );
});

test('a way without a fault says so, and gives exit code 0', async () => {
  const { code, out } = await explained('lab', 'metrics', 'text', {});
  assert.equal(code, 0);
  assert.match(out, /^metrics of lab, from scraper monitoring\/edges of hub\n {2}✓ .*\n {2}Every hop is good\.\n$/s);
  assert.deepEqual(await explained('lab', 'logs', 'text', {}), { code: 0, out: 'Nothing produces logs of `lab`.\n' });
});

test('a reason that hops in a row share is said of the first of them, and in the verdict', async () => {
  const { out } = await explained('factory', 'metrics', 'text', { cut: ['factory'] });
  const reason = 'The API server of `factory` cannot be reached';
  const lines = out.split('\n').filter((line) => line.includes('✗'));
  assert.ok(lines.length > 2);
  assert.deepEqual(lines.map((line) => line.replace(/.*: /, '')).slice(1, 3), ['the same', 'the same'], out);
  assert.ok(lines[0]?.includes(reason));
});

test('programs get every hop and the first fault', async () => {
  const { code, out } = await explained('factory', 'metrics', 'json', { cut: ['factory'] });
  const { version, cluster, signal, ways } = JSON.parse(out);
  assert.deepEqual([code, version, cluster, signal, ways.length], [1, 1, 'factory', 'metrics', 1]);
  assert.deepEqual(ways[0].firstFault, {
    hop: 'scraper monitoring/main of factory runs',
    state: 'broken',
    says: 'The API server of `factory` cannot be reached: connect ECONNREFUSED.',
  });
});

test('a cluster that the fleet does not have is refused before any is asked', async () => {
  const said = await namsan(['explain', '--live', 'metrics', 'nowhere', '--fleet', example('mixed')]);
  assert.deepEqual([said.code, said.err.includes('The fleet has no cluster `nowhere`')], [2, true]);
});
