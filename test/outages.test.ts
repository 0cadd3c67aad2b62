import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import type { Finding } from '../src/findings/finding.ts';
import type { PromiseAnswer } from '../src/findings/promise-answer.ts';
import { overBase } from '../src/fleet/testing/base-fleet.ts';
import { readPage } from '../src/fleet/testing/page.ts';
import { checkFleet } from '../src/pipeline.ts';

interface Checked {
  readonly errors: readonly Finding[];
  readonly codes: readonly string[];
  readonly promises: readonly PromiseAnswer[];
}

async function checked(fragment: string): Promise<Checked> {
  const { report } = await checkFleet(overBase(fragment), 'fleet.yaml');
  const errors = report.findings.filter((f) => f.severity === 'error');
  return { errors, codes: [...new Set(errors.map((f) => f.code))], promises: report.promises ?? [] };
}

test('the bad example of each page of an outage raises it alone, and the good one nothing', async () => {
  for (const name of ['object-store', 'link', 'hub', 'node', 'zone', 'compactor']) {
    const page = readPage(readFileSync(new URL(`../src/proofs/outages/${name}.md`, import.meta.url), 'utf8'));
    for (const example of page.sections['Bad']?.examples ?? [])
      assert.deepEqual([name, (await checked(example)).codes], [name, [`outages/${name}`]]);
    for (const example of page.sections['Good']?.examples ?? [])
      assert.deepEqual([name, (await checked(example)).codes], [name, []]);
  }
});

/** So many nodes of the hub, each in the zone of its place in the list. */
function hub(count: number, replicas: number, zones: readonly string[] = []): string {
  const nodes = Array.from({ length: count }, (_, i) => {
    const zone = zones[i] === undefined ? '' : `, zone: ${zones[i]}`;
    return `{name: hub-${i + 1}, address: 10.0.0.${i + 1}${zone}}`;
  });
  return `{id: hub, nodes: [${nodes.join(', ')}], metrics: {mode: sidecar, replicas: ${replicas}}}`;
}

const agent = '{id: edge, metrics: {mode: agent}}';
const scraped =
  'id: edge, kubernetes: {api: "https://10.0.1.1:6443"}, metrics: {mode: scrape, credentials: {secret: edge-scrape}';
const receive = (replicas: number, replication: number) =>
  `receive: {replicas: ${replicas}, replication: ${replication}}`;

/** A fleet whose promise is broken, what is found, and the fleet with exactly the change that each finding names. */
const broken: Readonly<
  Record<string, { fleet: string; found: readonly (readonly [code: string, fix: string])[]; changed: string }>
> = {
  'blocks that are not kept for the outage of the object store': {
    fleet: 'metrics: {survive: {objectStore: 9h}}\nclusters: [{id: edge, metrics: {mode: sidecar, keepLocal: 6h}}]',
    found: [['outages/object-store', 'Set `metrics.keepLocal: 10h` of cluster `edge`.']],
    changed: 'metrics: {survive: {objectStore: 9h}}\nclusters: [{id: edge, metrics: {mode: sidecar, keepLocal: 10h}}]',
  },
  'results of the ruler that are not kept for it': {
    fleet: 'metrics: {survive: {objectStore: 9h}, ruler: {keepLocal: 8h}}',
    found: [['outages/object-store', 'Set `metrics.ruler.keepLocal: 10h`.']],
    changed: 'metrics: {survive: {objectStore: 9h}, ruler: {keepLocal: 10h}}',
  },
  'blocks that are not kept for the outage of the link of one cluster': {
    fleet: 'clusters: [{id: edge, metrics: {mode: sidecar, keepLocal: 6h, survive: {link: 12h}}}]',
    found: [['outages/link', 'Set `metrics.keepLocal: 13h` of cluster `edge`.']],
    changed: 'clusters: [{id: edge, metrics: {mode: sidecar, keepLocal: 13h, survive: {link: 12h}}}]',
  },
  'a cluster that the hub scrapes while the hub or its link is away': {
    fleet: `metrics: {survive: {hub: 1h, link: 2h}}\nclusters: [{${scraped}}}]`,
    found: (['hub', 'link'] as const).map((part) => [
      `outages/${part}`,
      `Give cluster \`edge\` \`metrics: {mode: agent}\` or \`{mode: sidecar}\`, or promise less for it by \`metrics: {survive: {${part}: 0s}}\`.`,
    ]),
    changed: `metrics: {survive: {hub: 1h, link: 2h}}\nclusters: [{${scraped}, survive: {hub: 0s, link: 0s}}}]`,
  },
  'ingesters of which a node may have two': {
    fleet: `metrics: {survive: {node: 1}, ${receive(3, 3)}}\nclusters: [${hub(2, 2)}, ${agent}]`,
    found: [['outages/node', 'Give cluster `hub` 3 nodes.']],
    changed: `metrics: {survive: {node: 1}, ${receive(3, 3)}}\nclusters: [${hub(3, 2)}, ${agent}]`,
  },
  'more ingesters than nodes': {
    fleet: `metrics: {survive: {node: 1}, ${receive(5, 3)}}\nclusters: [${hub(4, 2)}, ${agent}]`,
    found: [['outages/node', 'Give cluster `hub` 5 nodes.']],
    changed: `metrics: {survive: {node: 1}, ${receive(5, 3)}}\nclusters: [${hub(5, 2)}, ${agent}]`,
  },
  'two nodes at once': {
    fleet: `metrics: {survive: {node: 2}, ${receive(3, 3)}}\nclusters: [${hub(3, 2)}, ${agent}]`,
    found: [
      ['outages/node', 'Set `metrics.receive: {replicas: 5, replication: 5}`. Give cluster `hub` 5 nodes.'],
      ['outages/node', 'Set `metrics.replicas: 3` of cluster `hub`.'],
    ],
    changed: `metrics: {survive: {node: 2}, ${receive(5, 5)}}\nclusters: [${hub(5, 3)}, ${agent}]`,
  },
  'one copy of each sample': {
    fleet: `metrics: {survive: {node: 1}, ${receive(3, 1)}}\nclusters: [${hub(3, 2)}, ${agent}]`,
    found: [['outages/node', 'Set `metrics.receive: {replicas: 3, replication: 3}`.']],
    changed: `metrics: {survive: {node: 1}, ${receive(3, 3)}}\nclusters: [${hub(3, 2)}, ${agent}]`,
  },
  'a hub of one node': {
    fleet: `metrics: {survive: {node: 1}}\nclusters: [${hub(1, 1)}]`,
    found: [['outages/node', 'Set `metrics.replicas: 2` of cluster `hub`. Give cluster `hub` 2 nodes.']],
    changed: `metrics: {survive: {node: 1}}\nclusters: [${hub(2, 2)}]`,
  },
  'the agent of a hub that scrapes another cluster too': {
    fleet: `metrics: {survive: {node: 1}, ${receive(3, 3)}}\nclusters: [{id: hub, metrics: {mode: agent}}, {${scraped}}}]`,
    found: Array.from({ length: 2 }, () => ['outages/node', 'Set `metrics.replicas: 2` of cluster `hub`.'] as const),
    changed: `metrics: {survive: {node: 1}, ${receive(3, 3)}}\nclusters: [{id: hub, metrics: {mode: agent, replicas: 2}}, {${scraped}}}]`,
  },
  'two zones for three ingesters': {
    fleet: `metrics: {survive: {zone: 1}, ${receive(3, 3)}}\nclusters: [${hub(3, 2, ['a', 'a', 'b'])}, ${agent}]`,
    found: [['outages/zone', 'Let the nodes of cluster `hub` name 3 zones by `zone`.']],
    changed: `metrics: {survive: {zone: 1}, ${receive(3, 3)}}\nclusters: [${hub(3, 2, ['a', 'b', 'c'])}, ${agent}]`,
  },
  'raw blocks that are marked before the halt of the compactor': {
    fleet: 'metrics: {keep: {raw: 42h, 5m: 30d, 1h: 90d}, survive: {compactor: 2d}}',
    found: Array.from({ length: 2 }, () => ['outages/compactor', 'Set `metrics.keep` to `raw: 44h` or more.'] as const),
    changed: 'metrics: {keep: {raw: 44h, 5m: 30d, 1h: 90d}, survive: {compactor: 2d}}',
  },
  '5m blocks that are marked before it': {
    fleet: 'metrics: {keep: {raw: 10d, 5m: 13d12h, 1h: 90d}, survive: {compactor: 2d}}',
    found: Array.from(
      { length: 2 },
      () => ['outages/compactor', 'Set `metrics.keep` to `5m: 14d4h` or more.'] as const,
    ),
    changed: 'metrics: {keep: {raw: 10d, 5m: 14d4h, 1h: 90d}, survive: {compactor: 2d}}',
  },
};

for (const [what, { fleet, found, changed }] of Object.entries(broken))
  test(`${what}: the finding names the change that ends it`, async () => {
    const before = await checked(fleet);
    assert.deepEqual(
      before.errors.map((f) => [f.code, f.fix]),
      found,
    );
    const after = await checked(changed);
    assert.deepEqual(after.codes, []);
    assert.ok(after.promises.every(({ lost }) => lost.length === 0));
  });

test('what becomes of a promise and what is found are one: each lost stream has its finding', async () => {
  const { errors, promises } = await checked(
    `metrics: {survive: {objectStore: 9h, hub: 1h}}\nclusters: [{id: hub, metrics: {mode: sidecar, keepLocal: 6h}}, {${scraped}}}]`,
  );
  assert.deepEqual(
    promises.map(({ promise, outage, kept, lost }) => [promise, outage, kept, lost.map(({ stream }) => stream)]),
    [
      ['metrics.survive.objectStore', 'object store 9h', 1, ['metrics of hub', 'metrics of edge']],
      ['metrics.survive.hub', 'hub 1h', 0, ['metrics of edge']],
    ],
  );
  const told = promises.flatMap(({ lost }) =>
    lost.map(({ message, change, interval, path }) => [message, change, interval, path]),
  );
  assert.deepEqual(
    told.map((each) => JSON.stringify(each)).toSorted(),
    errors
      .map((f) => JSON.stringify([f.message, f.fix, f.counterexample?.interval, f.counterexample?.hops]))
      .toSorted(),
  );
});
