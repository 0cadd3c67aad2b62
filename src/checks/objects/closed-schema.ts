import type { KubeObject } from '../../kube/objects.ts';
import type { SchemaFault } from '../../kube/schema/schema-fault.ts';
import { isNamespaced, nearestKind } from '../../kube/schema/scope.ts';
import { validateObject } from '../../kube/schema/validate.ts';
import { type Check, objectPlace } from '../check.ts';

export const closedSchema: Check = {
  code: 'objects/closed-schema',
  severity: 'error',
  title: 'An object does not fit the schema of its kind',
  why: 'The API server refuses such an object, or drops the field without a word: what it should have done is then done nowhere.',
  fix: 'Correct the field to what its kind has.',
  refs: ['R27', 'R28', 'E16'],
  run: ({ model, clusters, schemas }, report) => {
    for (const { cluster, objects } of clusters) {
      for (const object of objects) {
        const schema = schemas.of(object.apiVersion, object.kind);
        // Manifests of other origin may well hold kinds that nobody told us of; namsan itself writes none.
        if (schema === null) {
          if (model !== null && isNamespaced(object.apiVersion, object.kind) === null)
            report(objectPlace(cluster, object, 'kind'), unknownKind(object), kindFix(object));
          continue;
        }
        for (const fault of validateObject(schema, object))
          report(objectPlace(cluster, object, fault.path), fault.message.replace(/\.$/, ''), {
            ...faultFix(fault),
            // Applied from the client the field is taken for absent; how manifests of other origin are applied is not known.
            ...(fault.kind === 'null' && model === null ? { severity: 'note' as const } : {}),
          });
      }
    }
  },
};

function unknownKind({ apiVersion, kind }: KubeObject): string {
  return `\`${apiVersion}\` has no kind \`${kind}\` that is known`;
}

function kindFix({ apiVersion, kind }: KubeObject): { readonly fix?: string } {
  const meant = nearestKind(apiVersion, kind);
  return meant === null ? {} : { fix: `Write \`${meant}\` if that was meant.` };
}

function faultFix({ kind, path, nearest }: SchemaFault): { readonly fix?: string } {
  if (nearest !== undefined) return { fix: `Write \`${nearest}\` if that was meant.` };
  if (kind === 'required') return { fix: `Add \`${path}\`.` };
  if (kind === 'null') return { fix: `Leave \`${path}\` out.` };
  return {};
}
