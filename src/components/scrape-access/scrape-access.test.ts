import assert from 'node:assert/strict';
import { test } from 'node:test';
import { clusterOf, modelOf } from '../testing/fleet.ts';
import { objectNames, objectOf } from '../testing/objects.ts';
import { scrapeAccess } from './scrape-access.ts';

const model = modelOf({ clusters: ['id: lab, metrics: {mode: scrape, credentials: {secret: lab-scrape}}'] });
const lab = clusterOf(model, 'lab');

test('a scraped edge has an account with a token that Kubernetes fills in', () => {
  assert.deepEqual(objectNames(scrapeAccess, model, lab), [
    'ServiceAccount monitoring/hub-scraper',
    'ClusterRole namsan-hub-scraper',
    'ClusterRoleBinding namsan-hub-scraper',
    'Role monitoring/hub-scraper',
    'RoleBinding monitoring/hub-scraper',
    'Secret monitoring/hub-scraper-token',
  ]);
  const { data, stringData, type, metadata } = objectOf(scrapeAccess, model, 'Secret', 'hub-scraper-token', lab);
  assert.deepEqual(
    { data, stringData, type, annotations: metadata.annotations },
    {
      data: undefined,
      stringData: undefined,
      type: 'kubernetes.io/service-account-token',
      annotations: { 'kubernetes.io/service-account.name': 'hub-scraper' },
    },
  );
});

test('the account reads metrics of nodes and of pods in the namespace of the exporters, and writes nothing', () => {
  assert.deepEqual(objectOf(scrapeAccess, model, 'ClusterRole', 'namsan-hub-scraper', lab).rules, [
    { apiGroups: [''], resources: ['nodes'], verbs: ['get', 'list', 'watch'] },
    { apiGroups: [''], resources: ['nodes/proxy'], verbs: ['get'] },
  ]);
  assert.deepEqual(objectOf(scrapeAccess, model, 'Role', 'hub-scraper', lab).rules, [
    { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
    { apiGroups: [''], resources: ['pods/proxy'], verbs: ['get'] },
  ]);
  assert.deepEqual(objectOf(scrapeAccess, model, 'RoleBinding', 'hub-scraper', lab).subjects, [
    { kind: 'ServiceAccount', name: 'hub-scraper', namespace: 'monitoring' },
  ]);
});

test('no other cluster has such an account', () => {
  assert.deepEqual(objectNames(scrapeAccess, model), []);
});
