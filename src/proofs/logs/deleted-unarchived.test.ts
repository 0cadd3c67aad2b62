import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PromiseAnswer } from '../../findings/promise-answer.ts';
import { day, hour } from '../../kube/duration.ts';
import { facing, node, proved, topologyOf } from '../testing/flows.ts';
import { changedLogs, healthyLogs, index, policy, promisedLogs, schedule } from '../testing/log-flows.ts';
import { deletedUnarchived } from './deleted-unarchived.ts';

const archive = (policies: readonly ReturnType<typeof schedule>[]) =>
  node('snapshot-repository', 'hub/archive', { store: 'hub/opensearch', policies });
const told = (
  flows: ReturnType<typeof healthyLogs>,
  survive = { store: 2 * hour, link: 2 * hour, objectStore: 6 * hour },
) => facing(proved(deletedUnarchived, flows, promisedLogs({ survive })));
const plain = policy({ archives: null });

test('a policy that archives before it deletes loses nothing, whatever the object store does', () => {
  assert.deepEqual(told({ ...healthyLogs() }), []);
  assert.deepEqual(told(changedLogs({ archive: archive([]) }), { store: 0, link: 0, objectStore: 90 * day }), []);
});

test('daily snapshots are enough where the index lives long enough after its last line', () => {
  assert.deepEqual(told(changedLogs({ index: index({ policy: plain }) })), []);
  const short = policy({ archives: null, deletesFrom: 2 * day });
  assert.deepEqual(told(changedLogs({ index: index({ policy: short }) })), [
    [
      'OpenSearchISMPolicy logs',
      'The policy `logs` of `hub` deletes an index of `logs-*` 2d after its making, and the snapshots of `daily` every 24h may all come before its last line, an index of a day and outages of 8h considered',
      null,
    ],
  ]);
});

test('an outage of the object store that is as long as the life of the index loses it', () => {
  const flows = changedLogs({ index: index({ policy: plain }) });
  assert.equal(told(flows, { store: 0, link: 0, objectStore: 13 * day }).length, 0);
  assert.equal(told(flows, { store: 0, link: 0, objectStore: 13 * day + 1 }).length, 1);
});

test('without a repository, a schedule that covers the index, or the repository that the policy names, it is told why', () => {
  const without = changedLogs({
    index: index({ policy: plain }),
    archive: archive([schedule({ indices: ['other-*'] })]),
  });
  const none = changedLogs({ index: index({ policy: plain, store: 'hub/other' }) });
  const elsewhere = policy({ archives: { repository: 'missing', snapshot: 'x', at: 0 } });
  const missing = changedLogs({ index: index({ policy: elsewhere }), archive: archive([]) });
  const start = 'The policy `logs` of `hub` deletes an index of `logs-*` 15d after its making, and ';
  assert.deepEqual(
    [without, none, missing].flatMap((flows) => told(flows).map(([, message]) => String(message).replace(start, ''))),
    [
      'nothing takes a snapshot of it before',
      'its log store has no repository of snapshots',
      'archives it in the repository `missing`, which its log store does not have',
    ],
  );
});

test('where an outage of the object store is promised, each family of indices is kept or lost in it', () => {
  const answersOf = (flows: ReturnType<typeof healthyLogs>, objectStore: number): readonly PromiseAnswer[] => {
    const answers: PromiseAnswer[] = [];
    const promise = promisedLogs({ survive: { store: 0, link: 0, objectStore } });
    deletedUnarchived.prove(
      topologyOf(flows),
      promise,
      () => undefined,
      (answer) => answers.push(answer),
    );
    return answers;
  };
  const told = ({ promise, outage, kept, lost }: PromiseAnswer) => [promise, outage, kept, lost.map((l) => l.stream)];
  const scheduled = changedLogs({ index: index({ policy: plain }) });
  assert.deepEqual(answersOf(scheduled, 0), []);
  assert.deepEqual(answersOf(scheduled, 6 * hour).map(told), [
    ['logs.survive.objectStore', 'object store, of logs 6h', 1, []],
  ]);
  assert.deepEqual(answersOf(scheduled, 14 * day).map(told), [
    ['logs.survive.objectStore', 'object store, of logs 14d', 0, ['logs of `logs-*` of `hub`']],
  ]);
});
