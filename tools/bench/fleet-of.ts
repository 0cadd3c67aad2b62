/**
 * The text of a fleet of so many clusters: a hub, and edges of which six in ten have a sidecar, three an agent and one is scraped from the
 * hub. Their logs go to the hub. Each is spelt out as a user would write it.
 */
export function fleetOf(clusters: number): string {
  const head = `namsan: v1
name: bench
objectStores:
  s3: {provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3-credentials}, buckets: {metrics: bench-thanos, logs: bench-logs}}
metrics:
  objectStore: s3
  keep: {raw: 14d, 5m: 30d, 1h: 90d}
  survive: {objectStore: 6h, hub: 2h, link: 2h, receivers: 1, compactor: 24h}
logs:
  objectStore: s3
  keep: {search: 14d, archive: 180d}
  survive: {store: 1h, link: 1h}
clusters:
  - id: hub
    role: hub
    nodes: [{name: hub-1, address: 10.0.0.11}, {name: hub-2, address: 10.0.0.12}, {name: hub-3, address: 10.0.0.13}]
    metrics: {mode: sidecar, replicas: 2}
    logs: {mode: local, store: {managers: 3, data: 3}}
`;
  const edges = Array.from({ length: clusters - 1 }, (_, i) => {
    const address = `10.${1 + Math.floor(i / 250)}.${i % 250}.11`;
    return `  - id: edge-${i}
    role: edge
    nodes: [{name: edge-${i}-1, address: ${address}, cpu: 4, memory: 16Gi, disk: 100Gi}]
    labels: {region: r${i % 7}}
    metrics: ${metricsOf(i)}
    logs: {mode: forward}
`;
  });
  return head + edges.join('');
}

function metricsOf(i: number): string {
  if (i % 10 < 6) return '{mode: sidecar, keepLocal: 24h}';
  if (i % 10 < 9) return '{mode: agent}';
  // What the hub scrapes is not made while one of them is away.
  return `{mode: scrape, credentials: {secret: edge-${i}-scrape}, survive: {hub: 0s, link: 0s}}`;
}
