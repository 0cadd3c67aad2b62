import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { KubeClient } from '../../cluster/kube/kube-client.ts';
import type { FakeKube } from '../../cluster/testing/fake-kube.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { at, listAt, stringAt } from '../../kube/read.ts';
import type { Live } from '../probe.ts';
import { runningFleet } from '../testing/live.ts';
import { type CanaryOptions, type CanaryReport, runCanary } from './run-canary.ts';
import { canaryLabel, temporary } from './temporary.ts';

const run = { id: 'r1', holder: 'here/1', expires: Date.parse('2030-01-01T00:00:00Z') };

/** What is laid out by now, in all clusters, as JSON. */
interface World {
  readonly live: Live;
  readonly laid: KubeObject[];
  readonly canary: (more?: Partial<CanaryOptions>) => Promise<CanaryReport>;
  readonly left: (cluster: string) => readonly string[];
}

/** The mixed fleet with operators that make of markers what they ask for. `lost`: queries that find nothing. */
function world(lost: (query: string) => boolean = () => false): World {
  const laid: KubeObject[] = [];
  const live = runningFleet({
    now: Date.parse('2027-01-15T12:00:00Z'),
    objects: () => [
      definition('ServiceMonitor', 'servicemonitors', 'v1'),
      definition('ScrapeConfig', 'scrapeconfigs', 'v1alpha1'),
    ],
    reply: ({ path, query }) => {
      if (path === '/api/v1/targets') {
        const pool = query.get('scrapePool') ?? '';
        const there = laid.some(({ metadata: { name, namespace } }) => pool.includes(`/${namespace}/${name}`));
        return { data: { activeTargets: there ? [{ scrapePool: pool, lastScrape: '2027-01-15T12:00:01Z' }] : [] } };
      }
      const asked = query.get('query') ?? '';
      if (!asked.includes('namsan_canary')) return undefined;
      const value = /namsan_canary="(\w+)"/.exec(asked)?.[1] ?? '';
      const found = laid.some((object) => JSON.stringify(object).includes(`"${value}"`)) && !lost(asked);
      return { status: 'success', data: { result: found ? [{ metric: {}, value: [0, '1'] }] : [] } };
    },
  });
  const kube = (id: string): KubeClient => {
    const client = live.kube(id) as FakeKube;
    return {
      ...client,
      apply: async (object, options) => {
        const applied = await client.apply(object, options);
        if (!applied.ok) return applied;
        laid.push(object);
        if (object.kind === 'Pod') client.put({ ...applied.value.object, status: { phase: 'Succeeded' } });
        return applied;
      },
    };
  };
  const asked: Live = { ...live, kube };
  return {
    live: asked,
    laid,
    canary: (more = {}) =>
      runCanary(asked, {
        ...{ run, clusters: live.model.clusters, signals: ['metrics', 'logs'], timeout: 30_000, parting: kube },
        ...{ stopped: () => false, isGone: () => false, tell: () => undefined },
        ...more,
      }),
    left: (id) =>
      (live.kube(id) as FakeKube)
        .all()
        .filter(({ metadata }) => metadata.labels?.[canaryLabel] !== undefined)
        .map(({ metadata }) => metadata.name),
  };
}

test('a run that is ended takes its markers away and calls none of them lost', async () => {
  let rounds = 0;
  const { canary, left, live } = world(() => true);
  const stopped = (): boolean => {
    rounds += 1;
    return rounds > 40;
  };
  const { tracks } = await canary({ stopped });
  const open = tracks.filter(({ ms }) => ms === null);
  assert.ok(open.length > 0);
  for (const { ended, message } of open)
    assert.deepEqual(
      [ended, /^The run was ended after \d+ s; until then it was not seen at /.test(message)],
      [true, true],
    );
  assert.deepEqual(
    live.model.clusters.flatMap(({ id }) => left(id)),
    [],
  );
});

function definition(kind: string, plural: string, version: string): KubeObject & { readonly spec: unknown } {
  return {
    ...{ apiVersion: 'apiextensions.k8s.io/v1', kind: 'CustomResourceDefinition' },
    metadata: { name: `${plural}.monitoring.coreos.com` },
    spec: {
      group: 'monitoring.coreos.com',
      scope: 'Namespaced',
      names: { kind, plural },
      versions: [{ name: version }],
    },
  };
}

test('every stream of every cluster has a marker, each is found at the hub, and nothing is left', async () => {
  const { canary, left, live } = world();
  const { tracks, left: kept } = await canary();
  assert.deepEqual(
    tracks.map(({ cluster, signal, stream, hops, message }) => [
      cluster,
      signal,
      stream,
      hops.map(({ name }) => name),
      message,
    ]),
    [
      ['hub', 'metrics', 'prometheus', ['scraper in hub', 'Query of hub', 'its frontend'], ''],
      ['hub', 'logs', 'containers', ['output in hub', 'OpenSearch of hub'], ''],
      ['factory', 'metrics', 'prometheus', ['scraper in factory', 'Query of hub', 'its frontend'], ''],
      ['factory', 'logs', 'containers', ['output in factory', 'OpenSearch of factory'], ''],
      ['shop', 'metrics', 'agent-team-a', ['scraper in shop', 'Query of hub', 'its frontend'], ''],
      ['shop', 'metrics', 'agent-team-b', ['scraper in shop', 'Query of hub', 'its frontend'], ''],
      ['shop', 'metrics', 'agent', ['scraper in shop', 'Query of hub', 'its frontend'], ''],
      ['shop', 'logs', 'containers', ['output in shop', 'OpenSearch of hub'], ''],
      ['lab', 'metrics', 'scraped by hub', ['scraper in hub', 'Query of hub', 'its frontend'], ''],
    ],
  );
  assert.deepEqual([kept, live.model.clusters.flatMap(({ id }) => left(id))], [[], []]);
});

test('a marker is one more scrape of which `up` alone is kept, and belongs to the agent of its tenant', async () => {
  const { canary, laid } = world();
  await canary();
  const monitor = laid.find(({ metadata }) => metadata.name === 'namsan-canary-r1-agent-team-a');
  assert.equal(monitor?.metadata.labels?.['tenant'], 'team-a');
  const [endpoint] = listAt(monitor, 'spec', 'endpoints');
  assert.deepEqual(endpoint, {
    port: 'http',
    interval: '5s',
    scrapeTimeout: '4s',
    relabelings: [
      { targetLabel: 'job', replacement: 'namsan-canary' },
      { targetLabel: 'namsan_canary', replacement: 'r1m0' },
    ],
    metricRelabelings: [{ sourceLabels: ['__name__'], regex: '.+', action: 'drop' }],
  });
  const scraped = laid.find(({ kind }) => kind === 'ScrapeConfig');
  assert.equal(scraped?.metadata.labels?.['namsan.io/scraped-edge'], 'lab');
  assert.deepEqual(at(scraped, 'spec', 'kubernetesSDConfigs', 0, 'apiServer'), 'https://10.20.3.11:8443');
});

test('the Pod that prints gains nothing and runs an image that its cluster runs already', async () => {
  const { canary, laid } = world();
  await canary();
  const pod = laid.find(({ kind }) => kind === 'Pod');
  assert.match(stringAt(pod, 'spec', 'containers', 0, 'image') ?? '', /^quay\.io\/prometheus\/prometheus:/);
  assert.deepEqual(at(pod, 'spec', 'containers', 0, 'command'), ['/bin/echo', 'namsancanaryr1']);
  assert.equal(at(pod, 'spec', 'securityContext', 'runAsNonRoot'), true);
});

test('a marker that does not come through is told with the place at which it was not seen, and taken away too', async () => {
  const { canary, left } = world((query) => query.includes('cluster="factory"'));
  const { tracks } = await canary({ signals: ['metrics'] });
  const lost = tracks.filter(({ ms }) => ms === null);
  assert.deepEqual(
    lost.map(({ cluster, hops: [scraped, query], message }) => [
      cluster,
      scraped?.ms,
      query?.ms,
      message.replace(/\d+ s/, 'N s'),
    ]),
    [['factory', 0, null, 'It was not seen at Query of hub within N s.']],
  );
  assert.deepEqual(left('factory'), []);
});

test('what a killed run has left goes at the beginning of the next; what a living one has laid out stays', async () => {
  const { canary, left, live } = world();
  const of = (id: string, holder: string, expires: number): KubeObject & { readonly spec: object } => ({
    ...{ apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor' },
    metadata: temporary({ id, holder, expires }, 'x'),
    spec: {},
  });
  const now = live.machine.now();
  for (const object of [
    of('dead', 'here/7', now + 1e9),
    of('old', 'there/7', now - 1),
    of('alive', 'there/8', now + 1e9),
  ])
    await live.kube('factory').apply(object);
  await canary({ isGone: (holder) => holder === 'here/7', signals: [] });
  assert.deepEqual(left('factory'), ['namsan-canary-alive-x']);
});
