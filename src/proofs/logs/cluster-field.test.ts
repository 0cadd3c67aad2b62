import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facing, proved } from '../testing/flows.ts';
import { changedLogs, collector, healthyLogs } from '../testing/log-flows.ts';
import { clusterField } from './cluster-field.ts';

const everything = { kind: 'wildcard', text: '*' } as const;
const shop = (marks: Parameters<typeof collector>[1]) =>
  changedLogs({ shop: collector('shop/bit', marks) }, ['shop ships-logs store']);

test('records of two clusters with fields of their own are told apart, those of one need none', () => {
  assert.deepEqual(proved(clusterField, shop({})), []);
  assert.deepEqual(proved(clusterField, changedLogs({ bit: collector('edge/bit', { marks: [] }) })), []);
  assert.deepEqual(proved(clusterField, healthyLogs()), []);
});

test('records without the field that the others carry are told, containers and host', () => {
  const missing = 'carry no field that names the cluster, in the log store of `hub` with those of 1 more cluster';
  assert.deepEqual(facing(proved(clusterField, shop({ marks: [] }))), [
    ['input bit', `The container logs of shop ${missing}`, null],
    ['input bit', `The host logs of shop ${missing}`, null],
  ]);
  const kubeOnly = [{ match: { kind: 'wildcard', text: 'kube.*' } as const, field: 'cluster', value: 'shop' }];
  assert.deepEqual(facing(proved(clusterField, shop({ marks: kubeOnly }))), [
    ['input bit', `The host logs of shop ${missing}`, null],
  ]);
});

test('one value for two clusters tells nobody apart', () => {
  assert.deepEqual(
    facing(proved(clusterField, shop({ marks: [{ match: everything, field: 'cluster', value: 'edge' }] }))),
    [
      [
        'input bit',
        'The field `cluster` has one value for several of the 2 clusters whose logs are in the log store of `hub`',
        null,
      ],
    ],
  );
});

test('of a script or a variable that is not known nothing is claimed', () => {
  assert.deepEqual(proved(clusterField, shop({ marks: [], marksUnclear: true })), []);
  const value = `$${'{CLUSTER}'}`;
  assert.deepEqual(proved(clusterField, shop({ marks: [{ match: everything, field: 'cluster', value }] })), []);
});
