import { at, isJsonObject, listAt, mapAt, numberAt } from '../../kube/read.ts';
import { base, type Part, persistent, type Reading } from '../engines/reading.ts';
import { fileContent } from '../objects/files.ts';
import { replicaCount } from '../objects/workloads.ts';
import { readDashboards } from './dashboards.ts';

/** The port of its API (opensearch@3.6.0 http.port, which the images leave as it is). */
const apiPort = 9_200;

/** An OpenSearch that runs as plain pods: settings come from `opensearch.yml` and from variables with dots in their names. */
export function readOpenSearch(reading: Reading): Part {
  if (/^(?:Job|CronJob) /.test(reading.workload.object)) return { nodes: [] };
  const { id, ...rest } = base(reading, 'log-store');
  const settings = plainSettings(reading);
  const data = settings.get('path.data') ?? '/usr/share/opensearch/data';
  const port = Number(settings.get('http.port') ?? apiPort);
  return {
    nodes: [
      { kind: 'log-store', id, ...rest, persistent: persistent(reading, data), tls: plainTls(reading, settings) },
    ],
    listeners: [{ node: id, protocol: 'opensearch', port: port > 0 ? port : apiPort, local: false }],
    logStore: { id, workload: reading.workload, name: reading.workload.name, settings },
  };
}

/** An OpenSearchCluster: its pools are one store; its Dashboards stand beside it. */
export function readOpenSearchCluster(reading: Reading): Part {
  const { workload, container } = reading;
  if (container.name === 'dashboards') return readDashboards(reading);
  const spec = at(workload.resource, 'spec');
  const name = workload.resource?.metadata.name ?? workload.name;
  const { cluster, namespace, object } = workload;
  const id = `${cluster}/log-store/${namespace}/${name}`;
  const pools = listAt(spec, 'nodePools');
  const persists = pools.every(
    (pool) => at(pool, 'persistence', 'emptyDir') === undefined && at(pool, 'persistence', 'hostPath') === undefined,
  );
  const replicas = pools.reduce<number>((sum, pool) => sum + replicaCount(numberAt(pool, 'replicas')), 0);
  const tls = at(spec, 'security', 'tls', 'http');
  const secured = at(spec, 'security') !== undefined && at(tls, 'enabled') !== false;
  const readAt = { cluster, object, field: 'spec' };
  return {
    nodes: [{ kind: 'log-store', id, cluster, namespace, name, replicas, readAt, persistent: persists, tls: secured }],
    listeners: [
      { node: id, protocol: 'opensearch', port: numberAt(spec, 'general', 'httpPort') ?? apiPort, local: false },
    ],
    logStore: { id, workload, name, settings: flat(mapAt(spec, 'general', 'additionalConfig')) },
  };
}

/** The image writes variables with dots into its settings (opensearch@3.6.0 distribution/docker/src/docker/bin/docker-entrypoint.sh). */
function plainSettings(reading: Reading): ReadonlyMap<string, string> {
  const { cluster, workload, container } = reading;
  const content = fileContent(cluster, workload, container, '/usr/share/opensearch/config/opensearch.yml');
  const file = content.kind === 'text' ? flat(reading.yaml.parse(content.text)) : new Map<string, string>();
  const env = [...container.env].flatMap(([name, value]) =>
    name.includes('.') && value.kind === 'text' ? [[name, value.text] as const] : [],
  );
  const words = container.args.flatMap(({ text }) => {
    const [, name, value] = /^-E([^=]+)=(.*)$/.exec(text) ?? [];
    return name === undefined || value === undefined ? [] : [[name, value] as const];
  });
  return new Map([...file, ...env, ...words]);
}

/** Nested settings by their dotted names. */
function flat(value: unknown, prefix = ''): ReadonlyMap<string, string> {
  const out = new Map<string, string>();
  for (const [key, entry] of Object.entries(mapAt(value)))
    if (isJsonObject(entry)) for (const [name, text] of flat(entry, `${prefix}${key}.`)) out.set(name, text);
    else if (entry !== null && entry !== undefined) out.set(`${prefix}${key}`, String(entry));
  return out;
}

/** Without a word on security the image installs certificates of its own; a file of settings that is not seen may say anything. */
function plainTls({ container }: Reading, settings: ReadonlyMap<string, string>): boolean | null {
  const variable = (name: string): string | undefined => {
    const value = container.env.get(name);
    return value?.kind === 'text' ? value.text : undefined;
  };
  if (variable('DISABLE_SECURITY_PLUGIN') === 'true' || settings.get('plugins.security.disabled') === 'true')
    return false;
  const said = settings.get('plugins.security.ssl.http.enabled');
  if (said !== undefined) return said === 'true';
  if (variable('DISABLE_INSTALL_DEMO_CONFIG') === 'true') return null;
  return true;
}
