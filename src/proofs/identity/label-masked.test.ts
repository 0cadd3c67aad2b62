import assert from 'node:assert/strict';
import { test } from 'node:test';
import { facing, node, proved } from '../testing/flows.ts';
import { labelMasked } from './label-masked.ts';

const scraping = (externalLabels: Readonly<Record<string, string>>) => ({
  nodes: {
    prometheus: node('scraper', 'hub/main', { externalLabels }),
    lab: node('targets', 'hub/lab', { labels: { cluster: 'lab' } }),
  },
  edges: ['prometheus scrapes lab'],
});

test('targets keep their cluster when the scraper has no such label, or the same', () => {
  assert.deepEqual(proved(labelMasked, scraping({ scraper: 'hub' })), []);
  assert.deepEqual(proved(labelMasked, scraping({ cluster: 'lab' })), []);
});

test('the cluster label of the hub hides that of the clusters it scrapes', () => {
  assert.deepEqual(facing(proved(labelMasked, scraping({ cluster: 'hub' }))), [
    [
      'targets lab',
      'The external label `cluster="hub"` of scraper `main` of `hub` hides `cluster="lab"` of `lab`',
      null,
    ],
  ]);
});
