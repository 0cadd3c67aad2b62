import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { currentFlags, flagStatus, thanosCommands } from './thanos-flags.ts';

test('every command of Thanos is in the table', () => {
  assert.deepEqual(thanosCommands, [
    'query',
    'query-frontend',
    'store',
    'compact',
    'rule',
    'receive',
    'sidecar',
    'tools bucket web',
    'tools bucket verify',
    'tools bucket ls',
    'tools bucket inspect',
    'tools bucket replicate',
    'tools bucket downsample',
    'tools bucket mark',
    'tools bucket rewrite',
    'tools rules-check',
    'tools bucket upload-blocks',
  ]);
});

test('a removed flag names the version that removed it, and is still good before', () => {
  const store = {
    takesValue: true,
    repeatable: true,
    since: null,
    deprecatedSince: '0.24',
    removedIn: '0.38',
  };
  assert.deepEqual(flagStatus('query', 'store', 'v0.42.4'), { status: 'removed', ...store });
  assert.deepEqual(flagStatus('query', 'store', 'v0.38.0'), { status: 'removed', ...store });
  assert.deepEqual(flagStatus('query', 'store', 'v0.37.2'), { status: 'deprecated', ...store });
});

test('a flag is unknown before the version that brought it, which is named', () => {
  const config = { takesValue: true, repeatable: false, since: '0.38', deprecatedSince: null, removedIn: null };
  assert.deepEqual(flagStatus('query', 'endpoint.sd-config-file', 'v0.37.2'), { status: 'unknown', ...config });
  assert.deepEqual(flagStatus('query', 'endpoint.sd-config-file', 'v0.38.0'), { status: 'known', ...config });
});

test('a deprecated flag names the version that deprecated it', () => {
  const endpoint = { takesValue: true, repeatable: true, since: null, deprecatedSince: '0.38', removedIn: null };
  assert.deepEqual(flagStatus('query', 'endpoint', 'v0.42.4'), { status: 'deprecated', ...endpoint });
  assert.deepEqual(flagStatus('query', 'endpoint', '0.24'), { status: 'known', ...endpoint });
});

test('a flag that help texts hide is told from one that does not exist', () => {
  const statuses = [
    flagStatus('store', 'store.caching-bucket.config-file', 'v0.42.4').status,
    flagStatus('receive', 'tsdb.out-of-order.time-window', 'v0.37.2').status,
    flagStatus('receive', 'tsdb.out-of-order.time-window', 'v0.38.0').status,
    flagStatus('store', 'store.caching-bucket.confg', 'v0.42.4').status,
    flagStatus('thanos', 'store', 'v0.42.4').status,
    flagStatus('query', 'constructor', 'v0.42.4').status,
    flagStatus('constructor', 'name', 'v0.42.4').status,
  ];
  assert.deepEqual(statuses, ['hidden', 'hidden', 'known', 'unknown', 'unknown', 'unknown', 'unknown']);
});

test('a switch is known in its negated form, a flag with a value is not', () => {
  const wait = {
    status: 'known',
    takesValue: false,
    repeatable: false,
    since: null,
    deprecatedSince: null,
    removedIn: null,
  };
  assert.deepEqual(flagStatus('compact', 'wait', 'v0.42.4'), wait);
  assert.deepEqual(flagStatus('compact', 'no-wait', 'v0.42.4'), wait);
  assert.equal(flagStatus('compact', 'no-wait-interval', 'v0.42.4').status, 'unknown');
});

test('versions beyond the table are read as the nearest one in it, and words as the newest', () => {
  const status = (version: string) => flagStatus('compact', 'block-sync-concurrency', version).status;
  assert.deepEqual(['v0.12.0', 'v0.27.0', 'v0.28.1', 'v0.99.0', 'latest', 'main-2026-08-01'].map(status), [
    'known',
    'known',
    'removed',
    'removed',
    'removed',
    'removed',
  ]);
});

test('only flags without objection are offered in place of a misspelt one', () => {
  const offered = currentFlags('query', 'v0.42.4');
  assert.equal(offered.includes('endpoint.sd-config-file'), true);
  assert.deepEqual(
    offered.filter((flag) => flagStatus('query', flag, 'v0.42.4').status !== 'known'),
    [],
  );
  assert.deepEqual(
    ['store', 'endpoint', 'grpc.proxy-strategy'].filter((flag) => offered.includes(flag)),
    [],
  );
  assert.deepEqual(currentFlags('thanos', 'v0.42.4'), []);
});

test('once removed a flag stays removed, and once deprecated it is never again without objection', () => {
  const order = { unknown: 0, known: 1, hidden: 1, deprecated: 2, removed: 3 };
  const flags = thanosCommands.flatMap((command) =>
    ['0.24', '0.42'].flatMap((version) => currentFlags(command, version).map((flag) => [command, flag] as const)),
  );
  const anyFlag = fc.constantFrom(...flags);
  const minor = fc.integer({ min: 24, max: 42 });
  fc.assert(
    fc.property(anyFlag, minor, minor, ([command, flag], a, b) => {
      const early = flagStatus(command, flag, `v0.${Math.min(a, b)}.0`).status;
      const late = flagStatus(command, flag, `v0.${Math.max(a, b)}.0`).status;
      assert.equal(order[early] <= order[late], true);
    }),
  );
});
