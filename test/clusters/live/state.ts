import type { Json } from '../../../src/kube/objects.ts';
import { at, stringAt } from '../../../src/kube/read.ts';
import type { TestCluster } from '../harness/clusters.ts';
import { list } from '../harness/objects.ts';

const kinds = [
  ...['configmaps', 'services', 'serviceaccounts', 'deployments', 'statefulsets', 'poddisruptionbudgets'],
  ...['clusterroles', 'clusterrolebindings', 'prometheuses', 'prometheusagents', 'alertmanagers', 'thanosrulers'],
  ...['servicemonitors', 'podmonitors', 'prometheusrules', 'alertmanagerconfigs', 'scrapeconfigs'],
];

/** What namsan has in a cluster: each object's name, and its spec or data, without what servers and controllers write. */
export async function ownedState(cluster: TestCluster): Promise<Readonly<Record<string, Json>>> {
  const objects = await list(cluster, kinds.join(','));
  const mine = objects.filter(
    (object) => stringAt(object, 'metadata', 'annotations', 'namsan.io/applied') !== undefined,
  );
  return Object.fromEntries(
    mine.map((object): [string, Json] => [nameOf(object), contentOf(object)]).sort(([x], [y]) => (x < y ? -1 : 1)),
  );
}

function nameOf(object: Json): string {
  const names = [stringAt(object, 'metadata', 'namespace') ?? '', stringAt(object, 'metadata', 'name')];
  return `${stringAt(object, 'kind')} ${names.join('/')}`;
}

function contentOf(object: Json): Json {
  const { metadata, status, ...content } = object as Readonly<Record<string, Json>>;
  const labels = at(metadata ?? null, 'labels') ?? null;
  return { labels, applied: at(object, 'metadata', 'annotations', 'namsan.io/applied') ?? null, ...content };
}
