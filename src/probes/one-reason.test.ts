import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type Finding, finding } from '../findings/finding.ts';
import { oneReasonOnce } from './one-reason.ts';
import { ruleFailing } from './prometheus-live/rule-failing.ts';
import { targetDown } from './prometheus-live/target-down.ts';

const object = 'Prometheus monitoring/main';
const at = (cluster: string) => ({ cluster, object, field: 'spec' });
const noPod = (cluster: string): string => `\`${object}\` of \`${cluster}\` has no pod`;
const why = 'What could not be asked is not known: it may be well, or not';
const fix = 'Mend this first, then ask again; `namsan status` says what is waited for';

test('a reason that stands in the way of several questions is told once, with their codes and with what mends it', () => {
  const first = finding(targetDown, at('hub'), noPod('hub'));
  const all: readonly Finding[] = [first, finding(ruleFailing, at('hub'), noPod('hub'))];
  const message = `${noPod('hub')}; 2 questions have no other answer than this: \`prometheus-live/target-down\`, \`prometheus-live/rule-failing\``;
  assert.deepEqual(oneReasonOnce(all), [{ ...first, message, why, fix }]);
});

test('one question about several objects is told once too, with its own remedy and without its code said twice', () => {
  const first = finding(ruleFailing, at('hub'), noPod('hub'));
  assert.deepEqual(oneReasonOnce([first, { ...first }]), [
    { ...first, message: `${noPod('hub')}; 2 questions have no other answer than this` },
  ]);
});

test('what is said of other clusters, or says something else, is told by itself', () => {
  const all = [
    finding(targetDown, at('hub'), noPod('hub')),
    finding(targetDown, at('edge'), noPod('edge')),
    finding(ruleFailing, at('hub'), 'A rule fails'),
    finding(ruleFailing, at('edge'), 'A rule fails'),
  ];
  assert.deepEqual(oneReasonOnce(all), all);
});
