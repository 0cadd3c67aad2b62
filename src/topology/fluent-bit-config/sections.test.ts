import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { classicSections, classicVariables } from './classic-sections.ts';
import type { ConfigSection } from './config-section.ts';
import { propertyOf } from './config-section.ts';
import { expandVariables } from './expand-variables.ts';
import { filterSections, resourceSection, serviceSection } from './resource-sections.ts';
import { yamlSections } from './yaml-sections.ts';

const plain = (sections: readonly (ConfigSection | null)[]) =>
  sections.map((section) => section && [section.kind, section.name, Object.fromEntries(section.properties)]);

test('one pipeline gives the same sections in the classic format and in YAML', () => {
  const classic = `
@SET cluster=edge-1
[SERVICE]
    Flush 1
    storage.path /buffers
# a comment
[INPUT]
    Name tail
    Tag kube.*
    Mem_Buf_Limit 5MB
[FILTER]
    Name record_modifier
    Match *
    Record cluster edge-1
    Record region north
[OUTPUT]
    Name  opensearch
    Match kube.*
@INCLUDE more.conf
`;
  const yaml = `
service: {flush: 1, storage.path: /buffers}
pipeline:
  inputs: [{name: tail, tag: kube.*, mem_buf_limit: 5MB}]
  filters: [{name: record_modifier, match: '*', record: [cluster edge-1, region north]}]
  outputs: [{name: opensearch, match: kube.*}]
`;
  const read = classicSections(classic);
  assert.deepEqual(plain(read.sections), plain(yamlSections(load(yaml))));
  assert.deepEqual(read.includes, ['more.conf']);
  assert.deepEqual(plain(read.sections)[2], [
    'filter',
    'record_modifier',
    { name: ['record_modifier'], match: ['*'], record: ['cluster edge-1', 'region north'] },
  ]);
  assert.deepEqual([...classicVariables(classic)], [['cluster', 'edge-1']]);
});

test("resources of the operator give the properties that the operator writes, a custom plugin's as they stand", () => {
  const output = {
    match: 'kube.*',
    retry_limit: 'no_limits',
    opensearch: {
      host: 'opensearch',
      port: 9200,
      totalLimitSize: '2G',
      suppressTypeName: true,
      httpUser: { valueFrom: {} },
      tls: { verify: true },
    },
  };
  const filter = {
    match: '*',
    filters: [
      { recordModifier: { records: ['cluster edge-1'] } },
      { modify: { rules: [{ set: { cluster: 'e' } }, { remove: 'x' }] } },
    ],
  };
  assert.deepEqual(plain([resourceSection('output', output), ...filterSections(filter)]), [
    [
      'output',
      'opensearch',
      {
        host: ['opensearch'],
        port: ['9200'],
        'storage.total_limit_size': ['2G'],
        suppress_type_name: ['true'],
        tls: ['on'],
        'tls.verify': ['true'],
        match: ['kube.*'],
        retry_limit: ['no_limits'],
      },
    ],
    ['filter', 'record_modifier', { record: ['cluster edge-1'], match: ['*'] }],
    ['filter', 'modify', { set: ['cluster e'], remove: ['x'], match: ['*'] }],
  ]);
  const custom = { customPlugin: { config: 'Name forward\nHost aggregator\nstorage.total_limit_size 5G' }, match: '*' };
  const inYaml = { customPlugin: { yamlConfig: { name: 'forward', host: 'aggregator' } }, matchRegex: '^k' };
  assert.deepEqual(plain([resourceSection('output', custom), resourceSection('output', inYaml)]), [
    [
      'output',
      'forward',
      { match: ['*'], name: ['forward'], host: ['aggregator'], 'storage.total_limit_size': ['5G'] },
    ],
    ['output', 'forward', { match_regex: ['^k'], name: ['forward'], host: ['aggregator'] }],
  ]);
  assert.deepEqual(plain([serviceSection({ flushSeconds: 1, storage: { path: '/b', maxChunksUp: 128 } })]), [
    ['service', '', { flush: ['1'], 'storage.path': ['/b'], 'storage.max_chunks_up': ['128'] }],
  ]);
  assert.equal(resourceSection('input', { logLevel: 'info' }), null);
});

test('variables that are known are put in, the last of several values counts', () => {
  const known = new Map([['CLUSTER', 'a']]);
  const of = (name: string): string => `\${${name}}`;
  assert.equal(expandVariables(`${of('CLUSTER')}-${of('OTHER')}`, known), `a-${of('OTHER')}`);
  const section: ConfigSection = { kind: 'output', name: 'null', properties: new Map([['match', ['a', 'b']]]) };
  assert.deepEqual([propertyOf(section, 'match'), propertyOf(section, 'host')], ['b', undefined]);
});
