import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finding, type Rule } from '../../findings/finding.ts';
import type { Suppression } from '../../findings/suppression.ts';
import { suppress } from './suppress.ts';

const rule: Rule = { code: 'a/one', severity: 'error', title: 'One', why: 'W.', fix: 'F.', refs: [] };
const firm: Rule = { ...rule, code: 'a/firm', firm: true };
const where = { cluster: 'edge', object: 'Pod a/b', field: '' };
const by = (code: string, until: string, more: Partial<Suppression> = {}): Suppression => ({
  ...{ code, cluster: null, object: null, reason: 'because', until },
  ...more,
  where: { file: 'fleet.yaml', line: 1, column: 1, path: code },
});

test('what a suppression names is kept out until its last day is over, and what is wrong with it is told', () => {
  const one = finding(rule, where, 'broken');
  const held = by('a/one', '2027-01-31');
  const given = (suppressions: readonly Suppression[], today: string) => {
    const rules = [rule, firm];
    const { findings, suppressed } = suppress([one], {
      suppressions,
      rules,
      today,
      clusters: ['edge'],
      isWhole: () => true,
    });
    return { told: findings.map(({ code, message }) => (code === 'a/one' ? code : `${code}: ${message}`)), suppressed };
  };
  assert.deepEqual(given([held], '2027-01-31'), { told: [], suppressed: [{ finding: one, by: held }] });
  assert.deepEqual(given([held], '2027-02-01').told, [
    'a/one',
    'suppression/expired: The suppression of `a/one` ended with 2027-01-31',
  ]);
  assert.deepEqual(given([by('a/one', '2027-01-31', { object: 'Pod a/c', cluster: 'edge' })], '').told, [
    'a/one',
    'suppression/unused: The suppression of `a/one` on `Pod a/c` in `edge` keeps nothing out',
  ]);
  assert.deepEqual(given([by('a/onne', '2027-01-31'), by('a/firm', '2027-01-31')], '').told, [
    'a/one',
    'suppression/unusable: `a/onne` is the code of no finding',
    'suppression/unusable: `a/firm` cannot be suppressed',
  ]);
  assert.deepEqual(given([by('a/one', '2027-01-31', { cluster: 'egde' })], '').told, [
    'a/one',
    'suppression/unusable: `egde` is no cluster of this fleet',
  ]);
});
