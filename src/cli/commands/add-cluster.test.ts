import assert from 'node:assert/strict';
import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fill, scratchFolder } from '../../manifests/testing/scratch.ts';
import { namsan } from '../testing/command-line.ts';

const fleet = `# Our fleet
namsan: v1
name: small
objectStores: {s3: {provider: s3, endpoint: "https://s3.example.com", credentials: {secret: s3}, buckets: {metrics: blocks}}}
metrics: {objectStore: s3, keep: {raw: 14d, 5m: 30d, 1h: 90d}}
clusters:
  - {id: hub, role: hub, domain: hub.example.com, nodes: [{name: hub-1, address: 10.0.0.1}], metrics: {mode: sidecar}}
  - id: edge-1          # the first one
    role: edge
    domain: edge-1.example.com
    kubernetes: {version: "1.34", flavor: kubeadm, context: one}
    nodes: [{name: edge-1, address: 10.0.1.1}]
    labels: {region: north}
    metrics: {mode: scrape, credentials: {secret: edge-1-scrape}}
`;

function file(): string {
  const folder = scratchFolder();
  fill(folder, { 'fleet.yaml': fleet });
  return join(folder, 'fleet.yaml');
}

test('a cluster like another gets its settings, but for what belongs to that one, and the file keeps everything else', async () => {
  const path = file();
  chmodSync(path, 0o640);
  const said = await namsan([
    ...['add-cluster', path, '--id', 'edge-2', '--like', 'edge-1', '--node', 'edge-2-1=10.0.2.1'],
    ...['--node', 'edge-2-2=10.0.2.2', '--domain', 'edge-2.example.com'],
  ]);
  assert.deepEqual([said.code, said.err], [0, '']);
  const added = `  - id: edge-2
    role: edge
    domain: edge-2.example.com
    kubernetes: {version: "1.34", flavor: kubeadm}
    nodes: [{name: edge-2-1, address: 10.0.2.1}, {name: edge-2-2, address: 10.0.2.2}]
    labels: {region: north}
    metrics: {mode: scrape, credentials: {secret: edge-2-scrape}}
`;
  assert.equal(readFileSync(path, 'utf8'), `${fleet}${added}`);
  assert.equal(statSync(path).mode & 0o777, 0o640);
  assert.match(said.out, /^--- a\/.*\n\+\+\+ b\//);
  assert.match(said.out, /^\+ {2}- id: edge-2$/m);
  assert.match(said.out, /`edge-2` is added to `.*fleet\.yaml`\. Next: `namsan check /);
});

test('what is said on the line is taken, and with --dry-run nothing is written', async () => {
  const path = file();
  const said = await namsan([
    ...['add-cluster', path, '--id', 'shop', '--node', 'shop-1=10.0.3.1', '--metrics', 'agent', '--tenant', 'a'],
    ...['--tenant', 'b', '--expose', 'load-balancer', '--addresses', '10.0.3.10-10.0.3.20', '--logs', 'none'],
    ...['--kubernetes', '1.35', '--api', 'https://10.0.3.1:6443', '--dry-run'],
  ]);
  assert.deepEqual([said.code, said.err], [0, '']);
  assert.equal(
    said.out
      .split('\n')
      .filter((line) => /^\+ /.test(line))
      .join('\n'),
    `+  - id: shop
+    role: edge
+    kubernetes: {version: "1.35", api: https://10.0.3.1:6443}
+    nodes: [{name: shop-1, address: 10.0.3.1}]
+    expose: {via: load-balancer, addresses: [10.0.3.10-10.0.3.20]}
+    metrics: {mode: agent, tenants: [a, b]}
+    logs: {mode: none}`,
  );
  assert.equal(readFileSync(path, 'utf8'), fleet);
});

test('what the rules of a fleet refuse is told, and not written', async () => {
  const path = file();
  for (const [args, code] of [
    [['--id', 'edge-1', '--node', 'n=10.0.9.1'], 'fleet/unique-id'],
    [['--id', 'twin', '--node', 'n=10.0.1.1'], 'fleet/node-address-twice'],
    [['--id', 'two', '--role', 'hub', '--node', 'n=10.0.9.1'], 'fleet/one-hub'],
    [['--id', 'BAD', '--node', 'n=10.0.9.1'], 'fleet/shape'],
  ] as const) {
    const said = await namsan(['add-cluster', path, ...args]);
    assert.deepEqual([said.code, said.out], [1, '']);
    assert.match(said.err, new RegExp(`${code}\\n[\\s\\S]* is not added: errors stand in the way\\.\\n$`));
  }
  assert.equal(readFileSync(path, 'utf8'), fleet);
});

test('line ends and the byte order mark of a file stay', async () => {
  const path = file();
  const windows = `\ufeff${fleet.replaceAll('\n', '\r\n')}`;
  writeFileSync(path, windows);
  assert.equal((await namsan(['add-cluster', path, '--id', 'x', '--node', 'x=10.0.9.1'])).code, 0);
  const added = [
    '  - id: x',
    '    role: edge',
    '    nodes: [{name: x, address: 10.0.9.1}]',
    '    metrics: {mode: sidecar}',
    '',
  ];
  assert.equal(readFileSync(path, 'utf8'), windows + added.join('\r\n'));
});

test('a link to the file stays a link', async () => {
  const path = file();
  const link = `${path}.link`;
  symlinkSync(path, link);
  assert.equal((await namsan(['add-cluster', link, '--id', 'x', '--node', 'x=10.0.9.1'])).code, 0);
  assert.match(readFileSync(path, 'utf8'), /- id: x\n/);
});

test('wrong usage is told with its remedy', async () => {
  const path = file();
  for (const [args, err] of [
    [[path, '--id', 'x'], 'Name at least one node: `--node NAME=ADDRESS`.\n'],
    [
      [path, '--id', 'x', '--node', 'x'],
      '`--node x` has not the form `NAME=ADDRESS`, such as `--node edge-1=10.0.1.11`.\n',
    ],
    [
      [path, '--id', 'x', '--node', 'x=10.0.9.1', '--like', 'none'],
      '`--like none` names none of the clusters `hub`, `edge-1`.\n',
    ],
    [
      [path, '--id', 'x', '--node', 'x=10.0.9.1', '--like', 'edge1'],
      '`--like edge1` names none of the clusters `hub`, `edge-1`. Did you mean `edge-1`?\n',
    ],
    [
      ['-', '--id', 'x', '--node', 'x=10.0.9.1'],
      'The standard input cannot be written. Name a file, or add `--dry-run`.\n',
    ],
  ] as const)
    assert.deepEqual(await namsan(['add-cluster', ...args]), { code: 2, out: '', err });
});
