import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { example, namsan } from '../testing/command-line.ts';

const absent = ['--kubeconfig', join(import.meta.dirname, 'no-such-kubeconfig')];

test('diff of a cluster that has no context exits with 1 and says which contexts there are', async () => {
  const { code, out } = await namsan(['diff', example('mixed'), '--cluster', 'lab', '--without-charts', ...absent]);
  assert.equal(code, 1);
  assert.match(out, /^lab\n {2}! The kubeconfig has no context `lab`.*no-such-kubeconfig/);
  assert.match(out, /\nNothing is known of 1 of 1 cluster\.\n$/);
  assert.doesNotMatch(out, /unchanged/);
});

test('diff of a fleet that Argo CD delivers points to drift unless it is asked for all the same', async () => {
  const { code, err } = await namsan(['diff', example('operator'), ...absent]);
  assert.equal(code, 2);
  assert.match(err, /`namsan drift` compares the clusters with it/);
});
