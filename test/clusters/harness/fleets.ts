import { hasErrors } from '../../../src/findings/finding.ts';
import { checkFleet, type Rendered } from '../../../src/pipeline.ts';
import { addresses } from './clusters.ts';

/** What differs between the fleets of the tests; the rest is the smallest that has every part of the metrics. */
export interface FleetOptions {
  readonly delivery?: string;
  readonly tls?: string;
  readonly scrapeInterval?: string;
  /** How each cluster is reached; `domain` where it has hosts. */
  readonly expose?: (cluster: 'a' | 'b') => string;
  /** Prometheus pods of the edge. */
  readonly replicas?: number;
  readonly networkPolicies?: 'default-deny' | 'none';
  /** What the edge does with its metrics, in the place of a Prometheus with sidecar and a Grafana of its own. */
  readonly edge?: string;
  /** Further fields of `metrics`. */
  readonly metrics?: string;
  /** How the hub has its own metrics. */
  readonly hub?: 'sidecar' | 'agent';
  /** The cluster that serves the object store. */
  readonly storeIn?: 'a' | 'b';
}

/** A fleet made for the testbed: hub `a` with the object store, edge `b`. */
export function fleetText(options: FleetOptions = {}): string {
  const expose = options.expose ?? (() => 'expose: {via: node-port}');
  return `namsan: v1
name: testbed
delivery: ${options.delivery ?? '{via: apply}'}
secrets: {via: existing}
networkPolicies: ${options.networkPolicies ?? 'none'}
tls: ${options.tls ?? '{issuer: none}'}
objectStores:
  s3: {provider: seaweedfs, cluster: ${options.storeIn ?? 'a'}, nodePort: 30900, volume: 5Gi, credentials: {secret: s3-credentials}, buckets: {metrics: thanos}}
metrics:
  objectStore: s3
  scrapeInterval: ${options.scrapeInterval ?? '15s'}
  keep: {raw: 14d, 5m: 30d, 1h: 90d}
  survive: {objectStore: 6h}
  ${options.metrics ?? ''}
volumes: {provider: existing, storageClass: local-path}
clusters:
  - id: a
    role: hub
    ${expose('a')}
    kubernetes: {context: a, api: "https://${addresses.a}:6443"}
    nodes: [{name: a, address: ${addresses.a}}]
    metrics: {mode: ${options.hub ?? 'sidecar'}}
    grafana: none
  - id: b
    role: edge
    ${expose('b')}
    kubernetes: {context: b, api: "https://${addresses.b}:6443"}
    nodes: [{name: b, address: ${addresses.b}}]
    ${options.edge ?? `grafana: local\n    metrics: {mode: sidecar, replicas: ${options.replicas ?? 2}}`}
`;
}

/** The fleet through the whole real pipeline; findings that are errors fail the test with their messages. */
export async function render(text: string): Promise<Rendered> {
  const { rendered, report } = await checkFleet(text, 'fleet.yaml');
  if (rendered !== null && !hasErrors(report.findings)) return rendered;
  throw new Error(report.findings.map(({ code, message }) => `${code}: ${message}`).join('\n'));
}
