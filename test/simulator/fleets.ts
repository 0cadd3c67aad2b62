import fc from 'fast-check';

const of = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);
const ways = of('gateway', 'ingress-nginx', 'load-balancer', 'node-port');
const modes = of('sidecar', 'agent', 'agent, tenants: [team-a]', 'scrape, credentials: {secret: scrape}');

/** The choices of a small fleet whose metrics the simulator can follow: a hub, one or two edges, a store. */
export const fleets = fc.record({
  store: of('https', 'http', 'seaweedfs'),
  keep: of(
    'raw: 4d, 5m: 10d, 1h: 10d',
    'raw: 3d, 5m: 10d, 1h: 10d',
    'raw: 48h, 5m: 10d, 1h: 10d',
    'raw: 40h, 5m: 10d, 1h: 10d',
  ),
  survive: of(
    ...['', 'objectStore: 6h', 'objectStore: 18h', 'objectStore: 36h', 'link: 36h', 'hub: 40h', 'compactor: 40h'],
    'objectStore: 6h, link: 6h, hub: 12h, compactor: 12h',
  ),
  shards: of('{}', '{shards: 2}', '{shards: 2, shardBy: time}', '{replicas: 2}'),
  tls: of('{}', '{issuer: private-ca}'),
  replicas: of('1', '2'),
  receive: of('{replicas: 3, replication: 3}', '{replicas: 3, replication: 1}', '{replicas: 1, replication: 1}'),
  hubVia: ways,
  edgeVia: ways,
  hub: of('sidecar', 'agent'),
  edges: fc.array(modes, { minLength: 1, maxLength: 2 }),
  alerting: of('0', '2'),
});
export type FleetChoices = typeof fleets extends fc.Arbitrary<infer T> ? T : never;

/** The fleet file of these choices. Network policies are left out: the simulator lets every packet pass that an address leads somewhere. */
export function fleetText(c: FleetChoices): string {
  const served = c.store === 'seaweedfs';
  const where = served
    ? 'provider: seaweedfs, cluster: store'
    : `provider: s3, endpoint: "${c.store}://s3.example.com:9000"`;
  const expose = (via: string, net: number): string =>
    via === 'load-balancer' ? `{via: ${via}, addresses: [10.9.${net}.1-10.9.${net}.30]}` : `{via: ${via}}`;
  const nodes = (net: number): string =>
    `[${[1, 2, 3].map((i) => `{name: n${net}-${i}, address: 10.0.${net}.${i}, cpu: 32, memory: 128Gi, disk: 2Ti}`).join(', ')}]`;
  const metrics = (mode: string): string =>
    `{mode: ${mode}${mode === 'sidecar' ? `, replicas: ${c.replicas}, keepLocal: 48h` : ''}}`;
  const edges = c.edges.map(
    (mode, i) =>
      `  - {id: edge-${i}, role: edge, domain: edge-${i}.example.com, nodes: ${nodes(10 + i)}, expose: ${expose(c.edgeVia, 10 + i)}, metrics: ${metrics(mode.replace('secret: scrape', `secret: scrape-${i}`))}}`,
  );
  const store = served
    ? [`  - {id: store, role: storage, nodes: ${nodes(3)}, expose: {via: node-port}, metrics: {mode: none}}`]
    : [];
  return `namsan: v1
name: simulated
profile: compat
tls: ${c.tls}
networkPolicies: none
objectStores: {s3: {${where}, credentials: {secret: s3}, buckets: {metrics: blocks}}}
metrics:
  objectStore: s3
  keep: {${c.keep}}
  survive: {${c.survive}}
  store: ${c.shards}
  receive: ${c.receive}
  ruler: {replicas: ${c.alerting}, keepLocal: 48h}
clusters:
  - {id: hub, role: hub, domain: hub.example.com, nodes: ${nodes(1)}, expose: ${expose(c.hubVia, 1)}, metrics: ${metrics(c.hub)}}
${[...edges, ...store].join('\n')}
`;
}
