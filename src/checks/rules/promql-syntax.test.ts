import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { promqlSyntax } from './promql-syntax.ts';

const rules = (...list: readonly object[]) =>
  JSON.stringify({
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PrometheusRule',
    metadata: { name: 'mine', namespace: 'm' },
    spec: {
      groups: [
        { name: 'a', rules: [] },
        { name: 'b', rules: list },
      ],
    },
  });

test('expressions that Prometheus can read are silent, a number among them', () => {
  const hub = rules({ alert: 'A', expr: 'absent(up{cluster="a"} == 1)' }, { record: 'r', expr: 1 });
  assert.deepEqual(found(promqlSyntax, { hub }), []);
});

test('an expression that is none is told with its rule and the place where it goes wrong', () => {
  const hub = rules(
    { alert: 'A', expr: 'up' },
    { alert: 'B', expr: 'sum(rate(up[5m]) by' },
    { record: 'c', expr: 'up ==' },
  );
  const object = 'PrometheusRule m/mine';
  assert.deepEqual(told(found(promqlSyntax, { hub })), [
    [
      object,
      'spec.groups[1].rules[1].expr',
      'error',
      'The expression of `B` in PrometheusRule `mine` of `hub` is no PromQL from `by` on',
    ],
    [
      object,
      'spec.groups[1].rules[2].expr',
      'error',
      'The expression of `c` in PrometheusRule `mine` of `hub` is no PromQL at its end',
    ],
  ]);
});
