import type { KubeObject } from '../../kube/objects.ts';
import { at, listAt, stringAt, stringsAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { podSpecOf } from '../pod-spec.ts';
import { isSecret } from './secret-text.ts';

export const plainSecret: Check = {
  code: 'objects/plain-secret',
  severity: 'error',
  title: 'A secret is written in clear text',
  why: 'Whoever reads the repository, or any copy of it that was ever made, has the secret; base64 hides nothing.',
  fix: 'Keep the secret in a store and name it by an ExternalSecret, or seal it (SealedSecret, SOPS); then change it, because it was readable.',
  refs: ['F16', 'R51'],
  run: ({ clusters }, report) => {
    for (const { cluster, objects } of clusters) {
      for (const object of objects) {
        for (const { name, container, field } of openVariables(object))
          report(
            objectPlace(cluster, object, field),
            `The variable \`${name}\` of container \`${container}\` of \`${object.metadata.name}\` in \`${cluster}\` holds a credential in clear text`,
          );
        if (object.apiVersion !== 'v1' || object.kind !== 'Secret' || isElsewhere(object)) continue;
        const open = [...keys(object, 'stringData'), ...keys(object, 'data')];
        const [first] = open;
        if (first === undefined) continue;
        const names = [...new Set(open.map(({ key }) => `\`${key}\``))].join(', ');
        report(
          objectPlace(cluster, object, first.field),
          `Secret \`${object.metadata.name}\` of \`${cluster}\` holds ${names} in clear text`,
        );
      }
    }
  },
};

/** A Secret of a running cluster has to hold its content, and one encrypted by SOPS holds it encrypted. */
function isElsewhere(object: KubeObject): boolean {
  return at(object, 'metadata', 'uid') !== undefined || at(object, 'sops') !== undefined;
}

/** Names of variables that hold a credential, and not the name of one or the path to it. */
const credential = /(?:^|_)(?:PASSWORD|PASSWD|SECRET_KEY|SECRET_ACCESS_KEY|TOKEN|API_KEY)$/;

/** Variables of pods with a credential that is written out. */
function openVariables(
  object: KubeObject,
): readonly { readonly name: string; readonly container: string; readonly field: string }[] {
  const pods = podSpecOf(object);
  if (pods === null) return [];
  return ['initContainers', 'containers'].flatMap((list) =>
    listAt(pods.spec, list).flatMap((container, i) =>
      listAt(container, 'env').flatMap((variable, k) => {
        const [name, value] = [stringAt(variable, 'name') ?? '', stringAt(variable, 'value') ?? ''];
        if (!credential.test(name) || value.startsWith('/') || !isSecret(name, value)) return [];
        const field = `${pods.field}.${list}[${i}].env[${k}].value`;
        return [{ name, container: stringAt(container, 'name') ?? '', field }];
      }),
    ),
  );
}

function keys(
  object: KubeObject,
  part: 'data' | 'stringData',
): readonly { readonly key: string; readonly field: string }[] {
  return Object.entries(stringsAt(object, part)).flatMap(([key, value]) => {
    const text = part === 'data' ? Buffer.from(value, 'base64').toString('utf8') : value;
    // What is no base64 was encrypted or is put in later.
    const readable = part === 'stringData' || /^[A-Za-z0-9+/=\s]*$/.test(value);
    return readable && isSecret(key, text) ? [{ key, field: `${part}[${key}]` }] : [];
  });
}
