import { day, formatDuration } from '../../kube/duration.ts';
import type { Check } from '../check.ts';
import { bucketRules } from './bucket-rules.ts';
import { knownBuckets } from './known-buckets.ts';

export const bucketExpiry: Check = {
  code: 'thanos/bucket-expiry',
  severity: 'error',
  title: 'The bucket deletes objects that an engine owns',
  why: 'The store deletes single files by their age: blocks lose their index or their chunks before their time, and snapshots files that newer ones still need.',
  fix: 'Take the lifecycle rule away; the compactor, snapshot policies and backup jobs delete what is over.',
  refs: ['C11', 'R19'],
  run: (subject, report) => {
    const known = knownBuckets(subject);
    for (const rule of bucketRules(subject)) {
      const bucket = known.get(rule.bucket);
      if (rule.kind !== 'expires' || bucket === undefined) continue;
      const after = `The bucket \`${rule.bucket}\` deletes its objects after ${rule.days}d`;
      if (bucket.holds !== 'blocks of Thanos') report(rule.where, `${after}, and holds ${bucket.holds}`);
      else if (bucket.keepMs === null)
        report(rule.where, `${after}, and holds ${bucket.holds}`, { severity: 'warning' });
      else if (rule.days * day < bucket.keepMs)
        report(
          rule.where,
          `${after}, and the compactor is to keep blocks there ${Number.isFinite(bucket.keepMs) ? `for ${formatDuration(bucket.keepMs)}` : 'for ever'}`,
        );
    }
  },
};
