import type { Json } from '../../kube/objects.ts';
import { isJsonObject } from '../../kube/read.ts';
import type { Check } from '../check.ts';
import { definitionsIn } from './stores.ts';

export const snapshotPolicyKeys: Check = {
  code: 'opensearch/snapshot-policy-keys',
  severity: 'error',
  title: 'A snapshot policy has a key that Snapshot Management does not know',
  why: 'It answers 201 and leaves the key out: a misspelt condition deletes nothing, a misspelt pattern keeps snapshots for ever, and nobody is told.',
  fix: 'Write the key as the API has it, and hold what `GET _plugins/_sm/policies/<name>` gives against what was sent.',
  refs: ['E4'],
  run: (subject, report) => {
    for (const { definition } of definitionsIn(subject, 'snapshot-policy')) {
      // The operator's resource has a schema of its own, which refuses other fields.
      if (!definition.readAt.object.startsWith('ConfigMap ')) continue;
      for (const path of unknownKeys(definition.body, keys))
        report(definition.readAt, `Snapshot policy \`${definition.name}\` has \`${path}\`, which is no key of its API`);
    }
  },
};

/** What may stand where: `true` for anything below. */
interface Keys {
  readonly [key: string]: true | Keys;
}

const schedule: Keys = { cron: { expression: true, timezone: true } };

/** Keys of a policy (index-management@3.6.0.0 snapshotmanagement/model/SMPolicy.kt); `snapshot_config` goes to the snapshot API as it is, which judges it. */
const keys: Keys = {
  name: true,
  description: true,
  enabled: true,
  creation: { schedule, time_limit: true },
  deletion: {
    schedule,
    time_limit: true,
    condition: { max_age: true, max_count: true, min_count: true },
    snapshot_pattern: true,
  },
  snapshot_config: true,
  notification: true,
};

function unknownKeys(value: Json, known: Keys, above = ''): readonly string[] {
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) => {
    const path = `${above}${key}`;
    const below = Object.hasOwn(known, key) ? known[key] : undefined;
    if (below === undefined) return [path];
    return below === true ? [] : unknownKeys(entry ?? null, below, `${path}.`);
  });
}
