import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { snapshotPolicyKeys } from './snapshot-policy-keys.ts';

const policy = (body: string) => `
apiVersion: v1
kind: ConfigMap
metadata: {name: setup, namespace: logging}
data: {snapshot-policy.logs.json: '${body}'}
---
apiVersion: batch/v1
kind: Job
metadata: {name: setup, namespace: logging}
spec: {template: {spec: {containers: [{name: a, image: curl}], volumes: [{name: s, configMap: {name: setup}}]}}}
---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: opensearch, namespace: logging}
spec: {template: {spec: {containers: [{name: opensearch, image: "docker.io/opensearchproject/opensearch:3.6.0"}]}}}
`;

test('a policy of known keys is silent, whatever the snapshot itself is told', () => {
  const body =
    '{"enabled": true, "creation": {"schedule": {"cron": {"expression": "0 1 * * *", "timezone": "UTC"}}}, "deletion": {"condition": {"max_age": "30d"}, "snapshot_pattern": "ism-*"}, "snapshot_config": {"repository": "archive", "metadata": {"a": "b"}}}';
  assert.deepEqual(found(snapshotPolicyKeys, { hub: policy(body) }), []);
});

test('a key that the API drops in silence is told with its path', () => {
  const findings = found(snapshotPolicyKeys, {
    hub: policy('{"deletion": {"delete_condition": {"max_age": "30d"}}, "policy_name": "logs"}'),
  });
  assert.deepEqual(findings[0], {
    code: 'opensearch/snapshot-policy-keys',
    severity: 'error',
    where: { cluster: 'hub', object: 'ConfigMap logging/setup', field: 'data[snapshot-policy.logs.json]' },
    message: 'Snapshot policy `logs` has `deletion.delete_condition`, which is no key of its API',
    why: snapshotPolicyKeys.why,
    fix: snapshotPolicyKeys.fix,
    refs: ['E4'],
    counterexample: null,
  });
  assert.deepEqual(
    findings.slice(1).map(({ message }) => message),
    ['Snapshot policy `logs` has `policy_name`, which is no key of its API'],
  );
});
