import assert from 'node:assert/strict';
import { test } from 'node:test';
import { service, shortly } from '../testing/read-shortly.ts';
import { fill, scratchFolder } from '../testing/scratch.ts';
import { readManifests } from './read-manifests.ts';

test('kustomizations are no objects; those that change their resources are told once for a cluster', () => {
  const plain = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [x.yaml]\n';
  const charts = `${plain}helmCharts: [{name: c, releaseName: r, namespace: m}, {name: d}]\n`;
  const folder = scratchFolder();
  fill(folder, {
    'a/kustomization.yaml': plain,
    'a/x.yaml': service('one'),
    'b/kustomization.yaml': `${charts}patches: [{target: {kind: Deployment, name: c}, patch: x}]\n`,
    'b/x.yaml': service('two'),
    'c/kustomization.yml': 'namespace: other\nresources: [x.yaml, ../base]\n',
    'c/x.yaml': `${service('three')}---\napiVersion: v1\nkind: Namespace\nmetadata: {name: m}\n`,
    'base/kustomization.yaml': `${plain}patches: [{target: {kind: Service}, patch: '{metadata: {name: any, annotations: {a: b}}}'}]\n`,
    'base/x.yaml': service('four'),
  });
  const { names, places, findings } = shortly(folder);
  assert.deepEqual([names, findings], [['one', 'two', 'four', 'three', 'm'], []]);
  assert.deepEqual(Object.keys(places).slice(0, 5), [
    'Service m/one',
    'Service m/two',
    'Service other/four',
    'Service other/three',
    'Namespace m',
  ]);
  assert.deepEqual(readManifests('edge', folder).charts, [{ name: 'c', releaseName: 'r', namespace: 'm' }]);
});

test('what a kustomization changes is left out with its patches, and told once for a cluster', () => {
  const folder = scratchFolder();
  fill(folder, {
    'base/kustomization.yaml': 'resources: [x.yaml, y.yaml]\n',
    'base/x.yaml': service('one'),
    'base/y.yaml': service('two'),
    'hub/kustomization.yaml': 'resources: [../base]\npatches: [{path: p.yaml}]\n',
    'hub/p.yaml': service('one'),
    'edge/kustomization.yaml': 'resources: [../base]\nnamePrefix: edge-\n',
    'other/kustomization.yaml': 'resources: [https://example.com/base]\n',
    'z.yaml': service('three'),
  });
  const { names, findings } = shortly(folder);
  assert.deepEqual(names, ['three']);
  assert.deepEqual(findings, [
    [
      'manifests/kustomization-not-built',
      'edge/kustomization.yaml:1',
      `\`${folder}/edge/kustomization.yaml\` and 1 more of the cluster \`edge\` change what the files beside them hold: 2 objects are left out`,
    ],
  ]);
  assert.deepEqual(
    readManifests('edge', folder).unread?.map(({ what }) => what.replaceAll(folder, '')),
    [
      'the kustomization `/edge/kustomization.yaml`',
      'the kustomization `/hub/kustomization.yaml`',
      '`https://example.com/base`, which `/other/kustomization.yaml` takes in',
    ],
  );
});

test('a file that the kustomization beside it does not name is applied nowhere; it is left out and told', () => {
  const folder = scratchFolder();
  fill(folder, {
    'a/kustomization.yaml': 'resources: [x.yaml]\n',
    'a/x.yaml': service('one'),
    'a/old.yaml': service('two'),
    'a/patches/p.yaml': service('five'),
    'b/kustomization.yaml': 'resources: [../a/shared.yaml]\n',
    'a/shared.yaml': service('three'),
    'a/below/y.yaml': service('four'),
  });
  assert.deepEqual([...shortly(folder).names].sort(), ['four', 'one', 'three']);
  const [unread, ...others] = readManifests('edge', folder).unread ?? [];
  assert.deepEqual(
    [unread, others],
    [
      {
        what: `what \`${folder}/a/kustomization.yaml\` does not name (\`old.yaml\`, \`p.yaml\`)`,
        namespace: null,
        names: [],
        engines: false,
      },
      [],
    ],
  );
});

test('a resource of Flux is an object, whatever its file is called', () => {
  const folder = scratchFolder();
  const flux =
    'apiVersion: kustomize.toolkit.fluxcd.io/v1\nkind: Kustomization\nmetadata: {name: apps, namespace: flux-system}\n';
  fill(folder, { 'kustomization.yaml': flux, 'x.yaml': service('one') });
  assert.deepEqual([...shortly(folder).names].sort(), ['apps', 'one']);
});
