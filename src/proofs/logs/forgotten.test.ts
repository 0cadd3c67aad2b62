import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facing, proved } from '../testing/flows.ts';
import { changedLogs, collector, healthyLogs, input, promisedLogs } from '../testing/log-flows.ts';
import { forgotten } from './forgotten.ts';

test('positions and chunks on a volume of the node are kept', () => {
  assert.deepEqual(proved(forgotten, healthyLogs(), promisedLogs()), []);
});

test('an input without a database, one whose database goes with the pod, and chunks that do are told', () => {
  const bit = collector('edge/bit', {
    bufferKept: false,
    inputs: [input('edge/bit', 'containers', { positions: 'none' }), input('edge/bit', 'host', { positions: 'lost' })],
  });
  assert.deepEqual(facing(proved(forgotten, changedLogs({ bit }), promisedLogs())), [
    ['input bit', 'The input of the container logs of edge keeps no position database', null],
    ['input bit', 'The position database of the host logs of edge is lost with the pod', null],
    [
      'log-collector bit',
      'The chunks of log-collector `bit` of `edge` wait in a directory that is lost with the pod',
      null,
    ],
  ]);
});
