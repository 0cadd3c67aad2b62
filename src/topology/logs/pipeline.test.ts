import assert from 'node:assert/strict';
import { test } from 'node:test';
import { classicSections } from '../fluent-bit-config/classic-sections.ts';
import { readPipeline } from './pipeline.ts';
import { takes } from './tags.ts';

const readAt = { cluster: 'edge', object: 'ConfigMap logging/fluent-bit', field: 'data[fluent-bit.conf]' };
const read = (text: string) => {
  const said: string[] = [];
  const sections = classicSections(text).sections.map((section) => ({ section, readAt }));
  return {
    ...readPipeline(
      sections,
      (path) => path.startsWith('/state/'),
      (reason) => said.push(reason),
    ),
    said,
  };
};

test('inputs tell what they read, where they remember it and where its records wait; metrics are no logs', () => {
  const { pipeline } = read(`
[INPUT]
  Name tail
  Path /var/log/containers/*.log
  Tag kube.*
  DB /state/pos.db
  storage.type filesystem
[INPUT]
  Name systemd
  Tag host.*
  DB /tmp/pos.db
  Mem_Buf_Limit 5MB
[INPUT]
  Name forward
[INPUT]
  Name node_exporter_metrics`);
  const limit = Number.POSITIVE_INFINITY;
  assert.deepEqual(pipeline.inputs, [
    {
      reads: 'containers',
      fromJournal: false,
      tag: 'kube.*',
      positions: 'kept',
      buffer: 'filesystem',
      memoryLimit: limit,
      readAt,
    },
    {
      reads: 'host',
      fromJournal: true,
      tag: 'host.*',
      positions: 'lost',
      buffer: 'memory',
      memoryLimit: 5_000_000,
      readAt,
    },
    { reads: 'forward', fromJournal: false, tag: '', positions: 'none', buffer: 'memory', memoryLimit: limit, readAt },
  ]);
});

test('outputs tell where they ship and what they write; one that is not read is said, one that ships nothing is not', () => {
  const { shippings, said } = read(`
[OUTPUT]
  Name opensearch
  Match kube.*
  Host opensearch.logging
  Logstash_Format On
  Logstash_Prefix logs-k8s
  tls On
  Retry_Limit no_limits
  storage.total_limit_size 2G
[OUTPUT]
  Name forward
  Match_Regex ^host\\.
  Host aggregator
[OUTPUT]
  Name loki
  Match *
[OUTPUT]
  Name stdout
  Match *`);
  assert.deepEqual(shippings, [
    {
      address: 'https://opensearch.logging:9200',
      output: {
        to: 'log-store',
        match: { kind: 'wildcard', text: 'kube.*' },
        index: { family: 'logs-k8s-*', sample: 'logs-k8s-2026.01.31', period: 'day', byRecordTime: true },
        diskLimit: 2e9,
        retries: Number.POSITIVE_INFINITY,
        tls: true,
        readAt,
      },
    },
    {
      address: 'aggregator:24224',
      output: {
        to: 'log-aggregator',
        match: { kind: 'regex', text: '^host\\.' },
        index: null,
        diskLimit: Number.POSITIVE_INFINITY,
        retries: 1,
        tls: false,
        readAt,
      },
    },
  ]);
  assert.deepEqual(said, ['the output `loki` is not read']);
});

test('names of indices are understood with the time in them', () => {
  const naming = (text: string) => read(`[OUTPUT]\n  Name opensearch\n${text}`).shippings[0]?.output.index;
  assert.deepEqual(
    ['  Index app-%Y.%m', '  Index logs', '  Logstash_Format On\n  Logstash_Prefix_Key $team', '  Index app-%Y.%V'].map(
      (text) => [naming(text)?.family, naming(text)?.sample, naming(text)?.period],
    ),
    [
      ['app-*', 'app-2026.01', 'month'],
      ['logs', 'logs', 'never'],
      ['logstash-%Y.%m.%d', 'logstash-%Y.%m.%d', 'unknown'],
      ['app-*', 'app-2026.05', 'week'],
    ],
  );
});

test('fields that filters give every record are found, scripts make it unclear', () => {
  const { pipeline } = read(`
[FILTER]
  Name record_modifier
  Match *
  Record cluster edge-1
[FILTER]
  Name modify
  Match kube.*
  Set region "north"
[FILTER]
  Name lua
  Match *`);
  assert.deepEqual(pipeline.marks, [
    { match: { kind: 'wildcard', text: '*' }, field: 'cluster', value: 'edge-1' },
    { match: { kind: 'wildcard', text: 'kube.*' }, field: 'region', value: 'north' },
  ]);
  assert.equal(pipeline.marksUnclear, true);
});

test('a tag of an input is matched as its files will carry it', () => {
  const match = (text: string) => takes({ kind: 'wildcard', text }, 'kube.*');
  assert.deepEqual(['kube.*', '*', 'host.*', 'kube.var.log.*', 'kube'].map(match), [true, true, false, true, false]);
  assert.equal(takes({ kind: 'regex', text: '^(?:kube|service)\\.(.*)' }, 'kube.*'), true);
});
