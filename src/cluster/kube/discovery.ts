import type { Json } from '../../kube/objects.ts';
import { isJsonObject, listAt, stringAt } from '../../kube/read.ts';
import { answered, type Outcome } from '../outcome.ts';
import type { ServedKind } from './kube-client.ts';

/** Asks the API server for a path and gives the parsed body. */
export type GetJson = (path: string, accept: string) => Promise<Outcome<Json>>;

/** All groups with their kinds in two answers (KEP-3352, on by default since Kubernetes 1.27); older servers answer with their list of groups. */
const aggregated = 'application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,application/json';

/** Every kind that a server serves, in each of its versions. */
export async function discover(get: GetJson): Promise<Outcome<readonly ServedKind[]>> {
  const [core, groups] = await Promise.all([get('/api', aggregated), get('/apis', aggregated)]);
  if (!core.ok) return core;
  if (!groups.ok) return groups;
  if (stringAt(core.value, 'kind') === 'APIGroupDiscoveryList')
    return answered([core.value, groups.value].flatMap(aggregatedKinds));
  return eachVersion(get, core.value, groups.value);
}

function aggregatedKinds(list: Json): readonly ServedKind[] {
  return listAt(list, 'items').flatMap((group) => {
    const name = stringAt(group, 'metadata', 'name') ?? '';
    return listAt(group, 'versions').flatMap((version) => {
      const apiVersion = versionOf(name, stringAt(version, 'version') ?? '');
      return listAt(version, 'resources').flatMap((one): readonly ServedKind[] => {
        const kind = stringAt(one, 'responseKind', 'kind');
        const resource = stringAt(one, 'resource');
        if (kind === undefined || resource === undefined) return [];
        return [{ apiVersion, kind, resource, namespaced: stringAt(one, 'scope') === 'Namespaced', verbs: words(one) }];
      });
    });
  });
}

async function eachVersion(get: GetJson, core: Json, groups: Json): Promise<Outcome<readonly ServedKind[]>> {
  const named = listAt(groups, 'groups').flatMap((group) =>
    listAt(group, 'versions').map((v) => stringAt(v, 'groupVersion') ?? ''),
  );
  const versions = [...listAt(core, 'versions').map(String), ...named];
  const lists = await Promise.all(
    versions.map(async (version) => ({ version, list: await get(pathOf(version), 'application/json') })),
  );
  const kinds = lists.flatMap(({ version, list }) =>
    // A group of an aggregated server that is away is left out: what is asked of it will be refused.
    list.ok ? listAt(list.value, 'resources').flatMap((one) => plainKind(version, one)) : [],
  );
  return answered(kinds);
}

function plainKind(apiVersion: string, one: Json): readonly ServedKind[] {
  const [kind, resource] = [stringAt(one, 'kind'), stringAt(one, 'name')];
  if (kind === undefined || resource === undefined || resource.includes('/')) return [];
  return [
    { apiVersion, kind, resource, namespaced: isJsonObject(one) && one['namespaced'] === true, verbs: words(one) },
  ];
}

/** Where the kinds of a version are: `/api/v1`, `/apis/apps/v1`. */
export function pathOf(apiVersion: string): string {
  return apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
}

function versionOf(group: string, version: string): string {
  return group === '' ? version : `${group}/${version}`;
}

function words(one: Json): readonly string[] {
  return listAt(one, 'verbs').map(String);
}
