import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { isJsonObject } from '../read.ts';
import { type FieldPath, fieldPath } from './field-path.ts';
import { schemasFor } from './schemas.ts';
import { isNamespaced, nearestKind } from './scope.ts';
import { samples } from './testdata/samples.ts';
import { validateObject } from './validate.ts';

const schemas = await schemasFor(samples);

test('valid objects of every kind that carries data have no fault', () => {
  const found = samples.map((object) => {
    const schema = schemas.of(object.apiVersion, object.kind);
    return [object.kind, schema === null ? 'no schema' : validateObject(schema, object)];
  });
  assert.deepEqual(
    found,
    samples.map(({ kind }) => [kind, []]),
  );
});

/** Maps whose keys are the user's own. */
const freeMaps = new Set([
  'labels',
  'annotations',
  'matchLabels',
  'selector',
  'data',
  'requests',
  'limits',
  'externalLabels',
]);

test('one misspelt key anywhere in a valid object is found where it stands', () => {
  const places = samples.flatMap((object) => keyPaths(object, []).map((path) => ({ object, path })));
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.nat(), ({ object, path }, seed) => {
      const key = String(path.at(-1));
      const cut = seed % (key.length + 1);
      const misspelt = `${key.slice(0, cut)}q${key.slice(cut)}`;
      const schema = schemas.of(object.apiVersion, object.kind);
      assert.ok(schema);
      const found = validateObject(schema, renamed(object, path, misspelt));
      const where = fieldPath([...path.slice(0, -1), misspelt]);
      assert.ok(found.some((fault) => fault.kind === 'unknown-field' && fault.path === where));
    }),
    { numRuns: 500 },
  );
});

test('the scope of a kind is known where its schema is', () => {
  const asked = [
    ['v1', 'Namespace'],
    ['v1', 'Service'],
    ['cert-manager.io/v1', 'ClusterIssuer'],
    ['fluentbit.fluent.io/v1alpha2', 'ClusterOutput'],
    ['opensearch.org/v1', 'OpenSearchCluster'],
    ['example.com/v1', 'Thing'],
    ['', 'toString'],
  ] as const;
  assert.deepEqual(
    asked.map(([apiVersion, kind]) => isNamespaced(apiVersion, kind)),
    [false, true, false, false, true, null, null],
  );
});

test('an unknown kind is compared with its siblings, then with the same kind of other versions', () => {
  assert.equal(nearestKind('apps/v1', 'Statefulset'), 'apps/v1/StatefulSet');
  assert.equal(nearestKind('external-secrets.io/v1beta1', 'ExternalSecret'), 'external-secrets.io/v1/ExternalSecret');
  assert.equal(nearestKind('example.com/v1', 'Thing'), null);
});

function keyPaths(value: unknown, path: FieldPath): readonly FieldPath[] {
  if (Array.isArray(value)) return value.flatMap((item, place) => keyPaths(item, [...path, place]));
  if (!isJsonObject(value) || isFreeMap(path, value)) return [];
  return Object.entries(value).flatMap(([key, entry]) => [[...path, key], ...keyPaths(entry, [...path, key])]);
}

/** A label selector stands under `selector` too, and has fields of its own. */
function isFreeMap(path: FieldPath, value: object): boolean {
  const own = 'matchLabels' in value || 'matchExpressions' in value;
  return freeMaps.has(String(path.at(-1))) && !own;
}

function renamed(value: unknown, [step, ...rest]: FieldPath, name: string): unknown {
  if (Array.isArray(value)) return value.map((item, place) => (place === step ? renamed(item, rest, name) : item));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => {
      if (key !== step) return [key, entry];
      return rest.length === 0 ? [name, entry] : [key, renamed(entry, rest, name)];
    }),
  );
}
