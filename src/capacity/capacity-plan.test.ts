import assert from 'node:assert/strict';
import { test } from 'node:test';
import { constantFrom, assert as hold, integer, property, record } from 'fast-check';
import { components } from '../components/list.ts';
import { loadFleet } from '../fleet/load.ts';
import { objectsOf } from '../manifests/objects.ts';
import { plan } from '../manifests/plan.ts';
import { loadOf } from '../model/load/cluster-load.ts';
import { formulas } from '../model/load/formulas.ts';
import { fleetLoad } from '../model/load/streams.ts';
import { resolve } from '../model/resolve.ts';
import { capacityJson } from './capacity-json.ts';
import { type CapacityPlan, capacityOf } from './capacity-plan.ts';
import { planned } from './testing/planned.ts';

/** A fleet with every metrics mode and logs, of so much load. */
function fleet(load: { series: number; raw: number; rate: number; edges: number; keepLocal: number }): string {
  const modes = (i: number): string =>
    ['{mode: sidecar, replicas: 2}', '{mode: agent, tenants: [a, b]}', `{mode: scrape, credentials: {secret: s-${i}}}`][
      i % 3
    ] ?? '';
  const edges = Array.from(
    { length: load.edges },
    (_, i) => `  - id: edge-${i}
    role: edge
    nodes: [{name: e-${i}, address: 10.1.${i}.1, cpu: 4, memory: 8Gi}]
    load: {series: ${load.series}}
    metrics: ${modes(i)}
    logs: {mode: ${i % 2 === 0 ? 'forward' : 'local'}}`,
  );
  return `namsan: v1
name: f
objectStores: {s3: {provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {metrics: blocks, logs: lines, volumes: backups}}}
metrics: {objectStore: s3, keep: {raw: ${load.raw}d, 5m: 900d, 1h: 1000d}, receive: {keepLocal: ${load.keepLocal}h}}
logs: {objectStore: s3, keep: {search: ${load.raw}d, archive: 90d}, rate: ${load.rate}Ki}
volumes: {provider: longhorn, replicas: 1, backup: {objectStore: s3}}
clusters:
  - {id: hub, role: hub, domain: hub.example.com, nodes: [{name: h, address: 10.0.0.1, cpu: 16, memory: 64Gi}], load: {series: ${load.series}}, metrics: {mode: sidecar, keepLocal: ${load.keepLocal}h}, logs: {mode: local, aggregator: 1}}
${edges.join('\n')}
`;
}

/** Every number of a plan by its path. */
function numbers(plan: CapacityPlan): ReadonlyMap<string, number> {
  const out = new Map<string, number>();
  const walk = (value: unknown, path: string): void => {
    if (typeof value === 'number') out.set(path, value);
    else if (value !== null && typeof value === 'object')
      for (const [key, inner] of Object.entries(value)) walk(inner, `${path}/${nameOf(inner) ?? key}`);
  };
  const { clusters, buckets, links } = JSON.parse(capacityJson(plan, []));
  walk({ clusters, buckets, links }, '');
  return out;
}

/** Items of lists go by what they are, because more load brings more of them. */
function nameOf(value: unknown): string | null {
  const { name, id, bucket, from, to, what } = Object(value);
  return name ?? id ?? bucket ?? (from === undefined ? null : `${from} ${to} ${what}`);
}

const loads = record({
  series: integer({ min: 1, max: 5_000_000 }),
  raw: integer({ min: 3, max: 400 }),
  rate: integer({ min: 1, max: 4096 }),
  edges: integer({ min: 1, max: 5 }),
  keepLocal: integer({ min: 2, max: 400 }),
});

test('more series, longer retention, more lines or another cluster never need less of anything', () => {
  let compared = 0;
  hold(
    property(
      loads,
      constantFrom('series', 'raw', 'rate', 'edges', 'keepLocal'),
      integer({ min: 1, max: 9 }),
      (load, of, more) => {
        const grown = of === 'edges' ? { ...load, edges: load.edges + 1 } : { ...load, [of]: load[of] + more * 7 };
        const [before, after] = [numbers(planned(fleet(load))), numbers(planned(fleet(grown)))];
        for (const [path, value] of before) {
          compared += 1;
          const now = after.get(path);
          assert.ok(now !== undefined && now >= value - 1e-6, `${path} was ${value} and is ${now} with more ${of}`);
        }
      },
    ),
    { numRuns: 60 },
  );
  assert.ok(compared > 10_000, `${compared} figures`);
});

test('twice as many series by `--series x2` are the same as twice as many that are declared', () => {
  const load = { series: 100_000, raw: 14, rate: 16, edges: 4, keepLocal: 24 };
  assert.deepEqual(numbers(planned(fleet(load), 2)), numbers(planned(fleet({ ...load, series: 200_000 }))));
});

test('what the fleet file declares is no estimate, and what it does not declare is one', () => {
  const [declared] = planned(fleet({ series: 5, raw: 14, rate: 16, edges: 1, keepLocal: 24 })).clusters;
  const [hub, edge] = planned('').clusters;
  assert.deepEqual(declared?.load.series, { value: 5, formula: 'declared-load', estimated: false });
  assert.equal(declared?.load.lines.estimated, false);
  assert.deepEqual(hub?.load.series, { value: 3 * 36 * 780, formula: 'estimated-series', estimated: true });
  assert.deepEqual(edge?.load.pods, { value: 36, formula: 'estimated-pods', estimated: true });
});

test('samples that are declared count where targets have intervals of their own, and tenants have what is declared of them', () => {
  const [, edge] = planned(
    'clusters: [{id: edge, load: {series: 90000, samplesPerSecond: 9000, tenants: {a: 60000}}, metrics: {mode: agent, tenants: [a, b]}}]',
  ).clusters;
  const of = (tenant: string) => {
    const found = edge?.load.tenants.get(tenant);
    return [found?.series.value, found?.samples.value, found?.series.estimated];
  };
  assert.deepEqual(
    [of('a'), of('b'), of('edge')],
    [
      [60_000, 6_000, false],
      [15_000, 1_500, true],
      [15_000, 1_500, true],
    ],
  );
});

test('a cluster with metrics of nobody brings no series, and one without logs no lines', () => {
  const [, edge] = planned('clusters: [{id: edge, metrics: {mode: none}}]').clusters;
  assert.deepEqual([edge?.load.series.value, edge?.load.lines.value], [0, 0]);
});

test('every formula says its law and its source', () => {
  assert.deepEqual(
    Object.entries(formulas).filter(([, { says, source }]) => says.length < 4 || source.length < 8),
    [],
  );
});

test('clusters are looked at as often as there are more of them: the cost is linear', () => {
  const looks = (edges: number): number => {
    const { fleet: read } = loadFleet(fleet({ series: 1000, raw: 14, rate: 16, edges, keepLocal: 24 }), 'fleet.yaml');
    assert.ok(read !== null);
    const model = resolve(read);
    const workloads = plan(model, components);
    let count = 0;
    const clusters = new Proxy(model.clusters, {
      get: (target, key) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) count += 1;
        return Reflect.get(target, key);
      },
    });
    const { streams } = fleetLoad(model, (cluster) => loadOf(model, cluster, { series: 1 }));
    capacityOf({ ...model, clusters }, workloads, objectsOf(workloads));
    return count + streams.length;
  };
  const [few, more, many] = [looks(12), looks(24), looks(48)];
  assert.ok(few !== undefined && more !== undefined && many !== undefined);
  assert.equal(many - more, 2 * (more - few));
});
