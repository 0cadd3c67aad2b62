import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { stringify } from 'yaml';
import { foldersOf } from '../../src/delivery/folders.ts';
import type { Finding } from '../../src/findings/finding.ts';
import { placeText } from '../../src/findings/format-text.ts';
import { readSource } from '../../src/fleet/source.ts';
import { type ClusterObjects, type KubeObject, objectName } from '../../src/kube/objects.ts';
import { checkFleet, findingsOf, type Rendered } from '../../src/pipeline.ts';
import type { Tree } from './change.ts';
import type { Example, FleetFault, FolderFault, More, ObjectFault } from './fault.ts';

/** An example, healthy. */
interface Healthy {
  readonly values: unknown;
  readonly rendered: Rendered;
  readonly findings: readonly Finding[];
}

const examples = new Map<Example, Promise<Healthy>>();

/** An example with its objects and what is found in them; rendered once. */
export function healthy(name: Example): Promise<Healthy> {
  const known = examples.get(name) ?? render(name);
  examples.set(name, known);
  return known;
}

async function render(name: Example): Promise<Healthy> {
  const text = readFileSync(new URL(`../../examples/${name}/fleet.yaml`, import.meta.url), 'utf8');
  const { rendered, report } = await checkFleet(text, 'fleet.yaml');
  assert.ok(rendered !== null);
  return { values: readSource(text, 'fleet.yaml').source?.value, rendered, findings: report.findings };
}

/** What is wrong with how a fault in a fleet file is found; empty when it is found as it should be. */
export async function judgeFleetFault(fault: FleetFault): Promise<readonly string[]> {
  const { values, findings: before } = await healthy(fault.on);
  const changed = structuredClone(values) as Tree;
  fault.change(changed);
  const { report } = await checkFleet(stringify(changed), 'fleet.yaml');
  const isAt = ({ where }: Finding): boolean =>
    fault.at === undefined
      ? true
      : 'file' in where
        ? isBelow(where.path, fault.at)
        : placeText(where).startsWith(fault.at);
  return verdict(fault, before, report.findings, isAt);
}

/** What is wrong with how a fault in an object is found; empty when it is found as it should be. */
export async function judgeObjectFault(fault: ObjectFault): Promise<readonly string[]> {
  const { rendered, findings: before } = await healthy(fault.on);
  const clusters = rendered.clusters.map((one) => (one.cluster === fault.cluster ? changedIn(one, fault) : one));
  assert.notDeepEqual(clusters, rendered.clusters);
  const place = fault.at ?? `${fault.cluster} ${fault.object}`;
  return verdict(fault, before, await findingsOf(rendered, clusters), ({ where }) =>
    placeText(where).startsWith(place),
  );
}

/** What is wrong with how a fault in a folder is found; empty when it is found as it should be. */
export async function judgeFolderFault(fault: FolderFault): Promise<readonly string[]> {
  const { rendered, findings: before } = await healthy(fault.on);
  const folders = foldersOf(rendered.model, rendered.workloads);
  const i = folders.findIndex(({ path }) => path === fault.path);
  const folder = structuredClone(folders[i]);
  assert.ok(folder !== undefined, `${fault.on} has the folder ${fault.path}`);
  const object = folder.objects.find((one) => objectName(one) === fault.object);
  const tree = fault.object === null ? folder.kustomization : object;
  assert.ok(tree !== null && typeof tree === 'object', `${fault.path} has ${fault.object ?? 'a kustomization'}`);
  fault.change(tree as Tree);
  assert.notDeepEqual(folder, folders[i]);
  const after = await findingsOf(rendered, rendered.clusters, folders.with(i, folder));
  return verdict(fault, before, after, ({ where }) =>
    placeText(where).includes(fault.at ?? fault.object ?? fault.path),
  );
}

function changedIn({ cluster, objects }: ClusterObjects, fault: ObjectFault): ClusterObjects {
  const i = objects.findIndex((object) => objectName(object) === fault.object);
  const found = objects[i];
  assert.ok(found !== undefined, `${cluster} has ${fault.object}`);
  if (fault.change === 'gone') return { cluster, objects: objects.toSpliced(i, 1) };
  const copy = structuredClone(found) as KubeObject & Tree;
  if (fault.change === 'twice') return { cluster, objects: [...objects, copy] };
  if (typeof fault.change === 'object') return { cluster, objects: [...objects, fault.change.add] };
  fault.change(copy);
  return { cluster, objects: objects.with(i, copy) };
}

function verdict(
  { raises, also = [] }: More & { readonly raises: string },
  before: readonly Finding[],
  after: readonly Finding[],
  isAt: (found: Finding) => boolean,
): readonly string[] {
  const known = new Set(before.map(keyOf));
  const fresh = after.filter((found) => !known.has(keyOf(found)));
  const own = fresh.filter(({ code }) => code === raises);
  const others = fresh.filter(({ code, severity }) => code !== raises && severity !== 'note' && !also.includes(code));
  return [
    ...(own.some(isAt)
      ? []
      : [`${raises} is not raised${own[0] === undefined ? '' : ` there, but at ${placeText(own[0].where)}`}`]),
    ...others.map((found) => `${found.code} is raised too, at ${placeText(found.where)}: ${found.message}`),
  ];
}

function keyOf({ code, severity, where }: Finding): string {
  return `${code} ${severity} ${'file' in where ? where.path : placeText(where)}`;
}

function isBelow(path: string, above: string): boolean {
  return path === above || path.startsWith(`${above}.`);
}
