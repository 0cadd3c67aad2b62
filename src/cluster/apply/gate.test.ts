import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { LiveObject } from '../kube/kube-client.ts';
import type { Refusal } from '../outcome.ts';
import { applyFleet, type FleetJob } from './apply-fleet.ts';
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

/** A Deployment that never is ready, because of the one pod of its one ReplicaSet: what that says after so many looks. */
function withPod(status: (look: number) => object): ReturnType<typeof playedKube> {
  let looks = 0;
  return playedKube('a', {
    objects: [{ apiVersion: 'v1', kind: 'Node', metadata: { name: 'n' } }],
    after: ({ verb, what }, own) => {
      if (verb !== 'list' || what !== 'Deployment') return;
      const deployment = own.all().find(({ kind }) => kind === 'Deployment');
      if (deployment === undefined) return;
      looks += 1;
      own.put({ ...deployment, status: { observedGeneration: 1, replicas: 1, updatedReplicas: 1 } });
      const owned = (owner: LiveObject): object => ({
        namespace: 'apps',
        ownerReferences: [{ apiVersion: owner.apiVersion, kind: owner.kind, name: 'web', uid: owner.metadata.uid }],
      });
      const set = own.put({
        ...{ apiVersion: 'apps/v1', kind: 'ReplicaSet', spec: {} },
        metadata: { name: 'web', ...owned(deployment) },
      });
      own.put({
        ...{ apiVersion: 'v1', kind: 'Pod', status: { phase: 'Pending', containerStatuses: [status(looks)] } },
        spec: { nodeName: 'n', containers: [{ name: 'c', image: 'x/y:gone' }] },
        metadata: { name: 'web-1', ...owned(set) },
      });
    },
  });
}

test('a run that is ended while a wave is waited for has not failed, says what is open, and is told as stopped', async () => {
  const end = new AbortController();
  const kube = playedKube('a', {
    after: ({ verb, what }, own) => {
      if (verb === 'list' && what === 'Deployment' && own.all().some(({ kind }) => kind === what)) end.abort();
    },
  });
  const never = [
    namespaces('a'),
    workload('a', 'web', 10, object('Deployment', 'web', { spec: { image: 'never' } })),
    workload('a', 'late', 20, object('ConfigMap', 'late'), object('ConfigMap', 'later')),
  ];
  const lines: string[] = [];
  const journal: FleetJob['journal'] = ({ event }) => lines.push(event);
  const [report] = await applyFleet(played([kube], never, { signal: end.signal, journal }));
  assert.deepEqual(
    [report?.state, report?.waiting, report?.notes, report?.release, lines],
    [
      'stopped',
      ['Deployment web: no controller has seen it yet'],
      ['The run was ended in wave 10: 2 of 4 objects are as they should be, 2 were not sent.'],
      null,
      ['wave', 'wave'],
    ],
  );
});

const waitingFor = (reason: string, message: string): object => ({
  ...{ name: 'c', ready: false, restartCount: 9 },
  state: { waiting: { reason, message } },
});
const noImage = waitingFor('ImagePullBackOff', 'Back-off pulling image "x/y:gone": ErrImagePull: x/y:gone: not found');
const crashing = waitingFor('CrashLoopBackOff', 'back-off 5m0s restarting failed container');
const long = { choice: { timeout: 600_000 } };

test('an image that the registry does not have is not waited for until the time is over', async () => {
  const job = played([withPod(() => noImage)], web, long);
  const [report] = await applyFleet(job);
  assert.deepEqual(
    [report?.state, report?.waiting, report?.notes],
    [
      'failed',
      ['Deployment web: 0 of 1 ready, pod web-1: image x/y:gone cannot be pulled: not found'],
      ['Wave 10 does not become ready by waiting: see `Deployment web`. Later waves were not begun.'],
    ],
  );
  const waited = job.machine.now() - 1e12;
  assert.ok(waited >= 60_000 && waited < 70_000, `${waited} ms`);
});

test('what may come to an end by itself is waited for, and what was hopeless for a moment counts from anew', async () => {
  const job = played([withPod(() => crashing)], web, long);
  const [report] = await applyFleet(job);
  assert.deepEqual(report?.notes, ['Wave 10 was not ready within 10m; later waves were not begun.']);
  const changing = played([withPod((look) => (look % 20 === 0 ? crashing : noImage))], web, long);
  await applyFleet(changing);
  assert.ok(changing.machine.now() - 1e12 >= 600_000);
});
