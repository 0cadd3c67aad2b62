import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compareVersions, isPin, upgradesFrom } from './upgrade.ts';
import { versions } from './versions.ts';

test('Longhorn goes through every minor version, and each step tells what it brings', () => {
  const { upgrades, newer } = upgradesFrom(new Map([['longhorn', '1.5.3']]));
  assert.deepEqual(newer, []);
  assert.deepEqual(
    upgrades[0]?.steps.map(({ from, to }) => [from, to]),
    [
      ['1.5.3', '1.6'],
      ['1.6', '1.7'],
      ['1.7', '1.8'],
      ['1.8', '1.9'],
      ['1.9', '1.10'],
      ['1.10', '1.11'],
      ['1.11', '1.12.1'],
    ],
  );
  assert.deepEqual(upgrades[0]?.steps[4]?.notes, [
    '1.10: `v1beta1` is gone: before it, no definition may list it in `status.storedVersions`',
  ]);
});

test('what goes directly stops only where it must', () => {
  const ways = (have: Readonly<Record<string, string>>) =>
    upgradesFrom(
      new Map(Object.entries(have).flatMap(([pin, v]) => (isPin(pin) ? [[pin, v] as const] : []))),
    ).upgrades.map(({ pin, steps }) => [pin, ...steps.map(({ to }) => to)]);
  assert.deepEqual(ways({ opensearch: '2.11.0' }), [['opensearch', '2.19', versions.opensearch]]);
  assert.deepEqual(ways({ opensearch: '2.19.2' }), [['opensearch', versions.opensearch]]);
  assert.deepEqual(ways({ thanos: 'v0.24.0' }), [['thanos', versions.thanos]]);
  assert.deepEqual(ways({ seaweedfs: '4.1' }), [['seaweedfs', versions.seaweedfs]]);
});

test('what others stand on is upgraded first, and Argo CD after everything that it installs', () => {
  const { upgrades } = upgradesFrom(
    new Map([
      ['argoCd', '8.0.0'],
      ['thanos', 'v0.41.0'],
      ['longhorn', '1.12.0'],
      ['kubePrometheusStack', '78.2.1'],
      ['cilium', '1.19.6'],
    ]),
  );
  assert.deepEqual(
    upgrades.map(({ pin }) => pin),
    ['cilium', 'longhorn', 'kubePrometheusStack', 'thanos', 'argoCd'],
  );
});

test('what is pinned needs nothing, and what is newer is said to be', () => {
  assert.deepEqual(upgradesFrom(new Map(Object.entries(versions).filter(([pin]) => isPin(pin)) as [])), {
    upgrades: [],
    newer: [],
  });
  assert.deepEqual(upgradesFrom(new Map([['longhorn', '1.13.0']])), {
    upgrades: [],
    newer: [{ pin: 'longhorn', have: '1.13.0', pinned: versions.longhorn }],
  });
});

test('every way begins at what is had, ends at the pin, and goes up without a gap', () => {
  const pins = Object.keys(versions).filter(isPin);
  const version = fc.tuple(fc.nat(6), fc.nat(60), fc.nat(9)).map((parts) => parts.join('.'));
  fc.assert(
    fc.property(fc.constantFrom(...pins), version, (pin, had) => {
      for (const { steps } of upgradesFrom(new Map([[pin, had]])).upgrades) {
        assert.equal(steps[0]?.from, had);
        assert.equal(steps.at(-1)?.to, versions[pin]);
        for (const [i, { from, to }] of steps.entries()) {
          assert.ok(compareVersions(from, to) < 0, `${from} ${to}`);
          if (i > 0) assert.equal(from, steps[i - 1]?.to);
        }
      }
    }),
  );
});
