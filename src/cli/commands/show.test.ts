import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { components } from '../../components/list.ts';
import { contents, fill, scratchFolder } from '../../manifests/testing/scratch.ts';
import { allRules } from '../../pipeline.ts';
import { presets } from '../presets.ts';
import { example, namsan } from '../testing/command-line.ts';

test('init writes each preset as a fleet file that passes its check, and never over a file', async () => {
  for (const preset of Object.keys(presets)) {
    const folder = scratchFolder();
    const file = join(folder, 'deep', 'fleet.yaml');
    const { code, out } = await namsan(['init', '--preset', preset, '--out', file]);
    assert.deepEqual(
      [code, out],
      [0, `\`${file}\` is written. Put your clusters into it, then run \`namsan check ${file}\`.\n`],
    );
    assert.equal((await namsan(['check', file])).code, 0);
    const before = contents(folder);
    assert.deepEqual(await namsan(['init', '--out', file]), {
      code: 2,
      out: '',
      err: `\`${file}\` exists, and is not written over. Choose another file by \`--out\`.\n`,
    });
    assert.deepEqual(contents(folder), before);
  }
});

test('init can print the file, without a line that leads an editor nowhere', async () => {
  const { code, out } = await namsan(['init', '--preset', 'kind', '--out', '-']);
  assert.equal(code, 0);
  assert.doesNotMatch(out, /yaml-language-server/);
  assert.equal((await namsan(['check', '-'], out)).code, 0);
});

test('init says why a file cannot be written', async () => {
  const folder = scratchFolder();
  fill(folder, { file: 'x' });
  const { code, err } = await namsan(['init', '--out', join(folder, 'file', 'fleet.yaml')]);
  assert.equal(code, 2);
  assert.match(err, /cannot be written: the system says E\w+\. Choose another file by `--out`\.\n$/);
});

test('plan shows the workloads of each cluster in their waves, and every default', async () => {
  const text = await namsan(['plan', example('kind')]);
  assert.equal(text.code, 0);
  assert.match(text.out, /^mgmt \(hub, metrics by none, logs none\)\n {2}0 +namespaces +1 object\n/m);
  assert.match(text.out, /\n\d+ clusters, \d+ workloads, \d+ objects\.\n$/);
  const defaults = await namsan(['plan', example('kind'), '--explain-defaults']);
  assert.match(defaults.out, /^metrics\.query\.timeout +"2m"$/m);
  const {
    fleet,
    defaults: listed,
    workloads,
  } = JSON.parse((await namsan(['plan', example('kind'), '--format', 'json'])).out);
  assert.equal(fleet.metrics.query.timeout, '2m');
  assert.deepEqual(
    listed.find((d: { path: string }) => d.path === 'metrics.query.timeout'),
    { path: 'metrics.query.timeout', value: '2m' },
  );
  assert.deepEqual(workloads[0].component, 'namespaces');
});

test('map shows the flows as text, as a diagram and as JSON, of a fleet and of manifests', async () => {
  const flows = async (...args: string[]) => {
    const { code, out, err } = await namsan(['map', ...args]);
    assert.deepEqual([code, err], [0, '']);
    return out;
  };
  const folder = scratchFolder();
  await namsan(['render', example('kind'), '--out', folder]);
  const manifests = ['mgmt', 'biz1', 'biz2', 'minio'].flatMap((id) => [
    '--manifests',
    `${id}=${folder}/clusters/${id}`,
  ]);
  assert.match(await flows(example('kind')), /^mgmt\n/m);
  assert.match(await flows(example('kind'), '--format', 'mermaid'), /^flowchart LR\n/);
  const { nodes } = JSON.parse(await flows(example('kind'), '--format', 'json'));
  const { nodes: read } = JSON.parse(await flows(...manifests, '--format', 'json'));
  const ids = (all: readonly { id: string }[]) => all.map((n) => n.id).toSorted();
  assert.deepEqual(ids(read), ids(nodes));
});

test('plan, map and explain say the errors of a fleet on the error stream, and nothing else', async () => {
  for (const args of [
    ['plan', '-'],
    ['map', '-'],
    ['explain', 'hub', '--fleet', '-'],
  ]) {
    const { code, out, err } = await namsan(args, 'namsan: v2\n');
    assert.deepEqual([code, out], [1, '']);
    assert.match(err, /fleet\/shape/);
  }
});

test('explain gives the page of every rule and of every component', async () => {
  for (const { code: rule, title } of allRules) {
    const { code, out } = await namsan(['explain', rule]);
    assert.deepEqual([code, out.split('\n').slice(0, 2)], [0, [`# ${rule}`, `${title}.`]]);
  }
  for (const { name } of components) {
    const [heading = ''] = (await namsan(['explain', name])).out.split('\n');
    assert.ok(`# ${name}`.startsWith(heading) && heading.length > 2, name);
  }
  const json = JSON.parse((await namsan(['explain', 'fleet/one-hub', '--format', 'json'])).out);
  assert.deepEqual([json.code, json.severity, json.refs], ['fleet/one-hub', 'error', ['C01']]);
});

test('explain shows where the metrics of a cluster are at each age, hop by hop', async () => {
  const { code, out } = await namsan(['explain', 'shop', '--fleet', example('mixed')]);
  assert.equal(code, 0);
  assert.match(out, /^metrics of shop, tenant team-a, from agent monitoring\/agent-team-a of shop\n {2}goes\n/);
  assert.match(
    out,
    /remote-writes https:\/\/receive\.hub\.example\.com\/api\/v1\/receive -> receive-router monitoring\/thanos-receive-router of hub\n/,
  );
  assert.match(
    out,
    /\n {4}ages 0s to 24h \(raw\) by ingester monitoring\/thanos-receive-ingester of hub\n {6}asked by http:/,
  );
  const json = JSON.parse((await namsan(['explain', 'shop', '--fleet', example('mixed'), '--format', 'json'])).out);
  assert.deepEqual([json.cluster, json.streams.length > 1], ['shop', true]);
});

test('explain says what was likely meant', async () => {
  const said = async (subject: string) => (await namsan(['explain', subject, '--fleet', example('mixed')])).err;
  assert.equal(await said('coverage/gapp'), 'No rule has the code `coverage/gapp`. Did you mean `coverage/gap`?\n');
  assert.equal(
    await said('shopp'),
    '`shopp` is no code, no component and no cluster with metrics. Did you mean `shop`?\n',
  );
});

test('completion knows every command, option and choice', async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { code, out } = await namsan(['completion', shell]);
    assert.equal(code, 0);
    for (const word of [
      'init',
      'render',
      'explain',
      'manifests',
      'explain-defaults',
      'sidecar operator kind',
      'text json sarif github',
    ])
      assert.ok(out.includes(word), `${shell}: ${word}`);
  }
});
