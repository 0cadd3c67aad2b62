import assert from 'node:assert/strict';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import fc from 'fast-check';
import { service, shortly } from '../testing/read-shortly.ts';
import { fill, scratchFolder } from '../testing/scratch.ts';
import { readManifests } from './read-manifests.ts';

const read = (files: Readonly<Record<string, string>>) => {
  const folder = scratchFolder();
  fill(folder, files);
  return shortly(folder);
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
      'z.json': '{"kind": "Pod",}',
      'tsconfig.json': '{/* of no cluster */}',
      'pages.yml': 'theme: !!python/name:x\n',
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
          'The document cannot be read: Expected double-quoted property name in JSON at position 15 (line 1 column 16)',
        ],
      ],
    },
  );
});

test('a link out of the directory is not followed, and a file is read once for a cluster', () => {
  const [inside, outside] = [scratchFolder(), scratchFolder()];
  fill(inside, { 'a/x.yaml': service('one') });
  fill(outside, { 'y.yaml': service('two') });
  symlinkSync(join(outside, 'y.yaml'), join(inside, 'y.yaml'));
  assert.deepEqual(shortly(inside).findings, [
    [
      'manifests/manifest-syntax',
      'y.yaml:1',
      `\`${inside}/y.yaml\` is a link that leads out of \`${inside}\`, and is not followed`,
    ],
  ]);
  const seen = new Set<string>();
  assert.equal(readManifests('edge', join(inside, 'a'), seen).objects.length, 1);
  assert.equal(readManifests('edge', inside, seen).objects.length, 0);
});

test('a file whose aliases multiply or contain themselves is a finding', () => {
  const levels = Array.from({ length: 30 }, (_, i) => `l${i + 1}: &l${i + 1} [*l${i}, *l${i}]`).join('\n');
  const nested = Array.from({ length: 300 }, (_, i) => `l${i + 1}: &l${i + 1} [*l${i}]`).join('\n');
  assert.deepEqual(
    read({
      'bomb.yaml': `l0: &l0 [1]\n${levels}\n`,
      'deep.yaml': `l0: &l0 [1]\n${nested}\n`,
      'itself.yaml': 'a: &a\n- *a\n',
      'deep.json': `${'['.repeat(5000)}${']'.repeat(5000)}`,
    }).findings.map(([, where, message]) => [where, message]),
    [
      ['bomb.yaml:1', 'The document cannot be read: its aliases make more than 2000000 values of it'],
      ['deep.json:1', 'The document cannot be read: it nests more than 100 deep'],
      ['deep.yaml:1', 'The document cannot be read: it nests more than 100 deep'],
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
  assert.deepEqual(shortly(folder), {
    cluster: 'edge',
    names: ['one'],
    places: { 'Service m/one': 'a/x.yaml:1' },
    findings: [],
  });
});

test('binary and oversized files are findings', () => {
  const folder = scratchFolder();
  writeFileSync(join(folder, 'binary.yaml'), Buffer.from([0xff, 0xfe, 0x00]));
  writeFileSync(join(folder, 'huge.yaml'), '');
  truncateSync(join(folder, 'huge.yaml'), 33 * 1024 * 1024);
  assert.deepEqual(shortly(folder).findings, [
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
