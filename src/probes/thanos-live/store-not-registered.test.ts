import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { PodReply, PodRequest } from '../../cluster/testing/answering.ts';
import { healthyReply } from '../testing/healthy.ts';
import { runningFleet, wrongOf } from '../testing/live.ts';
import { storeNotRegistered } from './store-not-registered.ts';

interface Stores {
  readonly data: Record<string, { name: string; lastError: string | null; labelSets: Record<string, string>[] }[]>;
}

/** Endpoints as they should be, changed, of the first replica of Query. */
function changed(change: (stores: Stores['data']) => void) {
  const healthy = runningFleet();
  return runningFleet({
    reply: (request: PodRequest): PodReply | undefined => {
      if (request.path !== '/api/v1/stores' || !request.pod.endsWith('-0')) return undefined;
      const reply = healthyReply(healthy, null, request) as Stores;
      change(reply.data);
      return reply;
    },
  });
}

test('an endpoint that no longer answers is told with its address and the error that Query has', async () => {
  const live = changed(({ sidecar = [] }) => {
    const edge = sidecar.find(({ labelSets }) => labelSets[0]?.['cluster'] === 'factory');
    if (edge !== undefined) edge.lastError = 'connection refused';
  });
  assert.deepEqual(await wrongOf(storeNotRegistered, live), [
    'factory prometheus Prometheus monitoring/main: `thanos-query-0` cannot reach sidecar `main` of `factory` at `factory/sidecar/monitoring/main:0`: connection refused',
  ]);
});

test('an endpoint that never answered is not in the list: it is told with the labels and the address that it must have', async () => {
  const live = changed((data) => {
    data['sidecar'] = (data['sidecar'] ?? []).filter(({ labelSets }) => labelSets[0]?.['cluster'] !== 'factory');
  });
  assert.deepEqual(await wrongOf(storeNotRegistered, live), [
    'factory prometheus Prometheus monitoring/main: `thanos-query-0` knows 0 of 1 endpoint of sidecar `main` of `factory` with {cluster="factory", prometheus="monitoring/main"}. It is told to ask `thanos-sidecar.factory.example.com:443`',
  ]);
});

test('stores have no labels of their own: one that lacks is told by their number', async () => {
  const live = changed((data) => {
    data['store'] = (data['store'] ?? []).slice(1);
  });
  const said = await wrongOf(storeNotRegistered, live);
  assert.equal(said.length, 2);
  assert.match(said[0] ?? '', /^hub thanos-store .*knows 3 of 4 endpoints of store `thanos-store-shard-0`/);
});

test('a sidecar with other labels than rendered does not count', async () => {
  const live = changed(({ sidecar = [] }) => {
    for (const one of sidecar) if (one.labelSets[0]?.['cluster'] === 'factory') one.labelSets = [{ cluster: 'other' }];
  });
  assert.equal((await wrongOf(storeNotRegistered, live)).length, 1);
});
