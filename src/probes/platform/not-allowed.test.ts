import assert from 'node:assert/strict';
import { test } from 'node:test';
import { administered, liveIn, told } from '../testing/preflight-live.ts';
import { notAllowed } from './not-allowed.ts';

/** An API server that lets everything be done but this. */
function denying(denied: (attributes: { readonly verb: string; readonly resource: string }) => boolean) {
  return (_: string, path: string, body = '') => {
    if (!path.endsWith('/selfsubjectaccessreviews')) return administered('', path);
    const { resourceAttributes } = JSON.parse(body).spec;
    return { status: 201, headers: {}, body: JSON.stringify({ status: { allowed: !denied(resourceAttributes) } }) };
  };
}

test('an administrator is asked once', async () => {
  assert.deepEqual(await told(notAllowed, liveIn()), ['the credentials may apply everything: an administrator']);
});

test('others are asked kind by kind, and what they may not do is named', async () => {
  const raw = denying(
    ({ verb, resource }) => verb === '*' || (resource === 'statefulsets' && /patch|delete/.test(verb)),
  );
  const answers = await told(notAllowed, liveIn({ clusters: { hub: { raw } } }));
  assert.ok(answers.includes('the credentials may apply ConfigMap: get, list, create, patch, delete'));
  assert.deepEqual(
    answers.filter((text) => text.startsWith('error')),
    ['error StatefulSet: The credentials for `hub` may not patch, delete statefulsets of `apps` in every namespace'],
  );
});

test('a server that does not say is told', async () => {
  const raw = () => ({ status: 403, headers: {}, body: JSON.stringify({ message: 'reviews are not for you' }) });
  const [first] = await told(notAllowed, liveIn({ clusters: { hub: { raw } } }));
  assert.match(
    first ?? '',
    /^error \w+: The API server of `hub` does not say what the credentials may do: reviews are not for you$/,
  );
});
