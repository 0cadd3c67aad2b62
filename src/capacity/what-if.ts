import type { Fleet, FleetCluster } from '../fleet/schema/fleet-schema.ts';

/** So many more clusters like the one named. */
export interface Addition {
  readonly count: number;
  readonly like: string;
}

/** The addition of `10xedge`; `null` when the text is none. */
export function parseAddition(text: string): Addition | null {
  const [, count = '', like = ''] = /^(\d{1,4})x([a-z0-9-]+)$/.exec(text) ?? [];
  return Number(count) > 0 && like !== '' ? { count: Number(count), like } : null;
}

/** The factor of `x2` or `x1.5`; `null` when the text is none. */
export function parseFactor(text: string): number | null {
  const factor = Number(/^x(\d{1,6}(?:\.\d{1,6})?)$/.exec(text)?.[1] ?? Number.NaN);
  return factor > 0 ? factor : null;
}

/**
 * The fleet with more clusters like one of its own, as if they had been written below it: `edge-2`, `edge-3` and so on, each with nodes and credentials of its own. Their
 * addresses are of no network (240.0.0.0/4, RFC 1112) and their hosts below those of the original.
 */
export function withAdded(fleet: Fleet, { count, like }: Addition): Fleet {
  const original = fleet.clusters.find(({ id }) => id === like);
  if (original === undefined) throw new Error(`The fleet has no cluster ${like}`);
  const taken = new Set(fleet.clusters.map(({ id }) => id));
  const added: FleetCluster[] = [];
  for (let number = 2; added.length < count; number += 1) {
    const id = `${like}-${number}`;
    if (!taken.has(id)) added.push(copyOf(original, id, fleet.clusters.length + added.length));
  }
  return { ...fleet, clusters: [...fleet.clusters, ...added] };
}

function copyOf(original: FleetCluster, id: string, place: number): FleetCluster {
  const { domain, kubernetes, metrics, nodes } = original;
  const { credentials } = metrics;
  const { api: _api, context: _context, ...cluster } = kubernetes;
  return {
    ...original,
    id,
    ...(domain === undefined ? {} : { domain: `${id}.${domain}` }),
    kubernetes: cluster,
    ...(credentials === undefined
      ? {}
      : { metrics: { ...metrics, credentials: { secret: `${credentials.secret}-${id}` } } }),
    nodes: nodes.map((node, i) => ({ ...node, name: `${id}-${i + 1}`, address: addressOf(place, i) })),
  };
}

function addressOf(cluster: number, node: number): string {
  return `240.${(cluster >> 8) & 255}.${cluster & 255}.${(node % 254) + 1}`;
}

/** The fleet with so many times as many log lines; a rate that is assumed stays so. */
export function withLines(fleet: Fleet, factor: number, assumedRate: string): Fleet {
  const { logs } = fleet;
  if (logs === undefined || factor === 1) return fleet;
  return { ...fleet, logs: { ...logs, rate: `${scaled(logs.rate ?? assumedRate, factor)}` } };
}

/** A quantity so many times, as a whole number of bytes. */
function scaled(quantity: string, factor: number): string {
  const parts = /^([\d.]+)(.*)$/.exec(quantity);
  return `${Number(parts?.[1] ?? 0) * factor}${parts?.[2] ?? ''}`;
}
