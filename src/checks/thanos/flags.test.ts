import assert from 'node:assert/strict';
import { test } from 'node:test';
import { found, thanos, told } from '../testing/found.ts';
import { flags } from './flags.ts';

const args = 'spec.template.spec.containers[0].args';

test('flags that the version of the image has are silent, repeated ones and switches too', () => {
  const hub = thanos('q', [
    'query',
    '--query.replica-label=a',
    '--query.replica-label=b',
    '--query.auto-downsampling',
    '--no-web.disable-cors',
  ]);
  assert.deepEqual(found(flags, { hub }), []);
});

test('a removed flag ends the start, and the finding says what stands in for it', () => {
  assert.deepEqual(found(flags, { hub: thanos('q', ['query', '--store=10.0.0.1:30901', '--store=10.0.0.2:30901']) }), [
    {
      code: 'thanos/flags',
      severity: 'error',
      where: { cluster: 'hub', object: 'StatefulSet monitoring/q', field: `${args}[1]` },
      message:
        '`thanos query` v0.42.4 has no `--store`, which was removed in 0.38, and StatefulSet monitoring/q of `hub` gives it',
      why: flags.why,
      fix: 'List the endpoints in a file for `--endpoint.sd-config-file`.',
      refs: ['F15', 'R01'],
      counterexample: null,
    },
  ]);
});

test('the same flag is taken by an older version', () => {
  const hub = thanos('q', ['query', '--endpoint=10.0.0.1:30901'], { image: 'quay.io/thanos/thanos:v0.37.2' });
  assert.deepEqual(found(flags, { hub }), []);
});

test('a misspelt flag, one that came later, a value for a switch and a second value are errors; a deprecated one is a warning', () => {
  const old = thanos(
    'c',
    ['compact', '--wait=true', '--delete-delays=1h', '--data-dir=/a', '--data-dir=/b', '--compact.concurency=2'],
    {
      image: 'thanos:v0.30.2',
    },
  );
  const hub =
    old +
    thanos('q', ['query', '--endpoint=a:1']) +
    thanos('s', ['sidecar', '--shipper.upload-concurrency=2'], {
      image: 'docker.io/bitnami/thanos:0.37.2-debian-12-r1',
    });
  const findings = found(flags, { hub });
  assert.deepEqual(told(findings), [
    [
      'StatefulSet monitoring/c',
      `${args}[1]`,
      'error',
      '`--wait` of `thanos compact` v0.30.2 is a switch and takes no value such as `true`, and StatefulSet monitoring/c of `hub` gives it',
    ],
    [
      'StatefulSet monitoring/c',
      `${args}[2]`,
      'error',
      '`thanos compact` v0.30.2 has no `--delete-delays`, and StatefulSet monitoring/c of `hub` gives it',
    ],
    [
      'StatefulSet monitoring/c',
      `${args}[3]`,
      'error',
      '`--data-dir` of `thanos compact` v0.30.2 may stand once, here it stands 2 times, and StatefulSet monitoring/c of `hub` gives it',
    ],
    [
      'StatefulSet monitoring/c',
      `${args}[5]`,
      'error',
      '`thanos compact` v0.30.2 has no `--compact.concurency`, and StatefulSet monitoring/c of `hub` gives it',
    ],
    [
      'StatefulSet monitoring/q',
      `${args}[1]`,
      'warning',
      '`--endpoint` of `thanos query` v0.42.4 is deprecated since 0.38, and StatefulSet monitoring/q of `hub` gives it',
    ],
    [
      'StatefulSet monitoring/s',
      `${args}[1]`,
      'error',
      '`thanos sidecar` 0.37.2 has no `--shipper.upload-concurrency`, which came with 0.41, and StatefulSet monitoring/s of `hub` gives it',
    ],
  ]);
  assert.deepEqual(
    findings.map((f) => f.fix),
    [
      'Write `--wait` alone.',
      'Write `--delete-delay` if that was meant, or take `--delete-delays` away.',
      'Leave one of them.',
      'Write `--compact.concurrency` if that was meant, or take `--compact.concurency` away.',
      'List the endpoints in a file for `--endpoint.sd-config-file`.',
      flags.fix,
    ],
  );
});

test('a version beyond the known ones may have new flags, an image without one is held against all versions', () => {
  const later = thanos('q', ['query', '--query.something-new'], { image: 'quay.io/thanos/thanos:v0.99.0' });
  assert.deepEqual(found(flags, { hub: later }), []);
  const image = 'quay.io/thanos/thanos@sha256:aa';
  assert.deepEqual(found(flags, { hub: thanos('q', ['query', '--store=a:1', '--endpoint=b:1'], { image }) }), []);
  assert.deepEqual(told(found(flags, { hub: thanos('q', ['query', '--endpoints=b:1'], { image }) })), [
    [
      'StatefulSet monitoring/q',
      `${args}[1]`,
      'error',
      '`thanos query` of any version has no `--endpoints`, and StatefulSet monitoring/q of `hub` gives it',
    ],
  ]);
});

test('of what the operator runs, only the arguments that were written are judged', () => {
  const hub = `
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: main, namespace: monitoring}
spec: {thanos: {version: v0.42.4, additionalArgs: [{name: shipper.upload-compact}]}}
`;
  assert.deepEqual(told(found(flags, { hub })), [
    [
      'Prometheus monitoring/main',
      'spec.thanos.additionalArgs[0]',
      'error',
      '`thanos sidecar` v0.42.4 has no `--shipper.upload-compact`, and Prometheus monitoring/main of `hub` gives it',
    ],
  ]);
});
