import assert from 'node:assert/strict';
import { test } from 'node:test';
import { scratchFolder } from '../../manifests/testing/scratch.ts';
import { example, namsan } from '../testing/command-line.ts';

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
