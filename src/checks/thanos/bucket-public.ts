import type { Check } from '../check.ts';
import { bucketRules } from './bucket-rules.ts';
import { knownBuckets } from './known-buckets.ts';

export const bucketPublic: Check = {
  code: 'thanos/bucket-public',
  severity: 'error',
  title: 'Everybody may read or write a bucket of the fleet',
  why: 'Metrics, logs and backups tell names, addresses and often more: whoever reaches the object store has all of it, without any key.',
  fix: 'Take the access away (`mc anonymous set none`); engines read and write with their keys.',
  refs: ['R18'],
  run: (subject, report) => {
    const known = knownBuckets(subject);
    for (const rule of bucketRules(subject)) {
      const bucket = known.get(rule.bucket);
      if (rule.kind === 'open' && bucket !== undefined)
        report(
          rule.where,
          `The bucket \`${rule.bucket}\`, which holds ${bucket.holds}, is opened to everybody by \`${rule.access}\``,
        );
    }
  },
};
