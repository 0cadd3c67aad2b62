import assert from 'node:assert/strict';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { fill, scratchFolder } from '../testing/scratch.ts';
import { readManifests } from './read-manifests.ts';

const service = (name: string) => `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n  namespace: m\n`;
const read = (files: Readonly<Record<string, string>>) => {
  const folder = scratchFolder();
  fill(folder, files);
  return short(folder);
};
const short = (folder: string) => {
  const { cluster, objects, places, findings } = readManifests('edge', folder);
  const relative = (file: string) => file.slice(folder.length + 1);
  return {
    cluster,
    names: objects.map((o) => o.metadata.name),
    places: Object.fromEntries([...places].map(([name, p]) => [name, `${relative(p.file)}:${p.line}`])),
    findings: findings.map((f) => [
      f.code,
      'file' in f.where ? `${relative(f.where.file)}:${f.where.line}` : '',
      f.message,
    ]),
  };
};

test('objects are found in several documents, in lists, in JSON and in folders, each with its line', () => {
  assert.deepEqual(
    read({
      'b/deep/x.yml': `# about\n\n---\n# the first\n${service('one')}--- # the second\n${service('two')}---\n`,
      'a.json': JSON.stringify({
        apiVersion: 'v1',
        kind: 'List',
        items: [{ apiVersion: 'v1', kind: 'Node', metadata: { name: 'n' } }],
      }),
      'c.yaml': `apiVersion: v1\nkind: ConfigMapList\nitems:\n- ${service('three').replaceAll('\n', '\n  ')}`,
      'values.yaml': 'replicas: 3\n',
      'dashboard.json': '[1, 2]',
      'empty.yaml': '# nothing\n',
      'notes.txt': service('no'),
      '.git/x.yaml': service('no'),
    }),
    {
      cluster: 'edge',
      names: ['n', 'one', 'two', 'three'],
      places: {
        'Node n': 'a.json:1',
        'Service m/one': 'b/deep/x.yml:5',
        'Service m/two': 'b/deep/x.yml:11',
        'Service m/three': 'c.yaml:1',
      },
      findings: [],
    },
  );
});

test('a file can be given instead of a directory', () => {
  const folder = scratchFolder();
  fill(folder, { 'built.yaml': `${service('one')}---\n${service('two')}` });
  assert.deepEqual(
    readManifests('edge', join(folder, 'built.yaml')).objects.map((o) => o.metadata.name),
    ['one', 'two'],
  );
});

test('values are read as the API server reads them: merges, and YAML 1.1 booleans', () => {
  const folder = scratchFolder();
  fill(folder, {
    'x.yaml':
      'base: &b {c: 1}\napiVersion: v1\nkind: X\nmetadata: {name: x}\nspec: {<<: *b, on: yes, time: 2024-01-01, eq: =}\n',
  });
  const [object] = readManifests('edge', folder).objects;
  assert.deepEqual(object, {
    base: { c: 1 },
    apiVersion: 'v1',
    kind: 'X',
    metadata: { name: 'x' },
    spec: { c: 1, true: true, time: '2024-01-01', eq: '=' },
  });
});

test('a document that is broken or a template costs only itself', () => {
  assert.deepEqual(
    read({
      'x.yaml': `${service('one')}---\na: b: c\n---\n{{- if .Values.on }}\nkind: X\n---\n${service('two')}`,
      'y.yaml': `${service('"{{ .Release.Name }}"')}---\n${service('three').replace('namespace: m', 'namespace: 3')}`,
      'z.json': '{',
    }),
    {
      cluster: 'edge',
      names: ['one', 'two'],
      places: { 'Service m/one': 'x.yaml:1', 'Service m/two': 'x.yaml:12' },
      findings: [
        ['manifests/manifest-syntax', 'x.yaml:7', 'The document cannot be read: bad indentation of a mapping entry'],
        ['manifests/manifest-templated', 'x.yaml:9', 'The document is a template'],
        ['manifests/manifest-templated', 'y.yaml:1', '`{{ .Release.Name }}` is a template'],
        ['manifests/manifest-syntax', 'y.yaml:7', 'The Service `three` has a namespace that is no text'],
        [
          'manifests/manifest-syntax',
          'z.json:1',
          "The document cannot be read: Expected property name or '}' in JSON at position 1 (line 1 column 2)",
        ],
      ],
    },
  );
});

test('kustomizations are no objects; those that change their resources are told once for a cluster', () => {
  const plain = 'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources: [x.yaml]\n';
  const charts = `${plain}helmCharts: [{name: c, releaseName: r, namespace: m}, {name: d}]\n`;
  const folder = scratchFolder();
  fill(folder, {
    'a/kustomization.yaml': plain,
    'b/kustomization.yaml': charts,
    'c/kustomization.yml': 'namespace: m\n',
    'x.yaml': service('one'),
  });
  const { names, findings } = short(folder);
  assert.deepEqual(names, ['one']);
  assert.deepEqual(readManifests('edge', folder).charts, [{ name: 'c', releaseName: 'r', namespace: 'm' }]);
  assert.deepEqual(
    findings.map(([code, where]) => [code, where]),
    [['manifests/kustomization-not-built', 'b/kustomization.yaml:1']],
  );
  assert.match(findings[0]?.[2] ?? '', /and 1 more of the cluster `edge`, change what the files beside them hold$/);
});

test('a file whose aliases multiply or contain themselves is a finding', () => {
  const levels = Array.from({ length: 30 }, (_, i) => `l${i + 1}: &l${i + 1} [*l${i}, *l${i}]`).join('\n');
  const nested = Array.from({ length: 300 }, (_, i) => `l${i + 1}: &l${i + 1} [*l${i}]`).join('\n');
  assert.deepEqual(
    read({
      'bomb.yaml': `l0: &l0 [1]\n${levels}\n`,
      'deep.yaml': `l0: &l0 [1]\n${nested}\n`,
      'itself.yaml': 'a: &a\n- *a\n',
    }).findings.map(([, where, message]) => [where, message]),
    [
      ['bomb.yaml:1', 'The document cannot be read: its aliases make more than 2000000 values of it'],
      ['deep.yaml:1', 'The document cannot be read: its aliases nest it more than 100 deep'],
      ['itself.yaml:1', 'The document cannot be read: its aliases make more than 2000000 values of it'],
    ],
  );
});

test('links that lead in a circle are walked once, and other kinds of files are passed over', () => {
  const folder = scratchFolder();
  fill(folder, { 'a/x.yaml': service('one') });
  symlinkSync('..', join(folder, 'a', 'up'));
  symlinkSync('loop.yaml', join(folder, 'loop.yaml'));
  symlinkSync('nowhere.yaml', join(folder, 'dangling.yaml'));
  symlinkSync('/dev/zero', join(folder, 'endless.yaml'));
  symlinkSync('a/x.yaml', join(folder, 'linked.yaml'));
  assert.deepEqual(short(folder), {
    cluster: 'edge',
    names: ['one', 'one'],
    places: { 'Service m/one': 'a/x.yaml:1' },
    findings: [],
  });
});

test('binary and oversized files are findings', () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'binary.yaml'), Buffer.from([0xff, 0xfe, 0x00]));
  writeFileSync(join(folder, 'huge.yaml'), '');
  truncateSync(join(folder, 'huge.yaml'), 33 * 1024 * 1024);
  assert.deepEqual(short(folder).findings, [
    ['manifests/manifest-syntax', 'binary.yaml:1', `\`${folder}/binary.yaml\` is not UTF-8 text`],
    [
      'manifests/manifest-limits',
      'huge.yaml:1',
      `\`${folder}/huge.yaml\` has 34603008 bytes; at most 33554432 are read`,
    ],
  ]);
});

test('nothing that a file may hold stops the reading', () => {
  const folder = scratchFolder();
  const piece = fc.constantFrom(
    'apiVersion: v1\n',
    'kind: List\n',
    'items:\n',
    '- *a\n',
    '&a ',
    '---',
    '\n',
    '{{',
    '<<: ',
    '? ',
    '!!set ',
    '%TAG',
    '\t',
    'kind: X\n',
    'metadata: {name: x}\n',
    '[',
    '{',
    '"',
    '!!binary x\n',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string({ unit: 'binary' })), { maxLength: 12 }), (pieces) => {
      writeFileSync(join(folder, 'x.yaml'), pieces.join('').toWellFormed());
      readManifests('edge', folder);
    }),
    { numRuns: 1000 },
  );
});
