import { loadFleet } from '../../fleet/load.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { resolve } from '../../model/resolve.ts';

/** What a test changes of the smallest fleet; each a piece of YAML in flow style. */
export interface FleetPieces {
  readonly store?: string;
  /** Fields of `metrics` beside `objectStore` and `keep`. */
  readonly metrics?: string;
  /** Fields of the hub beside id, role and nodes. */
  readonly hub?: string;
  readonly clusters?: readonly string[];
  /** Further fields of the fleet. */
  readonly fleet?: string;
}

/** The model of a small fleet: a hub with a sidecar behind a gateway without TLS, and a store outside, unless a piece says otherwise. */
export function modelOf(pieces: FleetPieces = {}): Model {
  const {
    store = 'provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {metrics: blocks}',
    metrics = '',
    hub = 'domain: hub.example.com, metrics: {mode: sidecar}',
    clusters = [],
    fleet = '',
  } = pieces;
  const text = [
    'namsan: v1',
    'name: small',
    // Retired parts are warned of, so that tests can have them.
    ...(fleet.includes('profile:') ? [] : ['profile: compat']),
    fleet,
    `objectStores: {main: {${store}}}`,
    `metrics: {objectStore: main, keep: {raw: 14d, 5m: 30d, 1h: 90d}${metrics === '' ? '' : `, ${metrics}`}}`,
    'clusters:',
    `  - {id: hub, role: hub, nodes: [{name: hub-1, address: 10.0.0.1}], ${hub}}`,
    ...clusters.map(
      (cluster, i) => `  - {role: edge, nodes: [{name: edge-${i}, address: ${addressOf(i + 1)}}], ${cluster}}`,
    ),
  ].join('\n');
  const loaded = loadFleet(text, 'fleet.yaml');
  if (loaded.fleet === null)
    throw new Error(
      loaded.findings
        .filter((f) => f.severity === 'error')
        .map((f) => f.message)
        .join('; '),
    );
  return resolve(loaded.fleet);
}

function addressOf(cluster: number): string {
  return `10.${Math.floor(cluster / 256)}.${cluster % 256}.1`;
}

/** A cluster of a model by its id. */
export function clusterOf(model: Model, id: string): Cluster {
  const found = model.clusters.find((c) => c.id === id);
  if (found === undefined) throw new Error(`The model has no cluster ${id}`);
  return found;
}
