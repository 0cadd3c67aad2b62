import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daemonSet } from '../testing/fluent-bit.ts';
import { found, told } from '../testing/found.ts';
import { bulkSize } from './bulk-size.ts';

const config = (output: string, input = ', skip_long_lines: on') =>
  daemonSet(
    `pipeline: {inputs: [{name: tail, path: /a${input}}], outputs: [{name: opensearch, match: '*', host: a${output}}]}`,
  );

test('answers that are cut off and lines that end the reading are told', () => {
  const findings = found(bulkSize, { hub: config('', '') });
  assert.deepEqual(
    told(findings).map(([, , severity, message]) => [severity, message]),
    [
      [
        'warning',
        'The input `tail` of DaemonSet logging/fluent-bit of `hub` ends to read a file at a line that is longer than its buffer',
      ],
      [
        'warning',
        'The output `opensearch` of DaemonSet logging/fluent-bit of `hub` reads answers of 512k, the default, and a batch of 2 MB is answered by more',
      ],
    ],
  );
  assert.equal(found(bulkSize, { hub: config(', buffer_size: 64KB') }).length, 1);
});

test('answers of any length, and lines that are left out, are silent', () => {
  const silent = [config(', buffer_size: 4M'), config(', buffer_size: "False"')];
  assert.deepEqual(
    silent.flatMap((hub) => found(bulkSize, { hub })),
    [],
  );
});

test('a proxy that takes less than a batch is told, and one before something else is not', () => {
  const ingress = (host: string, annotations = '') =>
    `---\n{apiVersion: networking.k8s.io/v1, kind: Ingress, metadata: {name: logs, namespace: logging, annotations: {${annotations}}}, spec: {ingressClassName: nginx, rules: [{host: ${host}}]}}\n`;
  const sender = config(', buffer_size: 4M').replace('host: a', 'host: logs.example.com');
  assert.deepEqual(told(found(bulkSize, { hub: sender + ingress('logs.example.com') })), [
    [
      'Ingress logging/logs',
      'metadata.annotations[nginx.ingress.kubernetes.io/proxy-body-size]',
      'warning',
      'The Ingress `logs` of `hub` lets 1m of a request through, and Fluent Bit sends larger ones to `logs.example.com`',
    ],
  ]);
  const silent = [
    ingress('grafana.example.com'),
    ingress('logs.example.com', 'nginx.ingress.kubernetes.io/proxy-body-size: 16m'),
    ingress('logs.example.com', 'nginx.ingress.kubernetes.io/proxy-body-size: "0"'),
  ];
  assert.deepEqual(
    silent.flatMap((one) => found(bulkSize, { hub: sender + one })),
    [],
  );
});
