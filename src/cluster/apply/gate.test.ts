import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Refusal } from '../outcome.ts';
import { applyFleet } from './apply-fleet.ts';
import { namespaces, object, played, playedKube, workload } from './testing/played-fleet.ts';

const web = [namespaces('a'), workload('a', 'web', 10, object('Deployment', 'web', { spec: { image: '1' } }))];
const refusal = (kind: Refusal['kind'], message: string): Refusal => ({ kind, message, status: 500, conflicts: [] });

test('what somebody deletes while it is waited for is told as that', async () => {
  const kube = playedKube('a', {
    after: ({ verb, what }, own) => {
      if (verb === 'apply' && what === 'Deployment apps/web')
        own.remove({ apiVersion: 'apps/v1', kind: 'Deployment', namespace: 'apps', name: 'web' });
    },
  });
  const [report] = await applyFleet(played([kube], web));
  assert.deepEqual([report?.state, report?.waiting], ['failed', ['Deployment web: somebody deleted it']]);
});

test('a server that does not answer for a while is asked again until the time of the wave is over', async () => {
  let silent = 5;
  const kube = playedKube('a', {
    fault: ({ verb, what }) => {
      if (verb !== 'list' || what !== 'Deployment' || kube.calls.length < 12 || silent === 0) return null;
      silent -= 1;
      return refusal('unreachable', 'The API server of a does not answer.');
    },
  });
  const [report] = await applyFleet(played([kube], web));
  assert.deepEqual([report?.state, report?.waiting, silent], ['done', [], 0]);
});

test('a webhook whose pod has just begun is waited for; one that refuses is told', async () => {
  let calls = 0;
  const late = playedKube('a', {
    fault: ({ verb, what }) => {
      if (verb !== 'apply' || what !== 'Deployment apps/web') return null;
      calls += 1;
      return calls < 4 ? refusal('webhook', 'Internal error: failed calling webhook "x": connection refused') : null;
    },
  });
  assert.equal((await applyFleet(played([late], web)))[0]?.state, 'done');
  const said = 'admission webhook "x" denied the request: no';
  const never = playedKube('a', {
    fault: ({ what }) => (what === 'Deployment apps/web' ? refusal('webhook', said) : null),
  });
  const [report] = await applyFleet(played([never], web));
  assert.deepEqual(report?.failed, [{ object: 'Deployment apps/web', message: said }]);
  assert.equal(never.calls.filter(({ what }) => what === 'Deployment apps/web').length, 1);
});
