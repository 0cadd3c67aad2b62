import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operatedLogsHub } from '../../topology/testing/logs.ts';
import { found } from '../testing/found.ts';
import { rolloverAlias } from './rollover-alias.ts';

const written = operatedLogsHub.replace(/\n---$/, '');
const rolling = (template = '') =>
  written
    .replace('{name: hot, actions: []', '{name: hot, actions: [{rollover: {minIndexAge: 1d}}]')
    .replace('priority: 100}\n---', `priority: 100${template}}\n---`);

test('rolling over indices without an alias is told', () => {
  assert.deepEqual(found(rolloverAlias, { hub: rolling() }), [
    {
      code: 'opensearch/rollover-alias',
      severity: 'error',
      where: { cluster: 'hub', object: 'OpenSearchISMPolicy logging/logs', field: 'spec' },
      message:
        'The policy `logs` rolls indices of `logs-k8s-*` over, whose template `logs-k8s` names no alias and makes no data stream',
      why: rolloverAlias.why,
      fix: rolloverAlias.fix,
      refs: ['E7'],
      counterexample: null,
    },
  ]);
});

test('an alias, a data stream, a policy that does not roll over, and templates that are elsewhere are silent', () => {
  const silent = [
    written,
    rolling(', template: {settings: {plugins.index_state_management.rollover_alias: logs}}'),
    rolling(', dataStream: {}'),
    rolling().replace('indexPatterns: ["logs-k8s-*"]', 'indexPatterns: ["other-*"]'),
  ];
  assert.deepEqual(
    silent.flatMap((hub) => found(rolloverAlias, { hub })),
    [],
  );
});
