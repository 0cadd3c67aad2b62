import assert from 'node:assert/strict';
import { test } from 'node:test';
import { fluentBit } from '../../components/fluent-bit/fluent-bit.ts';
import { fluentBitAggregator } from '../../components/fluent-bit-aggregator/fluent-bit-aggregator.ts';
import { fluentBitDaemonset } from '../../components/fluent-bit-daemonset/fluent-bit-daemonset.ts';
import { clusterOf } from '../../components/testing/fleet.ts';
import { loggingModel } from '../../components/testing/logging.ts';
import { daemonSet } from '../testing/fluent-bit.ts';
import { found, told } from '../testing/found.ts';
import { options } from './options.ts';

test('what namsan writes for Fluent Bit, by operator or not, has known plugins and options only', () => {
  const model = loggingModel({ aggregator: 1, fleet: 'tls: {issuer: private-ca, mutual: true}' });
  const of = (id: string) =>
    [fluentBit, fluentBitDaemonset, fluentBitAggregator]
      .flatMap((component) => component.build(model, clusterOf(model, id))?.objects ?? [])
      .map((object) => JSON.stringify(object))
      .join('\n---\n');
  for (const id of ['hub', 'shop', 'lab']) {
    assert.deepEqual(found(options, { hub: of(id) }), [], id);
    // The same with one letter more in each: all of it is looked at.
    const spoiled = of(id).replaceAll(/(storage\.total_limit_size|"tail"|name: tail|name: forward)/g, '$1s');
    assert.notDeepEqual(found(options, { hub: spoiled.replaceAll('"tail"s', '"tails"') }), [], id);
  }
});

test('a misspelt option ends the start of Fluent Bit, and the finding says which was meant', () => {
  const hub = daemonSet(`
service: {flush: 1, storage.pth: /buffers}
pipeline:
  inputs: [{name: tail, path: /var/log/*.log, parser_1: a, storage.type: filesystem}]
  outputs: [{name: opensearch, match: '*', logstash_prefx: logs, net.keepalive: on}]
`);
  const where = { cluster: 'hub', object: 'ConfigMap logging/fluent-bit' };
  const base = {
    code: 'fluent-bit/options',
    severity: 'error',
    why: options.why,
    refs: ['E16'],
    counterexample: null,
  };
  assert.deepEqual(found(options, { hub }), [
    {
      ...base,
      severity: 'warning',
      where: { ...where, field: 'data[fluent-bit.yaml].service[0]' },
      message:
        "Fluent Bit's service section has no option `storage.pth`, and DaemonSet logging/fluent-bit of `hub` sets it",
      fix: 'Write `storage.path` if that was meant.',
    },
    {
      ...base,
      where: { ...where, field: 'data[fluent-bit.yaml].output[0]' },
      message:
        "Fluent Bit's output `opensearch` has no option `logstash_prefx`, and DaemonSet logging/fluent-bit of `hub` sets it",
      fix: 'Write `logstash_prefix` if that was meant.',
    },
  ]);
});

test('a plugin that nobody has is an error, one that is not in the table takes anything, one from outside may be called as it likes', () => {
  const outputs = (more: string) =>
    daemonSet(`${more}
pipeline:
  outputs: [{name: opensaerch, match: '*'}, {name: loki, match: '*', whatever: 1}]
`);
  assert.deepEqual(told(found(options, { hub: outputs('') })), [
    [
      'ConfigMap logging/fluent-bit',
      'data[fluent-bit.yaml].output[0]',
      'error',
      'Fluent Bit has no output `opensaerch`, and DaemonSet logging/fluent-bit of `hub` names it',
    ],
  ]);
  assert.deepEqual(found(options, { hub: outputs('service: {plugins_file: /plugins.conf}') }), []);
});

test('what a resource of the operator writes out is judged like a file', () => {
  const hub = `
apiVersion: fluentbit.fluent.io/v1alpha2
kind: FluentBit
metadata: {name: fluent-bit, namespace: logging}
spec: {fluentBitConfigName: c}
---
apiVersion: fluentbit.fluent.io/v1alpha2
kind: ClusterFluentBitConfig
metadata: {name: c}
spec: {namespace: logging, outputSelector: {}}
---
apiVersion: fluentbit.fluent.io/v1alpha2
kind: ClusterOutput
metadata: {name: forward}
spec: {customPlugin: {config: "Name forward\\nMatch *\\nShared_Keys a"}}
`;
  assert.deepEqual(told(found(options, { hub })), [
    [
      'ClusterOutput forward',
      'spec',
      'error',
      "Fluent Bit's output `forward` has no option `shared_keys`, and FluentBit logging/fluent-bit of `hub` sets it",
    ],
  ]);
});
