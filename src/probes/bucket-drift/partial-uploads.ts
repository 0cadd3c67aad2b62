import { day } from '../../kube/duration.ts';
import { type BucketRule, moment, some } from './bucket-rule.ts';

/** The compactor takes a folder without `meta.json` away once it is two days old (thanos@v0.42.4 pkg/compact/clean.go PartialUploadThresholdAge); a day for its run. */
const goneBy: number = 3 * day;

/** Folders of blocks that were never finished, or never wholly deleted. */
export const partialUploads: BucketRule = {
  code: 'bucket-drift/partial-uploads',
  severity: 'warning',
  title: 'Uploads that were given up are not cleaned away',
  why: 'The compactor, which removes them after two days, does not run to its end; an upload that is given up again and again is a stream with holes',
  fix: 'Look whether the compactor runs, and read the logs of sidecars and Receives for uploads that fail',
  refs: [],
  look: ({ stored, now }, tell) => {
    const old = stored.partial.filter(({ made }) => now - made > goneBy);
    const oldest = Math.min(...old.map(({ made }) => made));
    if (old.length > 0)
      tell(
        `${old.length} ${old.length === 1 ? 'folder' : 'folders'} of blocks ${old.length === 1 ? 'has' : 'have'} no \`meta.json\`: ${some(old.map(({ ulid }) => ulid))}, the oldest made ${moment(oldest)}`,
      );
    if (stored.unclear.length > 0)
      tell(`\`meta.json\` of ${some(stored.unclear)} says nothing that Thanos understands`);
  },
};
