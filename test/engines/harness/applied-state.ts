import assert from 'node:assert/strict';
import { listAt, mapAt, stringAt } from '../../../src/kube/read.ts';
import type { ApiClient } from './api-client.ts';

/** Every object that namsan applied, by kind, namespace and name, without what differs between two runs that did the same. */
export async function appliedState(client: ApiClient): Promise<ReadonlyMap<string, string>> {
  const state = new Map<string, string>();
  for (const [path, kind] of await listedKinds(client)) {
    for (const item of listAt((await client.get(path)).body, 'items')) {
      const metadata = mapAt(item, 'metadata');
      const own = Object.fromEntries(Object.entries(metadata).filter(([key]) => !perRun.includes(key)));
      const owners = listAt(metadata, 'managedFields')
        .filter((entry) => stringAt(entry, 'manager') === 'namsan')
        .map((entry) => ({ operation: stringAt(entry, 'operation') ?? '', fields: mapAt(entry, 'fieldsV1') }));
      if (owners.length === 0) continue;
      // Addresses are given out anew each time.
      const { clusterIP: _, clusterIPs: __, ...spec } = mapAt(item, 'spec');
      const whole = { ...mapAt(item), spec, metadata: { ...own, owners } };
      const name = `${kind} ${stringAt(metadata, 'namespace') ?? ''}/${stringAt(metadata, 'name')}`;
      state.set(name, JSON.stringify(whole).replaceAll(stringAt(metadata, 'uid') ?? '', 'its uid'));
    }
  }
  return state;
}

const perRun = ['uid', 'resourceVersion', 'creationTimestamp', 'managedFields', 'generation', 'deletionTimestamp'];

/** Names what two states differ in: all of both would be thousands of lines. */
export function needSame(state: ReadonlyMap<string, string>, goal: ReadonlyMap<string, string>, said: string): void {
  const differing = [...new Set([...state.keys(), ...goal.keys()])].filter((key) => state.get(key) !== goal.get(key));
  assert.deepEqual(differing, [], said);
}

async function listedKinds(client: ApiClient): Promise<readonly (readonly [path: string, kind: string])[]> {
  const groups = listAt((await client.get('/apis')).body, 'groups');
  const bases = ['/api/v1', ...groups.map((group) => `/apis/${stringAt(group, 'preferredVersion', 'groupVersion')}`)];
  const out: (readonly [string, string])[] = [];
  for (const base of bases)
    for (const resource of listAt((await client.get(base)).body, 'resources')) {
      const [name, kind] = [stringAt(resource, 'name') ?? '', stringAt(resource, 'kind') ?? ''];
      if (!name.includes('/') && listAt(resource, 'verbs').includes('list') && !passing.has(kind))
        out.push([`${base}/${name}`, kind]);
    }
  return out;
}

/** What the server writes by itself, and the definitions that the test installs. */
const passing: ReadonlySet<string> = new Set([
  ...['APIService', 'ComponentStatus', 'CustomResourceDefinition', 'Event', 'FlowSchema'],
  'PriorityLevelConfiguration',
]);

/** Takes all away that runs brought, but for namespaces, which no controller would end. */
export async function clearApplied(client: ApiClient): Promise<void> {
  const paths = new Map((await listedKinds(client)).map(([path, kind]) => [kind, path]));
  const gone = [...(await appliedState(client)).keys()].map(async (key) => {
    const [, kind = '', namespace = '', name = ''] = /^(\S+) ([^/]*)\/(.*)$/.exec(key) ?? [];
    if (kind === 'Namespace') return;
    const path = paths.get(kind) ?? '';
    const cut = path.lastIndexOf('/');
    const place = namespace === '' ? path : `${path.slice(0, cut)}/namespaces/${namespace}${path.slice(cut)}`;
    await client.delete(`${place}/${encodeURIComponent(name)}?propagationPolicy=Background`);
  });
  await Promise.all(gone);
}

/** The versions of these objects, named as `Kind namespace/name`: whoever writes one raises it. */
export async function versionsOf(client: ApiClient, objects: readonly string[]): Promise<readonly string[]> {
  const out: string[] = [];
  for (const [path, kind] of await listedKinds(client))
    for (const item of listAt((await client.get(path)).body, 'items')) {
      const namespace = stringAt(item, 'metadata', 'namespace');
      const name = `${kind} ${namespace === undefined ? '' : `${namespace}/`}${stringAt(item, 'metadata', 'name')}`;
      if (objects.includes(name)) out.push(`${name} ${stringAt(item, 'metadata', 'resourceVersion')}`);
    }
  return out;
}
