import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { spreadEvenly } from './spread.ts';

const labels = { app: 'x' };
const rule = (topologyKey: string) => ({
  maxSkew: 1,
  topologyKey,
  whenUnsatisfiable: 'DoNotSchedule',
  labelSelector: { matchLabels: labels },
});

test('the scheduler is bound where the absence of nodes or zones of the hub is promised to be survived, and there only', () => {
  const clusters = ['id: edge, metrics: {mode: sidecar}'];
  const of = (survive: string) => {
    const model = modelOf({ metrics: `survive: {${survive}}`, clusters });
    return [spreadEvenly(model, model.hub, labels), spreadEvenly(model, clusterOf(model, 'edge'), labels)];
  };
  assert.deepEqual(of(''), [[], []]);
  assert.deepEqual(of('node: 1'), [[rule('kubernetes.io/hostname')], []]);
  assert.deepEqual(of('node: 1, zone: 1'), [[rule('kubernetes.io/hostname'), rule('topology.kubernetes.io/zone')], []]);
});
