import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { checkFleet, renderFleet } from '../src/pipeline.ts';

const of = (...texts: readonly string[]): fc.Arbitrary<string> => fc.constantFrom(...texts);
const ways = of('gateway', 'ingress-nginx', 'load-balancer', 'node-port');

/** A choice for each field that changes what is rendered; the texts are YAML. */
const choices = fc.record({
  language: of('ko', 'en'),
  delivery: of('{via: apply}', '{via: argocd, repo: "https://git.example.com/a.git"}'),
  secrets: of('{via: existing}', '{via: external-secrets, store: vault}', '{via: sealed-secrets}', '{via: sops}'),
  tls: of(
    '{}',
    '{issuer: private-ca}',
    '{issuer: acme, email: ops@example.com}',
    '{mutual: true}',
    '{issuer: private-ca, mutual: true}',
  ),
  volumes: of('{}', '{provider: longhorn}', '{provider: longhorn, backup: {objectStore: s3}}'),
  networkPolicies: of('default-deny', 'none'),
  alerts: of('{}', '{slack: {secret: slack}, deadMan: {secret: dead-man}}'),
  store: of('https', 'http', 'seaweedfs', 'rustfs'),
  cache: of('in-memory', 'memcached'),
  ruler: of('0', '2'),
  replicas: of('1', '2'),
  survive: of('{}', '{store: 2h, link: 2h, objectStore: 1h}'),
  flavor: of('kubeadm', 'kind', 'minikube', 'other'),
  cni: of('', 'cni: cilium, ', 'cni: existing, '),
  hubVia: ways,
  edgeVia: ways,
  hubMetrics: of('sidecar', 'agent', 'none'),
  edgeMetrics: of('sidecar', 'agent', 'none', 'scrape, credentials: {secret: edge-scrape}'),
  hubLogs: of(
    '{mode: local}',
    '{mode: local, store: {managers: 3, data: 3}}',
    '{mode: local, aggregator: 2}',
    '{mode: local, store: {managers: 3, data: 2, dashboards: 0}, aggregator: 1}',
    '{mode: local, store: {managers: 3, data: 3}, collector: daemonset}',
  ),
  edgeLogs: of('{mode: none}', '{mode: forward}', '{mode: local}', '{mode: forward, collector: operator}'),
  grafana: of('', 'grafana: local, '),
});
type Choices = typeof choices extends fc.Arbitrary<infer T> ? T : never;

function fleetOf(c: Choices): string {
  const served = c.store === 'seaweedfs' || c.store === 'rustfs';
  const where = served
    ? `provider: ${c.store}, cluster: store, volume: 4Ti`
    : `provider: s3, endpoint: "${c.store}://s3.example.com:9000"`;
  const expose = (via: string, net: number): string =>
    via === 'load-balancer'
      ? `expose: {via: ${via}, addresses: [10.9.${net}.1-10.9.${net}.30]}`
      : `expose: {via: ${via}}`;
  const nodes = (net: number, count: number): string => {
    const all = Array.from(
      { length: count },
      (_, i) => `{name: n${net}-${i}, address: 10.0.${net}.${i + 1}, disk: 8Ti}`,
    );
    return `nodes: [${all.join(', ')}]`;
  };
  const hubReplicas = c.hubMetrics === 'none' ? '' : `, replicas: ${c.replicas}`;
  return `namsan: v1
name: every
profile: compat
language: ${c.language}
delivery: ${c.delivery}
secrets: ${c.secrets}
tls: ${c.tls}
volumes: ${c.volumes}
networkPolicies: ${c.networkPolicies}
alerts: ${c.alerts}
objectStores: {s3: {${where}, credentials: {secret: s3}, buckets: {metrics: blocks, logs: logs, volumes: volumes}}}
metrics:
  objectStore: s3
  keep: {raw: 14d, 5m: 30d, 1h: 90d}
  survive: {objectStore: 2h}
  ruler: {replicas: ${c.ruler}}
  store: {indexCache: ${c.cache}}
  query: {frontend: {cache: ${c.cache}}}
logs: {objectStore: s3, keep: {search: 14d, archive: 180d}, rate: 2Ki, survive: ${c.survive}}
clusters:
  - {id: hub, role: hub, domain: hub.example.com, kubernetes: {flavor: ${c.flavor}}, ${nodes(1, 3)}, ${expose(c.hubVia, 1)}, ${c.cni}metrics: {mode: ${c.hubMetrics}${hubReplicas}}, logs: ${c.hubLogs}}
  - {id: edge, role: edge, domain: edge.example.com, kubernetes: {flavor: ${c.flavor}}, ${nodes(2, 3)}, ${expose(c.edgeVia, 2)}, ${c.cni}${c.grafana}metrics: {mode: ${c.edgeMetrics}}, logs: ${c.edgeLogs}}
${served ? `  - {id: store, role: storage, ${nodes(3, 1)}, expose: {via: node-port}, metrics: {mode: none}}` : ''}
`;
}

test('whatever is chosen together is rendered and proves clean, or is refused where it stands in the file', async (t) => {
  const seen = { clean: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(choices, async (chosen) => {
      const { rendered, report } = await checkFleet(fleetOf(chosen), 'fleet.yaml');
      const errors = report.findings.filter(({ severity }) => severity === 'error');
      if (rendered === null) {
        seen.refused += 1;
        assert.ok(errors.length > 0);
        for (const { code, where, fix } of errors)
          assert.ok(code.startsWith('fleet/') && 'line' in where && where.line > 1 && fix !== '', code);
        return;
      }
      seen.clean += 1;
      const told = report.findings.filter(({ code, severity }) => severity !== 'note' && !code.startsWith('fleet/'));
      assert.deepEqual(
        told.map(({ code, message }) => `${code}: ${message}`),
        [],
      );
      const paths = new Set<string>();
      for (const [path, text] of renderFleet(rendered)) {
        assert.ok(!paths.has(path) && text !== '', path);
        assert.doesNotMatch(text, /undefined|\[object Object\]|NaN/, path);
        paths.add(path);
      }
    }),
    { numRuns: 60 },
  );
  t.diagnostic(`${seen.clean} rendered and clean, ${seen.refused} refused`);
  assert.ok(seen.clean > 30);
});
