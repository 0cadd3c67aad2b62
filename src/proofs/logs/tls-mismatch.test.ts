import assert from 'node:assert/strict';
import { test } from 'node:test';
import { finding } from '../../findings/finding.ts';
import { node, topologyOf } from '../testing/flows.ts';
import { healthyLogs, promisedLogs } from '../testing/log-flows.ts';
import { tlsMismatch } from './tls-mismatch.ts';

function told(address: string, tls: boolean | null, via: readonly string[] = []): readonly string[] {
  const flows = healthyLogs();
  const topology = topologyOf({
    ...flows,
    nodes: { ...flows.nodes, store: node('log-store', 'hub/opensearch', { tls }) },
  });
  const edges = topology.edges.map((edge) => (edge.kind === 'ships-logs' ? { ...edge, address, via } : edge));
  const messages: string[] = [];
  tlsMismatch.prove({ ...topology, edges }, promisedLogs(), (where, message, more) => {
    messages.push(finding(tlsMismatch, where, message, more).message);
  });
  return messages;
}

test('the scheme must be that of the log store', () => {
  assert.deepEqual(told('https://opensearch:9200', true), []);
  assert.deepEqual(told('http://opensearch:9200', false), []);
  assert.deepEqual(told('http://opensearch:9200', true), [
    'log-collector `bit` of `edge` asks `http://opensearch:9200` without TLS, and the log store `opensearch` of `hub` answers by TLS only',
  ]);
  assert.deepEqual(told('https://opensearch:9200', false), [
    'log-collector `bit` of `edge` asks `https://opensearch:9200` with TLS, and the log store `opensearch` of `hub` answers without TLS',
  ]);
});

test('behind a gateway, and where the store does not say, nothing is claimed', () => {
  assert.deepEqual(told('http://opensearch.hub.example.com', true, ['host opensearch.hub.example.com']), []);
  assert.deepEqual(told('http://opensearch:9200', null), []);
});
