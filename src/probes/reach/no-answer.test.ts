import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answered } from '../../cluster/outcome.ts';
import { answersOf, runningFleet } from '../testing/live.ts';
import { noAnswer } from './no-answer.ts';

test('a cluster that answers tells its version, and one that does not why', async () => {
  const [hub, factory] = await answersOf(noAnswer, runningFleet({ cut: ['factory'] }));
  const asked = 'the API server answers';
  assert.deepEqual(hub, { cluster: 'hub', component: 'api-server', asked, ok: true, seen: 'v1.35.4' });
  assert.deepEqual(factory, {
    cluster: 'factory',
    component: 'api-server',
    asked,
    ok: false,
    where: { cluster: 'factory', object: 'API server', field: '/version' },
    message: 'The API server of `factory` cannot be reached: connect ECONNREFUSED.',
  });
});

test('a sign-in page that answers 200 is no API server', async () => {
  const live = runningFleet({});
  const page = { status: 200, headers: {}, body: '<html>Please log in</html>' };
  const kube = (id: string) => ({ ...live.kube(id), raw: async () => answered(page) });
  const [hub] = await answersOf(noAnswer, { ...live, kube });
  assert.equal(
    hub?.ok === false ? hub.message : '',
    'What answers for `hub` is no API server: it does not tell its version',
  );
});
