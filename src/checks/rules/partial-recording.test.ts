import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { partialRecording } from './partial-recording.ts';

const group = (strategy: string, rule: object) =>
  found(partialRecording, {
    hub: JSON.stringify({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: 'r', namespace: 'm' },
      spec: { groups: [{ name: 'g', partial_response_strategy: strategy, rules: [rule] }] },
    }),
  });

test('alerts may take partial answers, and what is recorded may not', () => {
  assert.deepEqual(group('warn', { alert: 'A', expr: 'up' }), []);
  assert.deepEqual(group('abort', { record: 'a:b', expr: 'up' }), []);
});

test('a group that records from partial answers is told', () => {
  assert.deepEqual(group('WARN', { record: 'a:b', expr: 'up' }), [
    {
      code: 'rules/partial-recording',
      severity: 'warning',
      where: { cluster: 'hub', object: 'PrometheusRule m/r', field: 'spec.groups[0].partial_response_strategy' },
      message: 'The group `g` of `hub` records `a:b` from partial answers',
      why: partialRecording.why,
      fix: partialRecording.fix,
      refs: ['D17'],
      counterexample: null,
    },
  ]);
});
