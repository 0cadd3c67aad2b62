import assert from 'node:assert/strict';
import { test } from 'node:test';
import { hour } from '../../kube/duration.ts';
import { healthy, node } from '../../proofs/testing/flows.ts';
import { found, told } from '../testing/found.ts';
import { retention } from './retention.ts';

const keeping = (hours: number, sidecar: string | null = 'edge/sidecar') => {
  const flows = healthy();
  const prometheus = node('scraper', 'edge/main', { retentionMs: hours * hour, sidecar });
  return { ...flows, nodes: { ...flows.nodes, prometheus } };
};

test('six hours beside a sidecar, and two without one, are enough', () => {
  assert.deepEqual(found(retention, { flows: keeping(6) }), []);
  assert.deepEqual(found(retention, { flows: keeping(2, null) }), []);
  assert.deepEqual(found(retention, { flows: keeping(Number.POSITIVE_INFINITY) }), []);
});

test('less than one block is an error', () => {
  assert.deepEqual(found(retention, { flows: keeping(1) }), [
    {
      code: 'prometheus/retention',
      severity: 'error',
      where: { cluster: 'edge', object: 'scraper main', field: 'spec' },
      message: 'Prometheus `main` of `edge` keeps its samples for 1h, less than one block of 2h',
      why: retention.why,
      fix: retention.fix,
      refs: ['C3', 'C06', 'R45', 'R46'],
      counterexample: null,
    },
  ]);
});

test('less than three blocks beside an upload is a warning', () => {
  assert.deepEqual(told(found(retention, { flows: keeping(2) })), [
    [
      'scraper main',
      'spec',
      'warning',
      'Prometheus `main` of `edge` keeps its samples for 2h, so that an object store that is away for longer loses blocks',
    ],
  ]);
});

test('read from the resource of the operator, whose default is 24h', () => {
  const of = (spec: string) =>
    `{apiVersion: monitoring.coreos.com/v1, kind: Prometheus, metadata: {name: main, namespace: m}, spec: {${spec}}}`;
  assert.deepEqual(found(retention, { hub: of('') }), []);
  assert.deepEqual(told(found(retention, { hub: of('retention: 1h') })), [
    [
      'Prometheus m/main',
      'spec',
      'error',
      'Prometheus `main` of `hub` keeps its samples for 1h, less than one block of 2h',
    ],
  ]);
});
