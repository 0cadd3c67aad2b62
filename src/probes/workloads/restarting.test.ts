import assert from 'node:assert/strict';
import { test } from 'node:test';
import { noon } from '../testing/live.ts';
import { saidOf } from '../testing/small-live.ts';
import { restarting } from './restarting.ts';

const config = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a', namespace: 'm' } };
const pod = (name: string, restartCount: number, minutesAgo: number, terminated: object, namespace = 'm') => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace },
  spec: { containers: [{ name: 'c', image: 'i', resources: { limits: { memory: '512Mi' } } }] },
  status: {
    containerStatuses: [
      {
        name: 'c',
        ready: true,
        restartCount,
        lastState: { terminated: { ...terminated, finishedAt: new Date(noon - minutesAgo * 60_000).toISOString() } },
      },
    ],
  },
});
const memory = { exitCode: 137, reason: 'OOMKilled' };

test('containers that were restarted several times, lately, are told with how they ended, though their pods are ready', async () => {
  const objects = [
    pod('memory', 7, 3, memory),
    pod('crash', 2, 59, { exitCode: 1, reason: 'Error', message: 'first\nno such bucket\n' }),
    pod('once', 1, 3, memory),
    pod('long-ago', 9, 61, memory),
    pod('of-others', 9, 3, memory, 'shop'),
  ];
  assert.deepEqual(await saidOf(restarting, { rendered: [config], objects }), [
    '! pods Pod m/crash: Container `c` of `Pod m/crash` was restarted 2 times, the last time 59m ago: it ended with exit code 1: no such bucket',
    '! pods Pod m/memory: Container `c` of `Pod m/memory` was restarted 7 times, the last time 3m ago: it was killed at its memory limit of 512Mi (OOMKilled, exit code 137)',
  ]);
});

test('pods that run on are counted', async () => {
  assert.deepEqual(await saidOf(restarting, { rendered: [config], objects: [pod('once', 1, 3, memory)] }), [
    'pods: containers are not restarted again and again: 1 pod',
  ]);
});
