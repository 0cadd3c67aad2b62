import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, thanos, told } from '../testing/found.ts';
import { hashring } from './hashring.ts';

const volumes = 'volumes: [{name: config, configMap: {name: rings}}]';
const ketama = '--receive.hashrings-algorithm=ketama';
const rings = (text: string, ...args: readonly string[]) =>
  `${thanos('r', ['receive', '--receive.hashrings-file=/config/rings.json', ...args], { volumes })}---
{apiVersion: v1, kind: ConfigMap, metadata: {name: rings, namespace: monitoring}, data: {rings.json: '${text}'}}
`;
const object = 'ConfigMap monitoring/rings';
const who = 'StatefulSet monitoring/r of `hub`';
const three = '["a:10901", {"address": "b:10901", "az": "x"}, "c:10901"]';

test('ketama over as many ingesters as copies is silent, and so is one ingester without any algorithm', () => {
  const hub = rings(
    `[{"tenants": ["x"], "endpoints": ${three}}, {"endpoints": ${three}}]`,
    ketama,
    '--receive.replication-factor=3',
  );
  assert.deepEqual(found(hashring, { hub }), []);
  assert.deepEqual(found(hashring, { hub: rings('[{"endpoints": ["a:10901"]}]') }), []);
  assert.deepEqual(found(hashring, { hub: thanos('r', ['receive', '--label=a="b"']) }), []);
});

test('fewer endpoints than copies are refused by ketama at load', () => {
  const hub = rings(
    '[{"hashring": "default", "endpoints": ["a:10901", "b:10901"]}]',
    ketama,
    '--receive.replication-factor=3',
  );
  assert.deepEqual(found(hashring, { hub }), [
    {
      code: 'thanos/hashring',
      severity: 'error',
      where: { cluster: 'hub', object, field: 'data[rings.json][0].endpoints' },
      message: `The hashring \`default\` of ${who} has 2 endpoints for a replication factor of 3`,
      why: hashring.why,
      fix: 'Add ingesters, or lower `--receive.replication-factor`.',
      refs: ['D1', 'D2', 'R16', 'R17'],
      counterexample: null,
    },
  ]);
});

test('modulo, an endpoint named twice, shards too large and a hashring that hides the next are told', () => {
  const first =
    '{"algorithm": "ketama", "endpoints": ["a:1", "b:1", "a:1"], "shuffle_sharding_config": {"shard_size": 4}}';
  assert.deepEqual(told(found(hashring, { hub: rings(`[${first}, {"tenants": ["x"], "endpoints": ${three}}]`) })), [
    [
      object,
      'data[rings.json][0].endpoints[2]',
      'error',
      `Hashring 1 of ${who} names \`a:1\` twice, so that two replicas are one`,
    ],
    [
      object,
      'data[rings.json][0].shuffle_sharding_config.shard_size',
      'error',
      `Hashring 1 of ${who} has shards of 4 and 3 endpoints`,
    ],
    [
      object,
      'data[rings.json][0]',
      'warning',
      `Hashring 1 of ${who} takes every tenant, so that no hashring after it is ever used`,
    ],
    [object, 'data[rings.json][1]', 'error', `Hashring 2 of ${who} spreads its series over 3 endpoints by \`hashmod\``],
  ]);
});

test('two copies are acknowledged after one', () => {
  assert.deepEqual(
    told(found(hashring, { hub: rings(`[{"endpoints": ${three}}]`, ketama, '--receive.replication-factor=2') })),
    [
      [
        'StatefulSet monitoring/r',
        'spec.template.spec.containers[0].args[3]',
        'warning',
        `${who} writes two copies and acknowledges after one`,
      ],
    ],
  );
});

test('hashrings that are YAML or an empty list are never loaded', () => {
  assert.deepEqual(told(found(hashring, { hub: rings('- endpoints: [a]') })), [
    [object, 'data[rings.json]', 'error', `The hashrings of ${who} are no JSON list`],
  ]);
  assert.deepEqual(told(found(hashring, { hub: rings('[]') })), [
    [object, 'data[rings.json]', 'error', `The list of hashrings of ${who} is empty`],
  ]);
});
