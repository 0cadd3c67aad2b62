import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, told } from '../testing/found.ts';
import { sidecarCompaction } from './sidecar-compaction.ts';

const pod = (prometheus: readonly string[], ...sidecar: readonly string[]) => `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: p, namespace: monitoring}
spec:
  template:
    spec:
      containers:
        - {name: prometheus, image: prom/prometheus:v3.14.0, args: ${JSON.stringify(prometheus)}}
        - {name: sidecar, image: quay.io/thanos/thanos:v0.42.4, args: ${JSON.stringify(['sidecar', ...sidecar])}}
`;
const upload = ['--objstore.config-file=/o.yml', '--tsdb.path=/prometheus/'];
const object = 'StatefulSet monitoring/p';

test('equal block durations, a shared file of uploads, or no upload at all are silent', () => {
  const given = [
    pod(['--storage.tsdb.min-block-duration=2h', '--storage.tsdb.max-block-duration=2h'], ...upload),
    pod(['--storage.tsdb.retention.time=20h'], ...upload),
    pod(['--storage.tsdb.delay-compact-file.path=/prometheus/thanos.shipper.json'], ...upload),
    pod([], ...upload, '--shipper.ignore-unequal-block-size'),
    pod([]),
  ];
  assert.deepEqual(
    given.flatMap((hub) => found(sidecarCompaction, { hub })),
    [],
  );
});

test('a Prometheus with its own defaults merges what is to be uploaded', () => {
  assert.deepEqual(found(sidecarCompaction, { hub: pod(['--storage.tsdb.retention.time=15d'], ...upload) }), [
    {
      code: 'thanos/sidecar-compaction',
      severity: 'error',
      where: { cluster: 'hub', object, field: 'spec.template.spec.containers[0]' },
      message: `${object} of \`hub\` merges blocks of 2h up to 36h, and its sidecar uploads`,
      why: sidecarCompaction.why,
      fix: sidecarCompaction.fix,
      refs: ['C7'],
      counterexample: null,
    },
  ]);
});

test('two files of uploads are none', () => {
  assert.deepEqual(
    told(found(sidecarCompaction, { hub: pod(['--storage.tsdb.delay-compact-file.path=/other.json'], ...upload) })),
    [
      [
        object,
        'spec.template.spec.containers[0].args[0]',
        'error',
        `${object} of \`hub\` waits for uploads that are named in \`/other.json\`, and its sidecar names them in \`/prometheus/thanos.shipper.json\``,
      ],
    ],
  );
});

test('what the operator runs has the right flags', () => {
  const hub = `
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: main, namespace: monitoring}
spec: {image: quay.io/prometheus/prometheus:v3.14.0, thanos: {objectStorageConfigFile: /o.yml}}
`;
  assert.deepEqual(found(sidecarCompaction, { hub }), []);
});
