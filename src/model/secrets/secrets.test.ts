import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadFleet } from '../../fleet/load.ts';
import { overBase } from '../../fleet/testing/base-fleet.ts';
import type { Model } from '../model.ts';
import { resolve } from '../resolve.ts';
import { merged, own } from './declared-secret.ts';
import { secretSources, secretsFolder, secretsOf, storePlace } from './secrets.ts';

function modelOf(fragment: string): Model {
  const { fleet, findings } = loadFleet(overBase(fragment), 'fleet.yaml');
  assert.ok(fleet !== null, findings.map((f) => f.message).join('; '));
  return resolve(fleet);
}

test('the values that a fleet needs are each told once, whoever takes them and under whatever name', () => {
  const model = modelOf(`objectStores: {s3: {buckets: {volumes: copies}}}
volumes: {provider: longhorn, backup: {objectStore: s3}}
alerts: {slack: {secret: chat}}`);
  const told = secretSources(model).map(({ secret, key, random }) => `${secret}/${key}${random ? ' (any)' : ''}`);
  const { credentials } = model.metrics.objectStore;
  assert.deepEqual(told, [
    `${credentials}/access-key`,
    `${credentials}/secret-key`,
    'chat/url',
    'grafana-admin/admin-password (any)',
  ]);
});

test('Longhorn has the keys of the store under its own names, and the address of the store', () => {
  const model = modelOf(`objectStores: {s3: {buckets: {volumes: copies}}}
volumes: {provider: longhorn, backup: {objectStore: s3}}`);
  const { credentials, scheme, endpoint } = model.metrics.objectStore;
  const longhorn = secretsOf(model, model.hub).find(({ name }) => name === 'longhorn-backup');
  assert.deepEqual(
    longhorn?.keys.map(({ key, value }) => [key, value]),
    [
      ['AWS_ACCESS_KEY_ID', { from: 'source', secret: credentials, key: 'access-key', random: false }],
      ['AWS_SECRET_ACCESS_KEY', { from: 'source', secret: credentials, key: 'secret-key', random: false }],
      ['AWS_ENDPOINTS', { from: 'text', text: `${scheme}://${endpoint}` }],
    ],
  );
});

test('a Secret that two parts need is one with the keys and users of both; certificates stay with those who make them', () => {
  const part = (key: string, user: string, maker: 'store' | 'certificates') => ({
    name: 'ca',
    namespace: 'monitoring',
    type: 'Opaque' as const,
    maker,
    keys: [own('ca', key, key)],
    usedBy: [user],
  });
  assert.deepEqual(merged([part('a', 'x', 'store'), part('b', 'y', 'certificates'), part('a', 'x', 'store')]), [
    { ...part('a', 'x', 'certificates'), keys: [own('ca', 'a', 'a'), own('ca', 'b', 'b')], usedBy: ['x', 'y'] },
  ]);
});

test('in a store a Secret of the fleet is an entry below its name, and sealed ones lie beside the clusters', () => {
  const model = modelOf('name: shop');
  assert.deepEqual(storePlace(model, { secret: 's3', key: 'access-key' }), {
    entry: 'shop/s3',
    property: 'access-key',
  });
  assert.equal(secretsFolder({ id: 'edge-1' }), 'secrets/edge-1');
});
