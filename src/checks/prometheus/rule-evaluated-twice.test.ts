import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found } from '../testing/found.ts';
import { ruleEvaluatedTwice } from './rule-evaluated-twice.ts';

const of = (kind: string, name: string, namespace: string, rest: string) =>
  `---\n{apiVersion: monitoring.coreos.com/v1, kind: ${kind}, metadata: {name: ${name}, namespace: ${namespace}, labels: {role: ${name}}}, spec: {${rest}}}\n`;
const ruler = of('ThanosRuler', 'global', 'm', 'ruleSelector: {matchLabels: {role: thanos-rule}}');
const rule = (namespace = 'm') => of('PrometheusRule', 'thanos-rule', namespace, '');

test('a rule that only one of them selects is silent', () => {
  const others = 'ruleSelector: {matchExpressions: [{key: role, operator: NotIn, values: [thanos-rule]}]}';
  assert.deepEqual(found(ruleEvaluatedTwice, { hub: of('Prometheus', 'main', 'm', others) + ruler + rule() }), []);
  assert.deepEqual(found(ruleEvaluatedTwice, { hub: of('Prometheus', 'main', 'm', '') + ruler + rule() }), []);
});

test('a rule in a namespace that one of them does not look at is silent', () => {
  const everywhere = of('Prometheus', 'main', 'm', 'ruleSelector: {}, ruleNamespaceSelector: {}');
  assert.deepEqual(found(ruleEvaluatedTwice, { hub: everywhere + ruler + rule('other') }), []);
});

test('a Prometheus that takes every rule takes those of the ruler too', () => {
  const hub = of('Prometheus', 'main', 'm', 'ruleSelector: {}') + ruler + rule();
  assert.deepEqual(found(ruleEvaluatedTwice, { hub }), [
    {
      code: 'prometheus/rule-evaluated-twice',
      severity: 'error',
      where: { cluster: 'hub', object: 'PrometheusRule m/thanos-rule', field: 'metadata.labels' },
      message: 'PrometheusRule `thanos-rule` of `hub` is evaluated by Prometheus `main` and by ThanosRuler `global`',
      why: ruleEvaluatedTwice.why,
      fix: ruleEvaluatedTwice.fix,
      refs: ['D15', 'R53'],
      counterexample: null,
    },
  ]);
});
