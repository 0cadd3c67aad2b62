import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused } from '../../cluster/outcome.ts';
import type { FakeOptions } from '../../cluster/testing/fake-kube.ts';
import { liveIn, told } from '../testing/preflight-live.ts';
import { ssh } from './ssh.ts';

const silent = refused('unreachable', 'The API server of `hub` does not answer.');
const away: FakeOptions = { fault: () => (silent.ok ? null : silent.refusal) };
const over = (flavor: string) =>
  `clusters: [{id: hub, kubernetes: {flavor: ${flavor}}, nodes: [{name: a, address: 10.0.0.1}, {name: b, address: 10.0.0.2}, {name: c, address: 10.0.0.3}]}]`;

test('every node of a cluster that is still to be made must let bootstrap in', async () => {
  const nodes = { '10.0.0.1': () => ({}), '10.0.0.2': () => ({ code: 7 }) };
  const live = liveIn({ over: over('kubeadm'), clusters: { hub: away }, machine: { nodes } });
  assert.deepEqual(await told(ssh, live), [
    'ssh 10.0.0.1 works: let in',
    'error Node b: `ssh 10.0.0.2 true` of node `b` ended with 7',
    'error Node c: `ssh 10.0.0.3` failed: Permission denied (publickey).',
  ]);
});

test('a cluster that answers, and one that namsan does not make, are not asked', async () => {
  assert.deepEqual(await told(ssh, liveIn({ over: over('kubeadm') })), []);
  assert.deepEqual(await told(ssh, liveIn({ over: over('kind'), clusters: { hub: away } })), []);
});
