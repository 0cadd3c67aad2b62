import assert from 'node:assert/strict';
import { test } from 'node:test';
import { healthy, node } from '../../proofs/testing/flows.ts';
import { found, thanos, told } from '../testing/found.ts';
import { volume } from './volume.ts';

const claimed = 'volumes: [{name: data, persistentVolumeClaim: {claimName: data}}]';
const upload = '--objstore.config-file=/config/objstore.yml';

test('samples on volumes that outlive their pods are silent', () => {
  const hub = ['rule', 'compact', 'store'].map((engine) =>
    thanos(engine, [engine, '--data-dir=/data', upload], { volumes: claimed }),
  );
  assert.deepEqual(found(volume, { hub: hub.join(''), flows: healthy() }), []);
});

test('a Prometheus that uploads from an emptyDir is an error', () => {
  const flows = healthy();
  const prometheus = node('scraper', 'edge/main', { sidecar: 'edge/sidecar', persistent: false });
  assert.deepEqual(found(volume, { flows: { ...flows, nodes: { ...flows.nodes, prometheus } } }), [
    {
      code: 'thanos/volume',
      severity: 'error',
      where: { cluster: 'edge', object: 'scraper main', field: 'spec' },
      message: 'Prometheus `main` of `edge` uploads blocks from a volume that dies with its pod',
      why: volume.why,
      fix: volume.fix,
      refs: ['A3', 'C8'],
      counterexample: null,
    },
  ]);
});

test('a Prometheus without uploads and an agent are warned of, an ingester is refused', () => {
  const nodes = {
    p: node('scraper', 'edge/p', { persistent: false }),
    a: node('agent', 'edge/a', { persistent: false }),
    i: node('ingester', 'hub/i', { persistent: false }),
  };
  assert.deepEqual(told(found(volume, { flows: { nodes, edges: [] } })), [
    ['scraper p', 'spec', 'warning', 'Prometheus `p` of `edge` keeps its samples on a volume that dies with its pod'],
    [
      'agent a',
      'spec',
      'warning',
      'The agent `a` of `edge` keeps what it has not sent on a volume that dies with its pod',
    ],
    ['ingester i', 'spec', 'error', 'The ingester `i` of `hub` keeps its samples on a volume that dies with its pod'],
  ]);
});

test('rulers, the compactor and the store gateway without a claim', () => {
  const volumes = 'volumes: [{name: data, emptyDir: {}}]';
  const hub = [
    thanos('r', ['rule', '--data-dir=/data', upload], { volumes }),
    thanos('l', ['rule', '--remote-write.config-file=/config/rw.yaml']),
    thanos('c', ['compact', '--data-dir=/data', upload], { volumes }),
    thanos('s', ['store', upload], { volumes }),
  ];
  const args = 'spec.template.spec.containers[0].args';
  assert.deepEqual(told(found(volume, { hub: hub.join('') })), [
    [
      'StatefulSet monitoring/r',
      `${args}[1]`,
      'error',
      'The ruler StatefulSet monitoring/r of `hub` keeps its results on a volume that dies with its pod',
    ],
    [
      'StatefulSet monitoring/c',
      `${args}[1]`,
      'warning',
      'The compactor StatefulSet monitoring/c of `hub` works on the disk of its node, which its largest blocks may fill',
    ],
    [
      'StatefulSet monitoring/s',
      'spec.template.spec.containers[0]',
      'warning',
      'The store gateway StatefulSet monitoring/s of `hub` fetches its index headers again whenever its pod moves',
    ],
  ]);
});

test('read from the objects: a Prometheus of the operator without a claim, beside one that has it', () => {
  const prometheus = (name: string, storage: string) => `---
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: ${name}, namespace: monitoring}
spec: {thanos: {objectStorageConfig: {name: s3, key: objstore.yml}}, ${storage}}
`;
  const hub =
    prometheus('a', 'storage: {volumeClaimTemplate: {spec: {}}}') + prometheus('b', 'storage: {emptyDir: {}}');
  assert.deepEqual(told(found(volume, { hub })), [
    [
      'Prometheus monitoring/b',
      'spec',
      'error',
      'Prometheus `b` of `hub` uploads blocks from a volume that dies with its pod',
    ],
  ]);
});
