import { isJsonObject } from '../kube/read.ts';
import type { Given } from './command.ts';
import { Usage } from './usage.ts';

/** The fields of a cluster, in the order of the examples. */
const order = [
  ...['id', 'role', 'domain', 'kubernetes', 'nodes', 'expose', 'cni', 'labels', 'metrics', 'logs'],
  ...['grafana', 'alertmanager'],
];

/** Fields of `kubernetes` that belong to one cluster alone. */
const ownToOne = ['context', 'api'];

/** What a command line says of a new cluster, on top of what a cluster like it has. `like` is that one as it is written, or `null`. */
export function newCluster(given: Given, like: Readonly<Record<string, unknown>> | null): Record<string, unknown> {
  const id = given.option('id') ?? '';
  const base = like === null ? {} : shared(like);
  const mode = given.option('metrics') ?? textIn(base['metrics'], 'mode') ?? 'sidecar';
  const fields: Record<string, unknown> = {
    ...base,
    id,
    role: given.option('role') ?? base['role'] ?? 'edge',
    ...present({ domain: given.option('domain') }),
    nodes: given.list('node').map(nodeOf),
    ...kubernetesOf(given, base),
    ...exposeOf(given, base),
    metrics: metricsOf(given, base, mode, id),
    logs: logsOf(given, base),
  };
  return Object.fromEntries(order.flatMap((key) => (fields[key] === undefined ? [] : [[key, fields[key]]])));
}

/** What a cluster has in common with others like it: not its hosts, its nodes, its addresses. */
function shared(like: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { domain: _, nodes: __, kubernetes, expose, ...rest } = like;
  return {
    ...rest,
    ...present({ kubernetes: without(kubernetes, ownToOne), expose: without(expose, ['addresses']) }),
  };
}

function nodeOf(text: string): object {
  const [name, address, ...rest] = text.split('=');
  if (name === undefined || name === '' || address === undefined || address === '' || rest.length > 0)
    throw new Usage(`\`--node ${text}\` has not the form \`NAME=ADDRESS\`, such as \`--node edge-1=10.0.1.11\`.`);
  return { name, address };
}

function kubernetesOf(given: Given, base: Readonly<Record<string, unknown>>): object {
  const said = present({
    version: given.option('kubernetes'),
    flavor: given.option('flavor'),
    context: given.option('context'),
    api: given.option('api'),
  });
  const kubernetes = { ...mapIn(base['kubernetes']), ...said };
  return Object.keys(kubernetes).length === 0 ? {} : { kubernetes };
}

function exposeOf(given: Given, base: Readonly<Record<string, unknown>>): object {
  const via = given.option('expose');
  const addresses = given.list('addresses');
  const before = mapIn(base['expose']);
  const kept = via === null || via === before['via'] ? before : {};
  const expose = { ...kept, ...present({ via, addresses: addresses.length === 0 ? null : addresses }) };
  return Object.keys(expose).length === 0 ? { expose: undefined } : { expose };
}

/** Settings of another mode say nothing of this one; credentials are those of one cluster. */
function metricsOf(given: Given, base: Readonly<Record<string, unknown>>, mode: string, id: string): object {
  const before = mapIn(base['metrics']);
  const { credentials: _, ...kept } = before['mode'] === mode ? before : {};
  const tenants = given.list('tenant');
  return {
    ...kept,
    mode,
    ...(tenants.length === 0 ? {} : { tenants }),
    ...(mode === 'scrape' ? { credentials: { secret: given.option('credentials') ?? `${id}-scrape` } } : {}),
  };
}

function logsOf(given: Given, base: Readonly<Record<string, unknown>>): object | undefined {
  const mode = given.option('logs');
  const before = mapIn(base['logs']);
  if (mode === null) return Object.keys(before).length === 0 ? undefined : before;
  return before['mode'] === mode ? before : { mode };
}

function without(value: unknown, keys: readonly string[]): object | null {
  const kept = Object.entries(mapIn(value)).filter(([key]) => !keys.includes(key));
  return kept.length === 0 ? null : Object.fromEntries(kept);
}

function mapIn(value: unknown): Readonly<Record<string, unknown>> {
  return isJsonObject(value) ? value : {};
}

function textIn(value: unknown, key: string): string | null {
  const found = mapIn(value)[key];
  return typeof found === 'string' ? found : null;
}

function present(fields: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
