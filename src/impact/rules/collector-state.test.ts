import assert from 'node:assert/strict';
import { test } from 'node:test';
import { judged } from '../testing/impacts.ts';
import { collectorState } from './collector-state.ts';

const classic = `apiVersion: v1
kind: ConfigMap
metadata: {name: fluent-bit, namespace: logging}
data:
  fluent-bit.conf: |
    [SERVICE]
        storage.path /var/lib/fb
    [INPUT]
        Name tail
        DB /var/lib/fb/tail.db
`;
const yaml = `apiVersion: v1
kind: ConfigMap
metadata: {name: fluent-bit, namespace: logging}
data:
  fluent-bit.yaml: |
    service:
      storage.path: /var/lib/fb
    pipeline:
      inputs:
        - name: tail
          db: /var/lib/fb/tail.db
`;
const operator = `apiVersion: fluentbit.fluent.io/v1alpha2
kind: ClusterInput
metadata: {name: tail}
spec: {tail: {db: /fluent-bit/tail/pos.db, path: /var/log/containers/*.log}}
---
apiVersion: fluentbit.fluent.io/v1alpha2
kind: ClusterFluentBitConfig
metadata: {name: config}
spec: {service: {storage: {path: /buffers, sync: normal}}}
`;

test('positions that move have files read again, a buffer that moves loses what waits in it', () => {
  assert.deepEqual(
    judged(
      collectorState,
      classic,
      classic.replace('DB /var/lib/fb/tail.db', 'DB /data/tail.db').replace('path /var/lib/fb', 'path /data'),
    ),
    [
      [
        'needs order',
        'ConfigMap logging/fluent-bit',
        'data[fluent-bit.conf]',
        'ConfigMap logging/fluent-bit of `hub` moves the positions of its inputs from `/var/lib/fb/tail.db` to `/data/tail.db`',
      ],
      [
        'loses what waits in the buffer',
        'ConfigMap logging/fluent-bit',
        'data[fluent-bit.conf]',
        'ConfigMap logging/fluent-bit of `hub` moves its buffer from `/var/lib/fb` to `/data`',
      ],
    ],
  );
  assert.deepEqual(
    judged(
      collectorState,
      yaml,
      yaml.replace('db: /var/lib/fb/tail.db', 'db: /data/tail.db').replace(
        `path: /var/lib/fb
`,
        `path: /data
`,
      ),
    ),
    [
      [
        'needs order',
        'ConfigMap logging/fluent-bit',
        'data[fluent-bit.yaml]',
        'ConfigMap logging/fluent-bit of `hub` moves the positions of its inputs from `/var/lib/fb/tail.db` to `/data/tail.db`',
      ],
      [
        'loses what waits in the buffer',
        'ConfigMap logging/fluent-bit',
        'data[fluent-bit.yaml]',
        'ConfigMap logging/fluent-bit of `hub` moves its buffer from `/var/lib/fb` to `/data`',
      ],
    ],
  );
  assert.deepEqual(
    judged(
      collectorState,
      operator,
      operator.replace('/fluent-bit/tail/pos.db', '/data/pos.db').replace('/buffers', '/data/buffers'),
    ),
    [
      [
        'needs order',
        'ClusterInput tail',
        'spec.tail.db',
        'ClusterInput tail of `hub` moves the positions of its inputs from `/fluent-bit/tail/pos.db` to `/data/pos.db`',
      ],
      [
        'loses what waits in the buffer',
        'ClusterFluentBitConfig config',
        'spec.service.storage.path',
        'ClusterFluentBitConfig config of `hub` moves its buffer from `/buffers` to `/data/buffers`',
      ],
    ],
  );
});

test('an input that is new or goes moves nothing', () => {
  assert.deepEqual(
    judged(
      collectorState,
      classic,
      classic.replace(
        `    [INPUT]
        Name tail
        DB /var/lib/fb/tail.db
`,
        '',
      ),
    ),
    [],
  );
  assert.deepEqual(
    judged(collectorState, operator, operator.replace('/var/log/containers/*.log', '/var/log/pods/*.log')),
    [],
  );
});
