import { hasCluster } from '../comparison.ts';
import { renamedTo } from '../renamed-cluster.ts';
import { after, before, during, type ImpactRule } from '../rule.ts';

export const goneCluster: ImpactRule = {
  code: 'impact/gone-cluster',
  severity: 'warning',
  title: 'A cluster leaves the fleet',
  why: 'What it has uploaded stays in the bucket until its retention is over; what runs in the cluster goes on until somebody deletes it there, and goes on writing.',
  fix: 'Let its last blocks come into the bucket, stop it there, then take it from the hub.',
  refs: ['N04', 'A7', 'B7'],
  judge: (comparison, report) => {
    const { old, next } = comparison;
    for (const { cluster, objects } of old.clusters) {
      if (hasCluster(next, cluster)) continue;
      const name = renamedTo(comparison, cluster);
      if (name !== null) {
        report(
          'splits history',
          { cluster, object: '', field: '' },
          `The cluster \`${cluster}\` is called \`${name}\` from now on`,
          {
            why: 'Its name is in the labels of every block, series and log line: what is written keeps the old one.',
            steps: before(
              `Let dashboards, rules, alerts and tenants take \`${cluster}\` and \`${name}\` until the longest retention has passed.`,
              `Render both sides and compare its objects under one name, for they are not compared here: \`--old-manifests ${name}=DIR\` and \`--new-manifests ${name}=DIR\`.`,
            ),
          },
        );
        continue;
      }
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
