import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operatedLogsHub } from '../../topology/testing/logs.ts';
import { found } from '../testing/found.ts';
import { fieldLimit } from './field-limit.ts';

/** The hub of the traces, a document each. */
const written = operatedLogsHub.replace(/\n---$/, '');

/** The hub of the traces, whose template for `logs-k8s-*` has this body. */
const hub = (template: string) =>
  written.replace('indexPatterns: ["logs-k8s-*"], priority: 100', (own) => `${own}, template: ${template}`);

test('a template of a written index without any guard is told', () => {
  assert.deepEqual(found(fieldLimit, { hub: written }), [
    {
      code: 'opensearch/field-limit',
      severity: 'warning',
      where: { cluster: 'hub', object: 'OpensearchIndexTemplate logging/logs-k8s', field: 'spec' },
      message: 'The template `logs-k8s` of `logs-k8s-*` neither ends dynamic fields nor says how many there may be',
      why: fieldLimit.why,
      fix: fieldLimit.fix,
      refs: ['E9'],
      counterexample: null,
    },
  ]);
  assert.equal(found(fieldLimit, { hub: hub('{mappings: {dynamic: true}}') }).length, 1);
});

test('fields that end or are counted are silent, and so is a template that nobody writes', () => {
  const given = [
    hub('{mappings: {dynamic: false}}'),
    hub('{mappings: {dynamic: strict}}'),
    hub('{settings: {index: {mapping: {total_fields: {limit: 500}}}}}'),
    hub('{settings: {index.mapping.total_fields.limit: 500}}'),
    written.replace('logstashPrefix: logs-k8s', 'logstashPrefix: others'),
  ];
  assert.deepEqual(
    given.flatMap((text) => found(fieldLimit, { hub: text })),
    [],
  );
});
