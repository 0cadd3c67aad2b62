import { load } from 'js-yaml';
import type { JsonObject } from '../../../src/kube/objects.ts';
import { at, isJsonObject, listAt, mapAt, stringAt, stringsAt } from '../../../src/kube/read.ts';
import { type RenderedCluster, readClusters } from './trees.ts';

/** What a rendered cluster tells its OpenSearch, as bodies of the API by `<kind>.<name>`, whichever way it is rendered. */
export interface RenderedLogs {
  readonly example: string;
  readonly cluster: string;
  readonly definitions: Readonly<Record<string, JsonObject>>;
  /** Settings of the nodes: `opensearch.yml`, or those of the operator's resource. */
  readonly settings: Readonly<Record<string, string>>;
  /** The files of the ConfigMap `opensearch-setup`, the script among them. */
  readonly setup: Readonly<Record<string, string>>;
}

/** Every cluster of every example that keeps logs. */
export function renderedLogs(): readonly RenderedLogs[] {
  return readClusters().flatMap((cluster) => {
    const setup = named(cluster, 'ConfigMap', 'opensearch-setup');
    if (setup === undefined) return [];
    const files = stringsAt(setup, 'data');
    return [
      {
        example: cluster.example,
        cluster: cluster.cluster,
        definitions: { ...fromResources(cluster), ...fromFiles(files) },
        settings: settingsOf(cluster),
        setup: files,
      },
    ];
  });
}

function named({ objects }: RenderedCluster, kind: string, name: string): unknown {
  return objects.find((object) => object.kind === kind && object.metadata.name === name);
}

function fromFiles(files: Readonly<Record<string, string>>): Readonly<Record<string, JsonObject>> {
  return Object.fromEntries(
    Object.entries(files)
      .filter(([key]) => key.endsWith('.json'))
      .map(([key, text]) => [key.replace(/\.json$/, ''), mapAt(JSON.parse(text))]),
  );
}

/** As the operator sends them: names of its fields become those of the API. */
function fromResources({ objects }: RenderedCluster): Readonly<Record<string, JsonObject>> {
  const out: Record<string, JsonObject> = {};
  for (const object of objects) {
    const spec = mapAt(at(object, 'spec'));
    if (object.kind === 'OpensearchIndexTemplate') {
      const { indexPatterns, priority, template } = spec;
      out[`index-template.${String(spec['name'])}`] = { index_patterns: indexPatterns, priority, template };
    }
    if (object.kind === 'OpenSearchCluster') {
      const [repository] = listAt(spec, 'general', 'snapshotRepositories');
      out[`snapshot-repository.${stringAt(repository, 'name') ?? ''}`] = {
        type: stringAt(repository, 'type'),
        settings: mapAt(repository, 'settings'),
      };
    }
  }
  return out;
}

function settingsOf(cluster: RenderedCluster): Readonly<Record<string, string>> {
  const file = stringsAt(named(cluster, 'ConfigMap', 'opensearch-config'), 'data')['opensearch.yml'];
  const settings = file === undefined ? null : load(file);
  if (isJsonObject(settings)) return Object.fromEntries(Object.entries(settings).map(([k, v]) => [k, String(v)]));
  return stringsAt(named(cluster, 'OpenSearchCluster', 'opensearch'), 'spec', 'general', 'additionalConfig');
}
