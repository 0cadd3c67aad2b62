import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { objectStore, thanos } from '../testing/manifests.ts';
import { compactorWork } from './compactor-work.ts';

const compactor = thanos(
  'compact',
  1,
  `compact, --wait, --retention.resolution-raw=30d, --retention.resolution-5m=90d, --retention.resolution-1h=1y, ${objectStore('m')}`,
);
const forever = thanos(
  'compact',
  1,
  `compact, --wait, --retention.resolution-raw=30d, --retention.resolution-5m=90d, --retention.resolution-1h=0d, ${objectStore('m')}`,
);
const delay =
  thanos('compact', 1, `compact, --delete-delay=48h, ${objectStore('m')}`) +
  thanos('store', 1, `store, ${objectStore('m')}`);

test('merged replicas stay merged', () => {
  assert.deepEqual(
    judged(compactorWork, compactor, compactor.replace('--wait', '--wait, --deduplication.replica-label=replica')),
    [
      [
        'irreversible',
        'StatefulSet monitoring/compact',
        'spec.template.spec.containers[0]',
        'The compactor `compact` of `hub` begins to merge replicas by `replica`',
      ],
    ],
  );
  assert.deepEqual(
    judged(compactorWork, compactor.replace('--wait', '--wait, --deduplication.replica-label=replica'), compactor),
    [
      [
        'irreversible',
        'StatefulSet monitoring/compact',
        'spec.template.spec.containers[0]',
        'The compactor `compact` of `hub` no longer merges replicas by `replica`; what is merged stays merged',
      ],
    ],
  );
});

test('without downsampling nothing is left beyond the raw samples', () => {
  assert.deepEqual(judged(compactorWork, compactor, compactor.replace('--wait', '--wait, --downsampling.disable')), [
    [
      'loses 30d to 365d',
      'StatefulSet monitoring/compact',
      'spec.template.spec.containers[0]',
      'The compactor `compact` of `hub` no longer downsamples: from now on nothing is left of samples older than 30d',
    ],
  ]);
  assert.deepEqual(
    judged(
      compactorWork,
      forever.replace('raw=30d', 'raw=0d'),
      forever.replace('raw=30d', 'raw=0d').replace('--wait', '--wait, --downsampling.disable'),
    ),
    [
      [
        'needs order',
        'StatefulSet monitoring/compact',
        'spec.template.spec.containers[0]',
        'The compactor `compact` of `hub` no longer downsamples: questions over months read every raw sample',
      ],
    ],
  );
});

test('blocks are not deleted while a store gateway uses them', () => {
  assert.deepEqual(judged(compactorWork, delay, delay.replace('delay=48h', 'delay=12h')), [
    [
      'needs order',
      'StatefulSet monitoring/compact',
      'spec.template.spec.containers[0]',
      'The compactor `compact` of `hub` deletes marked blocks after 12h, while `store` goes on using them for 24h',
    ],
  ]);
  assert.deepEqual(judged(compactorWork, delay, delay.replace('delay=48h', 'delay=36h')), []);
});

test('another share of the streams has all compactors stop first', () => {
  assert.deepEqual(
    judged(
      compactorWork,
      compactor,
      compactor.replace(
        '--wait',
        '--wait, \'--selector.relabel-config=[{action: hashmod, source_labels: [__block_id], modulus: 2, target_label: shard}, {action: keep, source_labels: [shard], regex: "0"}]\'',
      ),
    ),
    [
      [
        'needs order',
        'StatefulSet monitoring/compact',
        'spec.template.spec.containers[0]',
        'The compactor `compact` of `hub` shares the streams with others in another way',
      ],
    ],
  );
});
