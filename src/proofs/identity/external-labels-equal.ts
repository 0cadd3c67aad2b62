import type { Proof } from '../proof.ts';
import { isUnread, labelsText, type Uploader, uploadersOf } from './uploaders.ts';

export const externalLabelsEqual: Proof = {
  code: 'identity/external-labels-equal',
  severity: 'error',
  title: 'Two producers upload blocks with the same external labels',
  why: 'To the compactor they are one stream whose blocks overlap: it halts, and from then on nothing is compacted, downsampled or deleted.',
  fix: 'Give each producer a label of its own: `cluster` for each cluster, a replica label for each replica.',
  refs: ['A2', 'A7', 'A9', 'D6'],
  prove: (topology, _promised, report) => {
    const owners = new Map<string, Uploader>();
    const told = new Set<string>();
    for (const uploader of uploadersOf(topology)) {
      if (isUnread(uploader.producer)) continue;
      // A variable that is in no object may be another text in each place.
      if (Object.values(uploader.labels).some((value) => value.includes('$'))) continue;
      const key = `${uploader.bucket} ${labelsText(uploader.labels)}`;
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, uploader);
      else if (!told.has(`${owner.producer.id} ${uploader.producer.id}`)) {
        told.add(`${owner.producer.id} ${uploader.producer.id}`);
        const whose =
          owner.producer.id === uploader.producer.id
            ? 'another replica of it'
            : `${owner.producer.kind} \`${owner.producer.name}\` of \`${owner.producer.cluster}\``;
        report(
          uploader.producer.readAt,
          `${uploader.producer.kind} \`${uploader.producer.name}\` of \`${uploader.producer.cluster}\` uploads with ${labelsText(uploader.labels)}, and so does ${whose}`,
        );
      }
    }
  },
};
