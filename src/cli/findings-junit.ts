import { sentence } from '../findings/format-text.ts';
import type { Report } from '../findings/report.ts';
import { attributes, escaped } from '../probes/xml-text.ts';

/** The errors of a fleet file as JUnit XML, where nothing could be asked because of them: a case for each, which fails. */
export function findingsJunit({ findings }: Report): string {
  const errors = findings.filter(({ severity }) => severity === 'error');
  const numbers = { tests: errors.length, failures: errors.length, errors: 0 };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites${attributes({ name: 'namsan fleet', ...numbers })}>`,
    `  <testsuite${attributes({ name: 'fleet', ...numbers, skipped: 0 })}>`,
    ...errors.map(({ code, message, why, fix }) => {
      const text = escaped([message, why, fix].map(sentence).join('\n'));
      const failure = attributes({ type: code, message: sentence(message) });
      return `    <testcase${attributes({ classname: `fleet.${code}`, name: message })}><failure${failure}>${text}</failure></testcase>`;
    }),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}
