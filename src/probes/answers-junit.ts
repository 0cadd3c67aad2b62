import { sentence } from '../findings/format-text.ts';
import type { Asked } from './ask.ts';
import { findingOf, successOf } from './success.ts';
import { attributes, escaped } from './xml-text.ts';

/**
 * What was asked as JUnit XML, which CI systems show: a suite for each cluster and component, a case for each question. Errors are failures; warnings and
 * notes, for which the form has no place, are the output of cases that pass. Times are left out: what is asked side by side has none of its own.
 */
export function answersJunit(asked: readonly Asked[], name: string): string {
  const suites = Map.groupBy(asked, ({ answer }) => `${answer.cluster} ${answer.component}`);
  const { errors } = successOf(asked);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name, tests: asked.length, failures: errors, errors: 0 })}>`,
    ...[...suites].flatMap(([suite, of]) => [
      `  <testsuite${attributes({ name: suite, tests: of.length, failures: successOf(of).errors, errors: 0, skipped: 0 })}>`,
      ...of.map(testCase),
      '  </testsuite>',
    ]),
    '</testsuites>',
    '',
  ].join('\n');
}

function testCase(one: Asked): string {
  const { probe, answer } = one;
  const head = `    <testcase${attributes({ classname: `${answer.cluster}.${probe.code}`, name: answer.asked })}`;
  if (answer.ok) return `${head}><system-out>${escaped(answer.seen)}</system-out></testcase>`;
  const found = findingOf(one);
  if (found === null) return `${head}/>`;
  const text = escaped([found.message, found.why, found.fix].map(sentence).join('\n'));
  return found.severity === 'error'
    ? `${head}><failure${attributes({ type: found.code, message: sentence(found.message) })}>${text}</failure></testcase>`
    : `${head}><system-out>${found.severity}: ${text}</system-out></testcase>`;
}
