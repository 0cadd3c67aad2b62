import { propertyOf } from '../../topology/fluent-bit-config/config-section.ts';
import type { Check } from '../check.ts';
import { fluentBitsOf, ownerText } from './running.ts';

export const defaultPassword: Check = {
  code: 'fluent-bit/default-password',
  severity: 'error',
  title: 'Records are sent with a password that OpenSearch no longer has',
  why: 'Since 2.12 OpenSearch has no `admin` with the password `admin`: every batch is refused with 401, and waits until it is lost. Where it still works, everybody knows it.',
  fix: 'Take user and password from a Secret.',
  refs: ['R29'],
  run: (subject, report) => {
    for (const running of fluentBitsOf(subject))
      for (const { section, readAt } of running.sections) {
        if (section.kind !== 'output' || section.name !== 'opensearch') continue;
        const both = ['http_user', 'http_passwd'].map((name) => propertyOf(section, name));
        if (both.some((one) => one !== 'admin')) continue;
        report(readAt, `The output \`opensearch\` of ${ownerText(running)} signs in by the default password of old`);
      }
  },
};
