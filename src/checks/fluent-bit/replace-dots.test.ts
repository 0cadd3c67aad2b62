import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operatedLogsHub } from '../../topology/testing/logs.ts';
import { found } from '../testing/found.ts';
import { replaceDots } from './replace-dots.ts';

/** The hub of the traces, with a filter that adds labels and a template with these mappings. */
const hub = ({ output = '', mappings = '{}', filter = 'kubernetes: {}' }) =>
  operatedLogsHub
    .replace(/\n---$/, '')
    .replace('filters: [{record', `filters: [{${filter}}, {record`)
    .replaceAll('logstashPrefix: logs-k8s', `logstashPrefix: logs-k8s${output}`)
    .replace('priority: 100}\n---', `priority: 100, template: {mappings: ${mappings}}}\n---`);

test('dots that are kept on the way to fields are told', () => {
  const [first] = found(replaceDots, { hub: hub({}) });
  assert.deepEqual(first, {
    code: 'fluent-bit/replace-dots',
    severity: 'error',
    where: { cluster: 'hub', object: 'ClusterOutput opensearch', field: 'spec' },
    message:
      'The output `opensearch` of FluentBit logging/fluent-bit of `hub` keeps dots in the names of labels, and `logs-k8s-*` makes fields of them',
    why: replaceDots.why,
    fix: replaceDots.fix,
    refs: ['E10'],
    counterexample: null,
  });
});

test('replaced dots, labels as one field, a mapping that does not grow, and records without labels are silent', () => {
  const silent = [
    hub({ output: ', replaceDots: true' }),
    hub({ mappings: '{properties: {kubernetes: {properties: {labels: {type: flat_object}}}}}' }),
    hub({ mappings: '{dynamic: false}' }),
    hub({ filter: 'kubernetes: {labels: false}' }),
    hub({ filter: 'modify: {}' }),
  ];
  assert.deepEqual(
    silent.flatMap((text) => found(replaceDots, { hub: text })),
    [],
  );
});
