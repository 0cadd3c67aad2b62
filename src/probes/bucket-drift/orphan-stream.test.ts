import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, hour } from '../../kube/duration.ts';
import { node } from '../../proofs/testing/flows.ts';
import { orphanStream } from './orphan-stream.ts';
import { block, edge, noon, told } from './testing/subject.ts';

test('blocks of the fleet are nobody’s orphans, with the replica or merged without it', () => {
  const merged = block('B', 9 * day, { labels: { cluster: 'edge' } });
  assert.deepEqual(told(orphanStream, { blocks: [block('A', 3 * hour), merged] }), []);
});

test('blocks of a cluster that is gone are a warning, those of somebody who writes now an error', () => {
  const gone = { cluster: 'old' };
  const blocks = [block('A', 20 * day, { labels: gone }), block('B', 19 * day, { labels: gone })];
  const now = block('C', 3 * hour, { labels: { ...edge, zone: 'x' } });
  assert.deepEqual(told(orphanStream, { blocks: [...blocks, now] }), [
    'error: The bucket has 1 block with `{cluster="edge", prometheus_replica="prometheus-main-0", zone="x"}` of no producer in the fleet, the newest made 2027-01-31 10:00: somebody writes it now',
    'The bucket has 2 blocks with `{cluster="old"}` of no producer in the fleet, the newest made 2027-01-12 13:00',
  ]);
});

test('where a producer makes short blocks, three of them later it writes no more', () => {
  const short = block('S', 300_000, { labels: { cluster: 'old' }, from: noon - 360_000, made: noon - 240_000 });
  assert.deepEqual(told(orphanStream, { blocks: [short] }), [
    'The bucket has 1 block with `{cluster="old"}` of no producer in the fleet, the newest made 2027-01-31 11:56',
  ]);
});

test('what is marked for deletion is not told again', () => {
  const marked = block('A', 20 * day, { labels: { cluster: 'old' }, deletionMarked: 1 });
  assert.deepEqual(told(orphanStream, { blocks: [marked] }), []);
});

test('a tenant that no agent writes for is an orphan; a scraper that writes remotely may be anybody', () => {
  const ingester = node('ingester', 'hub/receive', { externalLabels: { receive: 'true' } });
  const agent = node('agent', 'edge/agent', { tenant: 'team-a' });
  const flows = { nodes: { ingester, agent }, edges: ['ingester uploads bucket', 'agent remote-writes ingester'] };
  const of = (tenant: string, ulid: string): ReturnType<typeof block> =>
    block(ulid, 20 * day, { labels: { receive: 'true', receive_replica: 'receive-0', tenant_id: tenant } });
  const blocks = [of('team-a', 'A'), of('team-z', 'Z')];
  assert.deepEqual(told(orphanStream, { blocks, flows }), [
    'The bucket has 1 block with `{receive="true", receive_replica="receive-0", tenant_id="team-z"}` of the tenant `team-z`, which nobody in the fleet writes for, the newest made 2027-01-11 13:00',
  ]);
  const more = { ...flows, edges: [...flows.edges, 'prometheus remote-writes ingester'] };
  assert.deepEqual(told(orphanStream, { blocks, flows: more }), []);
});
