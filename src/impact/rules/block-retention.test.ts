import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { objectStore, thanos } from '../testing/manifests.ts';
import { blockRetention } from './block-retention.ts';

const compactor = thanos(
  'compact',
  1,
  `compact, --wait, --retention.resolution-raw=30d, --retention.resolution-5m=90d, --retention.resolution-1h=0d, ${objectStore('m')}`,
);

test('the ages that go are said, and what is left of them', () => {
  assert.deepEqual(
    judged(
      blockRetention,
      compactor,
      compactor.replace('raw=30d', 'raw=14d').replace('5m=90d', '5m=60d').replace('1h=0d', '1h=1y'),
    ),
    [
      [
        'loses 14d to 30d at raw',
        'StatefulSet monitoring/compact',
        'spec.template.spec.containers[0]',
        'The compactor `compact` of `hub` keeps raw samples for 14d instead of 30d; what is older is left at 5m',
      ],
      [
        'loses 60d to 90d at 5m',
        'StatefulSet monitoring/compact',
        'spec.template.spec.containers[0]',
        'The compactor `compact` of `hub` keeps the resolution 5m for 60d instead of 90d; what is older is left at 1h',
      ],
      [
        'loses 365d and older at 1h',
        'StatefulSet monitoring/compact',
        'spec.template.spec.containers[0]',
        'The compactor `compact` of `hub` keeps the resolution 1h for 365d instead of ever',
      ],
    ],
  );
});

test('nothing is left of them where nothing is downsampled', () => {
  assert.deepEqual(
    judged(
      blockRetention,
      compactor.replace('--wait', '--downsampling.disable'),
      compactor.replace('--wait', '--downsampling.disable').replace('raw=30d', 'raw=14d'),
    ),
    [
      [
        'loses 14d to 30d at raw',
        'StatefulSet monitoring/compact',
        'spec.template.spec.containers[0]',
        'The compactor `compact` of `hub` keeps raw samples for 14d instead of 30d',
      ],
    ],
  );
});

test('a longer retention loses nothing', () => {
  assert.deepEqual(
    judged(blockRetention, compactor, compactor.replace('raw=30d', 'raw=0d').replace('5m=90d', '5m=120d')),
    [],
  );
});
