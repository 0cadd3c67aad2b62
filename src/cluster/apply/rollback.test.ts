import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Workload } from '../../components/workload.ts';
import { applyFleet } from './apply-fleet.ts';
import type { ClusterReport } from './apply-report.ts';
import { readRelease } from './release.ts';
import { listReleases } from './releases.ts';
import { fieldAt, namespaces, object, played, playedKube, workload } from './testing/played-fleet.ts';

const version = (n: number): readonly Workload[] => [
  namespaces('a'),
  workload('a', 'x', 10, object('ConfigMap', 'config', { data: { n: String(n) } }), object('ConfigMap', `only-${n}`)),
];

test('a cluster goes back to the release before the newest, or to a numbered one, and that is a release again', async () => {
  const kube = playedKube('a');
  const run = async (n: number, more: object = {}): Promise<ClusterReport | undefined> =>
    (await applyFleet(played([kube], version(n), { choice: { prune: true, ...more } })))[0];
  assert.deepEqual([(await run(1))?.release, (await run(2))?.release, (await run(2))?.release], [1, 2, 2]);
  const back = await run(2, { rollback: 'previous' });
  assert.deepEqual(
    [back?.state, back?.release, back?.notes, back?.created, back?.pruned],
    ['done', 3, ['Goes back to release 1.'], ['ConfigMap apps/only-1'], ['ConfigMap apps/only-2']],
  );
  assert.equal(fieldAt(kube, 'ConfigMap', 'config', 'data', 'n'), '1');
  await run(2, { rollback: 2 });
  assert.equal(fieldAt(kube, 'ConfigMap', 'config', 'data', 'n'), '2');
});

test('going back deletes nothing unless that is asked for', async () => {
  const kube = playedKube('a');
  for (const n of [1, 2]) await applyFleet(played([kube], version(n)));
  const [back] = await applyFleet(played([kube], [], { choice: { rollback: 'previous' } }));
  assert.deepEqual(
    back?.stale.map((one) => one.object),
    ['ConfigMap apps/only-2'],
  );
  assert.equal(fieldAt(kube, 'ConfigMap', 'only-2', 'kind'), 'ConfigMap');
});

test('the last five releases stay; a number that is not kept is told with those that are', async () => {
  const kube = playedKube('a');
  for (const n of [1, 2, 3, 4, 5, 6, 7]) await applyFleet(played([kube], version(n)));
  const kept = await listReleases(kube, 'fleet');
  assert.deepEqual(kept.ok && kept.value.map(({ number }) => number), [7, 6, 5, 4, 3]);
  const [report] = await applyFleet(played([kube], [], { choice: { rollback: 1 } }));
  assert.deepEqual(report?.failed, [
    { object: 'a', message: 'a has no release 1 to go back to: it keeps releases 7, 6, 5, 4, 3.' },
  ]);
});

test('a release that somebody changed is not gone back to', async () => {
  const kube = playedKube('a');
  for (const n of [1, 2]) await applyFleet(played([kube], version(n)));
  const live = kube.all().find(({ metadata }) => metadata.name === 'fleet-fleet-release-1');
  kube.put({ ...live, binaryData: { 'objects.json.gz': 'AAAA' } } as never);
  const [report] = await applyFleet(played([kube], [], { choice: { rollback: 'previous' } }));
  assert.deepEqual(report?.failed, [
    { object: 'a', message: 'Release 1 in a is not what was written: somebody changed it.' },
  ]);
  assert.equal(fieldAt(kube, 'ConfigMap', 'config', 'data', 'n'), '2');
});

test('a release that is not there is told with the only one that is', async () => {
  const kube = playedKube('a');
  await applyFleet(played([kube], version(1)));
  const [report] = await applyFleet(played([kube], version(1), { choice: { rollback: 999 } }));
  assert.deepEqual(report?.failed, [
    { object: 'a', message: 'a has no release 999 to go back to: it keeps release 1.' },
  ]);
});

test('no release keeps the values of a Secret; going back leaves it as it is, also with --prune', async () => {
  const kube = playedKube('a');
  const secret = object('Secret', 'of-chart', { data: { key: 'eHl6enk=' } });
  const all = (n: number): readonly Workload[] => [...version(n), workload('a', 'chart', 10, secret)];
  for (const n of [1, 2]) await applyFleet(played([kube], all(n)));
  const kept = await listReleases(kube, 'fleet');
  assert.ok(kept.ok);
  for (const one of kept.value) {
    const text = JSON.stringify(readRelease(one));
    assert.deepEqual([text.includes('eHl6enk'), text.includes('Secret apps/of-chart')], [false, true]);
  }
  const back = { choice: { rollback: 'previous', prune: true } } as const;
  for (const release of [3, 4]) {
    const [report] = await applyFleet(played([kube], [], back));
    assert.deepEqual([report?.state, report?.release], ['done', release]);
    assert.equal(fieldAt(kube, 'Secret', 'of-chart', 'data', 'key'), 'eHl6enk=');
  }
});
