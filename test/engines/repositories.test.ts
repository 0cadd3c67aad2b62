import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { namsan } from '../../src/cli/testing/command-line.ts';
import { type ModuleTree, moduleTree } from './harness/module-tree.ts';

/** A folder of a repository of others, with all that namsan says of it; every finding was looked at by an engineer. */
interface Reviewed {
  readonly tree: ModuleTree;
  readonly folder: string;
  readonly objects: number;
  /** How many nodes of the flows there are of each kind, and how many edges. */
  readonly nodes: Readonly<Record<string, number>>;
  readonly edges: number;
  /** By severity and code: how many there are, and why they are right. */
  readonly findings: Readonly<Record<string, readonly [number, string]>>;
}

const operator: ModuleTree = {
  path: 'github.com/prometheus-operator/prometheus-operator',
  version: 'v0.85.0',
  sum: 'h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s=',
};
const fluent: ModuleTree = {
  path: 'github.com/fluent/fluent-operator/v3',
  version: 'v3.3.0',
  sum: 'h1:zBtt8IOVSyTiywnmom3V2byqIi2ZXMCCKBUx/4bnFBk=',
};
const cilium: ModuleTree = {
  path: 'github.com/cilium/cilium',
  version: 'v1.18.0',
  sum: 'h1:KdWgc6Jl5NmWpJGCRm69TogMgeZNFaCAxtPgBHtv33A=',
};
const argocd: ModuleTree = {
  path: 'github.com/argoproj/argo-cd/v3',
  version: 'v3.1.0',
  sum: 'h1:2+gPskQKCyPC9DzRSWQ1AvmS3WiIlRR7bKz/FO3DozI=',
};
const stateMetrics: ModuleTree = {
  path: 'k8s.io/kube-state-metrics/v2',
  version: 'v2.15.0',
  sum: 'h1:0qSA+hVCj5p2QSYnbz6NPNflct3C1kPAIhF8ZtMKpIk=',
};

const retiredLine = 'its image holds Fluent Bit 3.2.5, which gets no fixes';

const reviewed: readonly Reviewed[] = [
  {
    tree: operator,
    folder: 'example/thanos',
    objects: 12,
    nodes: { querier: 1, ruler: 1, scraper: 1, sidecar: 1, targets: 1 },
    edges: 4,
    findings: {
      'error reach/dangling-address': [1, 'the ruler asks Query on port 80 of a Service that has 10902 only'],
      'warning thanos/flags': [1, '`--endpoint` is deprecated since 0.38'],
      'warning thanos/volume': [2, 'neither the Prometheus nor the ruler has a volume claim'],
    },
  },
  {
    tree: operator,
    folder: 'example/user-guides/alerting',
    objects: 8,
    nodes: { alertmanager: 1, scraper: 1 },
    edges: 1,
    findings: {
      'error objects/unique': [2, 'the Prometheus and the Alertmanager are there in two steps of a guide'],
      'warning thanos/volume': [1, 'the Prometheus has no volume claim'],
    },
  },
  {
    tree: operator,
    folder: 'example/shards',
    objects: 8,
    nodes: { scraper: 2, targets: 1 },
    edges: 2,
    findings: { 'warning thanos/volume': [2, 'neither shard has a volume claim'] },
  },
  {
    tree: fluent,
    folder: 'manifests/logging-stack',
    objects: 16,
    nodes: { 'log-collector': 1 },
    edges: 1,
    findings: {
      'error reach/dangling-address': [1, 'an Elasticsearch is named in a namespace of which another object is given'],
      'error fluent-bit/memory-limit': [
        1,
        'its input buffers 95Mi, of which 3.6 times is needed, and the limit is 200Mi',
      ],
      'warning fluent-bit/end-of-life': [1, retiredLine],
    },
  },
  {
    tree: fluent,
    folder: 'manifests/regex-parser',
    objects: 7,
    nodes: { 'log-collector': 1 },
    edges: 0,
    findings: { 'warning fluent-bit/end-of-life': [1, retiredLine] },
  },
  {
    tree: fluent,
    folder: 'manifests/kubeedge',
    objects: 6,
    nodes: { 'log-collector': 1 },
    edges: 0,
    findings: {
      'error objects/closed-schema': [1, 'a port is still the words that a user is to put another in the place of'],
      'warning fluent-bit/end-of-life': [1, retiredLine],
    },
  },
  { tree: fluent, folder: 'manifests/setup', objects: 26, nodes: {}, edges: 0, findings: {} },
  {
    tree: cilium,
    folder: 'examples/kubernetes/addons/prometheus',
    objects: 14,
    nodes: { 'data-source': 1, scraper: 1, targets: 4 },
    edges: 5,
    findings: {
      'warning thanos/volume': [1, 'the Prometheus writes to an emptyDir'],
      'note manifests/manifest-templated': [1, 'a Chart.yaml stands beside the manifest'],
    },
  },
  {
    tree: argocd,
    folder: 'manifests',
    objects: 568,
    nodes: {},
    edges: 0,
    findings: {
      'error objects/unique': [3, 'each variant of the installation is whole, and they differ in these'],
      'warning objects/unique': [77, 'each variant of the installation is whole'],
      'warning manifests/kustomization-not-built': [1, 'variants are made by components and patches'],
      'note manifests/manifest-templated': [1, 'Redis comes from a chart'],
    },
  },
  { tree: stateMetrics, folder: 'examples/standard', objects: 5, nodes: {}, edges: 0, findings: {} },
];

for (const { tree, folder, findings, ...flows } of reviewed) {
  test(`${tree.path}@${tree.version} ${folder}: the flows and the findings are those that an engineer agreed to`, async () => {
    const path = join(await moduleTree(tree), folder);
    const { out, err } = await namsan(['check', '--format', 'json', '--manifests', `hub=${path}`]);
    assert.equal(err, '');
    const told: Told = JSON.parse(out);
    assert.deepEqual(
      {
        objects: told.understood.objects,
        nodes: amounts(told.understood.nodes.map(({ kind }) => kind)),
        edges: told.understood.edges.length,
      },
      flows,
    );
    assert.deepEqual(
      amounts(told.findings.map(({ severity, code }) => `${severity} ${code}`)),
      Object.fromEntries(Object.entries(findings).map(([code, [amount]]) => [code, amount])),
    );
  });
}

interface Told {
  readonly findings: readonly { readonly severity: string; readonly code: string }[];
  readonly understood: {
    readonly objects: number;
    readonly nodes: readonly { readonly kind: string }[];
    readonly edges: readonly unknown[];
  };
}

function amounts(names: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries([...Map.groupBy(names, (name) => name)].map(([name, all]) => [name, all.length]));
}
