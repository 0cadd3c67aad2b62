import { hasCluster } from '../comparison.ts';
import { after, before, during, type ImpactRule } from '../rule.ts';

export const goneCluster: ImpactRule = {
  code: 'impact/gone-cluster',
  severity: 'warning',
  title: 'A cluster leaves the fleet',
  why: 'What it has uploaded stays in the bucket until its retention is over; what runs in the cluster goes on until somebody deletes it there, and goes on writing.',
  fix: 'Let its last blocks come into the bucket, stop it there, then take it from the hub.',
  refs: ['N04', 'B7'],
  judge: ({ old, next }, report) => {
    for (const { cluster, objects } of old.clusters) {
      if (hasCluster(next, cluster)) continue;
      report(
        'needs order',
        { cluster, object: '', field: '' },
        `The cluster \`${cluster}\` with ${objects.length} objects leaves the fleet`,
        {
          steps: [
            ...before(`See that the last blocks and the last logs of \`${cluster}\` are where they are to stay.`),
            ...during(
              `Delete what was installed in \`${cluster}\` before the hub forgets it: its credentials, certificates and tenants last.`,
            ),
            ...after(
              `Look for alerts that wait for \`${cluster}\`, and for its old series, which stay until their retention is over.`,
            ),
          ],
        },
      );
    }
  },
};
