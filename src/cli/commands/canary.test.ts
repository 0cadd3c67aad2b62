import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { example, namsan } from '../testing/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'namsan-canary-'));
const kubeconfig = join(folder, 'kubeconfig');
writeFileSync(kubeconfig, '{apiVersion: v1, kind: Config, clusters: [], users: [], contexts: []}');
after(() => rmSync(folder, { recursive: true }));

const line = ['canary', example('mixed'), '--kubeconfig', kubeconfig, '--cluster', 'shop'];

test('a cluster that cannot be asked loses its markers at once, and the reason is told', async () => {
  const { code, out, err } = await namsan([...line, '--signal', 'logs']);
  assert.equal(code, 1);
  assert.match(
    out,
    /^CLUSTER {2}SIGNAL {2}STREAM +ARRIVED {2}BY WAY OF\nshop +logs +containers +lost +output in shop -, OpenSearch of hub -\n/,
  );
  assert.match(out, /\n0 of 1 markers arrived\.\n$/);
  const reason = `The kubeconfig has no context \`shop\` for shop: \`${kubeconfig}\` has no contexts.`;
  assert.equal(err, `${reason}\nshop: logs, containers: lost.\n`);
  assert.equal(out.split(reason).length, 2);
});

test('a timeout that is none is told before anything is asked', async () => {
  const { code, err } = await namsan([...line, '--timeout', 'soon']);
  assert.deepEqual([code, err], [2, '`--timeout soon` is no duration. Write it as `90s` or `5m`.\n']);
});

test('a cluster without the signal has nothing to mark', async () => {
  const lab = ['canary', example('mixed'), '--kubeconfig', kubeconfig, '--cluster', 'lab', '--signal', 'logs'];
  const { code, out } = await namsan(lab);
  assert.deepEqual([code, out], [0, 'These clusters send no such signals: there is nothing to mark.\n']);
});
