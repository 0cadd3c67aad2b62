import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { retiredApi } from './retired-api.ts';

const of = (apiVersion: string, kind: string, name = 'a') =>
  `---\n{apiVersion: ${apiVersion}, kind: ${kind}, metadata: {name: ${name}, namespace: n}}\n`;

test('versions that are served are silent', () => {
  const hub =
    of('opensearch.org/v1', 'OpenSearchCluster') +
    of('policy/v1', 'PodDisruptionBudget') +
    of('longhorn.io/v1beta2', 'Volume');
  assert.deepEqual(found(retiredApi, { hub }), []);
});

test('the old group of the OpenSearch operator, and old versions, are told once for each kind', () => {
  const hub =
    of('opensearch.opster.io/v1', 'OpenSearchCluster') +
    of('longhorn.io/v1beta1', 'RecurringJob') +
    of('longhorn.io/v1beta1', 'RecurringJob', 'b') +
    of('policy/v1beta1', 'PodDisruptionBudget');
  const findings = found(retiredApi, { hub });
  assert.deepEqual(findings[0], {
    code: 'platform/retired-api',
    severity: 'warning',
    where: { cluster: 'hub', object: 'OpenSearchCluster n/a', field: 'apiVersion' },
    message:
      'OpenSearchCluster `a` of `hub` is of `opensearch.opster.io/v1`, which the OpenSearch operator refuses since 3.0',
    why: retiredApi.why,
    fix: 'Write `apiVersion: opensearch.org/v1`.',
    refs: ['R27', 'R28', 'R33'],
    counterexample: null,
  });
  assert.deepEqual(
    findings.slice(1).map((f) => [f.severity, f.message]),
    [
      [
        'warning',
        '2 objects of kind `RecurringJob` of `hub` are of `longhorn.io/v1beta1`, which Longhorn serves no more since 1.9',
      ],
      ['error', 'PodDisruptionBudget `a` of `hub` is of `policy/v1beta1`, which Kubernetes serves no more since 1.25'],
    ],
  );
});

test('a kind of the OpenSearch operator in another spelling is told, and the right one is not', () => {
  const of = (kind: string) =>
    JSON.stringify({ apiVersion: 'opensearch.org/v1', kind, metadata: { name: 'writer', namespace: 'a' } });
  assert.deepEqual(
    found(retiredApi, { hub: of('OpenSearchUser') }).map(({ message, fix }) => [message, fix]),
    [
      [
        '`writer` of `hub` is of the kind `OpenSearchUser`, which `opensearch.org/v1` does not have',
        'Write `kind: OpensearchUser`.',
      ],
    ],
  );
  assert.deepEqual(found(retiredApi, { hub: of('OpensearchUser') }), []);
});
