import type { Json } from '../../kube/objects.ts';
import { isJsonObject } from '../../kube/read.ts';
import type { Check } from '../check.ts';
import { isSecret } from '../objects/secret-text.ts';
import { releasesOf } from './releases.ts';

export const chartSecrets: Check = {
  code: 'delivery/chart-secrets',
  severity: 'error',
  title: 'A value of a chart is a credential in clear text',
  why: 'Whoever reads the repository, or any copy of it that was ever made, has the credential; two documents of one system soon name different ones.',
  fix: 'Name a Secret instead (`existingSecret` and its like), kept in a store or sealed; then change the credential, because it was readable.',
  refs: ['F16', 'R51', 'C09'],
  run: (subject, report) => {
    for (const { cluster, object, chart, values, valuesField } of releasesOf(subject))
      for (const path of credentialsIn(values, []))
        report(
          { cluster, object, field: `${valuesField}.${path.join('.')}` },
          `\`${path.join('.')}\` of the chart \`${chart}\` in \`${object}\` is a credential in clear text`,
        );
  },
};

/** Values that hold a credential itself; names such as `passwordKey` and `existingSecret` hold where one is. */
const credential = /^(?:(?:admin|root|user|master)?_?password|(?:auth)?token|secret_?access_?key)$/i;

function credentialsIn(value: Json | undefined, path: readonly string[]): readonly (readonly string[])[] {
  if (Array.isArray(value)) return value.flatMap((entry: Json, i) => credentialsIn(entry, [...path, String(i)]));
  if (!isJsonObject(value)) return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    typeof entry === 'string'
      ? credential.test(key) && isSecret(key, entry)
        ? [[...path, key]]
        : []
      : credentialsIn(entry, [...path, key]),
  );
}
