import assert from 'node:assert/strict';
import { test } from 'node:test';
import { liveIn, nodeObject, told } from '../testing/preflight-live.ts';
import { noRoom } from './no-room.ts';

const hub = (objects: Parameters<typeof nodeObject>[2]) =>
  told(noRoom, liveIn({ clusters: { hub: { objects: [nodeObject('hub-1', '10.0.0.1', objects)] } } }));

test('what is installed is held against what nodes have for pods', async () => {
  const [cpu, memory] = await hub({ allocatable: { cpu: '15500m', memory: '60Gi' } });
  assert.match(cpu ?? '', /^cpu for what is installed: 15\.5 for \d/);
  assert.match(memory ?? '', /^memory for what is installed: 60Gi for \d/);
  const small = await hub({ allocatable: { cpu: '500m', memory: '1Gi' } });
  assert.match(
    small[0] ?? '',
    /^error Node \*: What is installed in `hub` needs [\d.]+ of cpu, and its nodes have 500m$/,
  );
  assert.match(
    small[1] ?? '',
    /^error Node \*: What is installed in `hub` needs [\d.]+Gi of memory, and its nodes have 1Gi$/,
  );
});

test('nodes that take no pods count for nothing; where none is listed nothing is said', async () => {
  const cordoned = { ...nodeObject('hub-1', '10.0.0.1'), spec: { unschedulable: true } };
  const control = {
    ...nodeObject('hub-2', '10.0.0.2'),
    spec: { taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }] },
  };
  const [cpu] = await told(noRoom, liveIn({ clusters: { hub: { objects: [cordoned, control] } } }));
  assert.match(cpu ?? '', /needs [\d.]+ of cpu, and its nodes have none$/);
  assert.deepEqual(await told(noRoom, liveIn()), []);
  const fresh = {
    ...nodeObject('hub-1', '10.0.0.1'),
    spec: { taints: [{ key: 'node.kubernetes.io/not-ready', effect: 'NoSchedule' }] },
  };
  const [passing] = await told(noRoom, liveIn({ clusters: { hub: { objects: [fresh] } } }));
  assert.match(passing ?? '', /^cpu for what is installed: 8 for /);
});
