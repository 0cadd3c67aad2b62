import { at, isJsonObject, listAt, mapAt, stringAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { operatedStores, s3Client } from './stores.ts';

export const keystore: Check = {
  code: 'opensearch/keystore',
  severity: 'error',
  title: 'A snapshot repository of an OpenSearch has no keys in the keystore',
  why: 'repository-s3 takes its keys from the keystore alone: without them the repository is refused, and no snapshot is ever taken.',
  fix: 'Map the keys of a Secret to `s3.client.<client>.access_key` and `s3.client.<client>.secret_key`, in `spec.general.keystore` and, for the first node, in `spec.bootstrap.keystore`.',
  refs: ['E18'],
  run: (subject, report) => {
    for (const { cluster, object } of operatedStores(subject)) {
      // A role of the cloud gives keys another way.
      if (stringAt(object, 'spec', 'general', 'serviceAccount') !== undefined) continue;
      const clients = listAt(object, 'spec', 'general', 'snapshotRepositories')
        .filter((repository) => stringAt(repository, 'type') === 's3')
        .map(s3Client);
      for (const client of new Set(clients))
        for (const part of ['general', 'bootstrap'] as const) {
          const entries = listAt(object, 'spec', part, 'keystore');
          // All keys of a Secret, by their own names: they are in no object.
          if (entries.some((entry) => !isJsonObject(at(entry, 'keyMappings')))) continue;
          const held = new Set(entries.flatMap((entry) => Object.values(mapAt(entry, 'keyMappings'))));
          const missing = ['access_key', 'secret_key']
            .map((key) => `s3.client.${client}.${key}`)
            .filter((key) => !held.has(key));
          if (missing.length === 0) continue;
          report(
            objectPlace(cluster, object, `spec.${part}.keystore`),
            `\`${object.metadata.name}\` of \`${cluster}\` has a repository on S3, and ${missing.map((key) => `\`${key}\``).join(' and ')} ${missing.length === 1 ? 'is' : 'are'} not in the keystore of ${part === 'general' ? 'its nodes' : 'its first node'}`,
            part === 'general' ? {} : { severity: 'warning' },
          );
        }
    }
  },
};
