import assert from 'node:assert/strict';
import { test } from 'node:test';
import { containersOf } from '../objects/containers.ts';
import { runningIn } from './engine.ts';

/** What the container runs: the engine with its flags, a command that is not read, or nothing. */
function runs(container: object): string {
  const [read] = containersOf({ containers: [container] }, 'spec', 'monitoring', () => undefined);
  const running = read === undefined ? null : runningIn(read);
  if (running === null) return 'nothing';
  if (running.engine === null) return `not read: ${running.command}`;
  const flags = [...running.flags].map(([name, values]) => `${name}=${values.map((v) => v.text).join(',')}`);
  return [running.engine, ...flags].join(' ');
}

test('Thanos is found by its image, by its command, and by arguments that only it takes', () => {
  assert.deepEqual(
    [
      { image: 'quay.io/thanos/thanos:v0.42.4', args: ['query', '--endpoint=a:1'] },
      { image: 'registry.local:5000/x@sha256:0', command: ['/bin/thanos', 'store'], args: ['--data-dir', '/d'] },
      { image: 'mirror/metrics:1', args: ['sidecar', '--grpc-address=:1'] },
      { image: 'bitnami/thanos', args: ['--log.level=info', 'receive'] },
      { image: 'quay.io/thanos/thanos', args: ['tools', 'bucket', 'web', '--refresh=1m'] },
      { image: 'quay.io/thanos/thanos', args: ['tools', 'bucket', 'replicate', '--single-run'] },
    ].map(runs),
    [
      'query endpoint=a:1',
      'store data-dir=/d',
      'sidecar grpc-address=:1',
      'receive',
      'bucket web refresh=1m',
      'not read: thanos tools bucket replicate',
    ],
  );
});

test('what only sounds like an engine is none', () => {
  assert.deepEqual(
    [
      { image: 'quay.io/observatorium/thanos-receive-controller:main', args: ['--configmap-name=x'] },
      { image: 'quay.io/prometheus-operator/prometheus-operator:v0.93.1' },
      { image: 'quay.io/prometheus-operator/prometheus-config-reloader:v0.93.1' },
      { image: 'quay.io/prometheus/node-exporter' },
      { image: 'busybox', args: ['query'] },
      { image: 'busybox', command: ['sh', '-c', 'sleep 1'] },
      {},
    ].map(runs),
    Array.from({ length: 7 }, () => 'nothing'),
  );
});

test('Prometheus and Alertmanager are found by their images or commands', () => {
  assert.deepEqual(
    [
      { image: 'quay.io/prometheus/prometheus:v3.14.0', args: ['--web.listen-address=:9091'] },
      { image: 'rancher/mirrored-prometheus-prometheus:v3' },
      { image: 'x', command: ['/bin/prometheus', '--agent'] },
      { image: 'quay.io/prometheus/alertmanager:v0.33.1' },
    ].map(runs),
    ['prometheus web.listen-address=:9091', 'prometheus', 'prometheus agent=', 'alertmanager'],
  );
});

test('variables are replaced as the kubelet does it, and the name of the pod is marked', () => {
  const env = [
    { name: 'NAME', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'NS', valueFrom: { fieldRef: { fieldPath: 'metadata.namespace' } } },
    { name: 'HOST', value: '$(NAME).store.$(NS)' },
  ];
  assert.equal(
    runs({ image: 'thanos', env, args: ['receive', '--label=r="$(NAME)"', '--x=$(HOST):1', '--y=$$(NAME) $(NONE)'] }),
    'receive label=r="$(POD_NAME)" x=$(POD_NAME).store.monitoring:1 y=$(NAME) $(NONE)',
  );
});

test('an engine that a shell script starts is read like any other', () => {
  const script = `set -e
echo thanos starts
exec /bin/thanos receive \\
  --label="replica=\\"\${HOSTNAME}\\"" \\
  --tsdb.path='/data dir' --receive.local-endpoint=$(hostname).receive:10901
echo done`;
  assert.equal(
    runs({ image: 'quay.io/thanos/thanos', command: ['/bin/sh', '-ec'], args: [script] }),
    'receive label=replica="$(POD_NAME)" tsdb.path=/data dir receive.local-endpoint=$(POD_NAME).receive:10901',
  );
});
