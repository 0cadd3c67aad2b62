import assert from 'node:assert/strict';
import { test } from 'node:test';
import { catalogue, stateOf } from '../src/findings/catalogue.ts';
import { manifestRules } from '../src/manifests/rules.ts';
import { findingRules } from '../src/pipeline.ts';
import { capacityFaults } from './corpus/capacity-faults.ts';
import { deliveryFaults } from './corpus/delivery-faults.ts';
import type { Example, FleetFault, FolderFault, ObjectFault } from './corpus/fault.ts';
import { fleetFaults } from './corpus/fleet-faults.ts';
import { identityFaults } from './corpus/identity-faults.ts';
import { healthy, judgeFleetFault, judgeFolderFault, judgeObjectFault } from './corpus/judge-fault.ts';
import { logFaults } from './corpus/log-faults.ts';
import { objectFaults } from './corpus/object-faults.ts';
import { promiseFaults } from './corpus/promise-faults.ts';
import { reachFaults } from './corpus/reach-faults.ts';
import { storeFaults } from './corpus/store-faults.ts';
import { timeFaults } from './corpus/time-faults.ts';
import { watchFaults } from './corpus/watch-faults.ts';

const areas: readonly (readonly [area: string, faults: readonly ObjectFault[]])[] = [
  ['reach', reachFaults],
  ['identity', identityFaults],
  ['time', timeFaults],
  ['objects', objectFaults],
  ['logs', logFaults],
  ['stores and platform', storeFaults],
  ['watching and access', watchFaults],
];
const everyFault: readonly (FleetFault | FolderFault | ObjectFault)[] = [
  ...fleetFaults,
  ...promiseFaults,
  ...capacityFaults,
  ...deliveryFaults,
  ...areas.flatMap(([, faults]) => faults),
];

/** Codes that no single fault of an example raises. */
const unprovoked = new Set([
  // Texts that are no YAML, or too much of it: `src/fleet` tests them; the corpus changes values.
  ...['fleet/file-size', 'fleet/not-text', 'fleet/yaml-syntax'],
  // A note on what is not judged, whatever the fleet.
  'fleet/not-yet-proved',
  // Told of a fleet file by `fleet/retired-part`.
  'platform/retired',
  // The operator gives a Prometheus its flags; only pods written by hand can have others.
  'thanos/sidecar-compaction',
  // The chart of kube-prometheus-stack, which every example has, may bring who reads it.
  'alertmanager/config-unread',
  // The operator takes the label away; rulers that are run without it have no part in an example.
  'thanos/alert-replica',
  // The output and the template of an index each prevent it alone.
  'fluent-bit/replace-dots',
  // A folder of a tree stands by itself: there is no base that could be patched.
  'delivery/values-patch',
  // Raised on files that are written or read.
  ...manifestRules.map(({ code }) => code),
  // Needs a day that is over, which the corpus has not.
  'suppression/expired',
]);

test('healthy examples have no errors', async () => {
  for (const name of ['sidecar', 'operator', 'kind', 'receive', 'mixed'] satisfies readonly Example[]) {
    const { findings } = await healthy(name);
    assert.deepEqual(
      findings.filter(({ severity }) => severity === 'error'),
      [],
      name,
    );
  }
});

test('every fault in the fleet file of an example is found where it is, and nothing that is not its own doing', async () => {
  const wrong: string[] = [];
  for (const fault of [...fleetFaults, ...promiseFaults, ...capacityFaults])
    for (const said of await judgeFleetFault(fault))
      wrong.push(`${fault.on}, ${fault.path} (${fault.raises}): ${said}`);
  assert.deepEqual(wrong, []);
});

test('every fault in how an example is delivered is found, and nothing that is not its own doing', async () => {
  const wrong: string[] = [];
  for (const fault of deliveryFaults)
    for (const said of await judgeFolderFault(fault))
      wrong.push(`${fault.on}, ${fault.path} (${fault.raises}): ${said}`);
  assert.deepEqual(wrong, []);
});

for (const [area, faults] of areas)
  test(`every fault in an object of an example is found, and nothing that is not its own doing: ${area}`, async () => {
    const wrong: string[] = [];
    for (const fault of faults)
      for (const said of await judgeObjectFault(fault))
        wrong.push(`${fault.on}, ${fault.cluster} ${fault.object} (${fault.raises}): ${said}`);
    assert.deepEqual(wrong, []);
  });

test('at least two hundred faults are in the corpus, one of every code', (t) => {
  const raised = new Set(everyFault.map(({ raises }) => raises));
  const codes = findingRules.map(({ code }) => code);
  assert.deepEqual(
    [...raised].filter((code) => !codes.includes(code)),
    [],
  );
  const met = [...catalogue.keys()].filter((entry) =>
    ['fleet', 'objects'].includes(stateOf(entry, findingRules)?.state ?? ''),
  );
  const shown = met.filter((entry) => findingRules.some(({ code, refs }) => raised.has(code) && refs.includes(entry)));
  t.diagnostic(
    `${everyFault.length} faults, ${raised.size} of ${codes.filter((code) => !unprovoked.has(code)).length} codes, ${shown.length} of ${met.length} entries of the catalogue`,
  );
  assert.ok(everyFault.length >= 200);
  const lacking = codes.filter((code) => !raised.has(code) && !unprovoked.has(code));
  assert.deepEqual(lacking, []);
  assert.deepEqual(
    [...unprovoked].filter((code) => raised.has(code)),
    [],
  );
});
