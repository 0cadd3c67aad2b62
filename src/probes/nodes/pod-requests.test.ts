import assert from 'node:assert/strict';
import { test } from 'node:test';
import { podRequests } from './pod-requests.ts';

const asks = (cpu: string, more: object = {}) => ({ ...more, resources: { requests: { cpu } } });
const cpu = (spec: object): number => podRequests({ spec }, 'cpu');

test('a pod asks for what its containers ask for together', () => {
  assert.equal(cpu({ containers: [asks('500m'), asks('2'), { name: 'without' }] }), 2.5);
  assert.equal(podRequests({ spec: { containers: [asks('1')] } }, 'memory'), 0);
});

test('what runs before them counts where it is more, what restarts beside them always', () => {
  const always = { restartPolicy: 'Always' };
  assert.equal(cpu({ initContainers: [asks('3'), asks('4')], containers: [asks('1')] }), 4);
  assert.equal(cpu({ initContainers: [asks('1', always)], containers: [asks('1')] }), 2);
  assert.equal(cpu({ initContainers: [asks('1', always), asks('5')], containers: [asks('1')] }), 6);
});

test('what is asked for the pod as a whole counts instead, and its runtime beside it', () => {
  assert.equal(cpu({ containers: [asks('1')], resources: { requests: { cpu: '3' } } }), 3);
  assert.equal(cpu({ containers: [asks('1')], overhead: { cpu: '250m' } }), 1.25);
});
