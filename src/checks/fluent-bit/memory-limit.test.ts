import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daemonSet } from '../testing/fluent-bit.ts';
import { found } from '../testing/found.ts';
import { memoryLimit } from './memory-limit.ts';

const config = (limit: string, input = 'mem_buf_limit: 50MB') =>
  daemonSet(
    `pipeline: {inputs: [{name: tail, path: /a, ${input}}, {name: tail, path: /b, mem_buf_limit: 5MB}]}`,
  ).replace(
    'name: fluent-bit\n          image',
    `name: fluent-bit\n          resources: {limits: {memory: ${limit}}}\n          image`,
  );

test('buffers in memory that need more than the limit are told', () => {
  assert.deepEqual(found(memoryLimit, { hub: config('128Mi') }), [
    {
      code: 'fluent-bit/memory-limit',
      severity: 'error',
      where: {
        cluster: 'hub',
        object: 'DaemonSet logging/fluent-bit',
        field: 'spec.template.spec.containers[0].resources.limits.memory',
      },
      message:
        'DaemonSet logging/fluent-bit of `hub` may use 189Mi for inputs that buffer 52Mi in memory, and its limit is 128Mi',
      why: memoryLimit.why,
      fix: memoryLimit.fix,
      refs: ['E17'],
      counterexample: null,
    },
  ]);
});

test('a larger limit, none at all, and buffers on disk are silent', () => {
  const silent = [config('256Mi'), config('null'), config('64Mi', 'mem_buf_limit: 50MB, storage.type: filesystem')];
  assert.deepEqual(
    silent.flatMap((hub) => found(memoryLimit, { hub })),
    [],
  );
});
