import assert from 'node:assert/strict';
import { test } from 'node:test';
import { components } from '../src/components/list.ts';
import { isReservedSecret, signingSecretOf } from '../src/fleet/reserved.ts';
import { plan } from '../src/manifests/plan.ts';
import type { Model } from '../src/model/model.ts';
import { secretsOf } from '../src/model/secrets/secrets.ts';
import { changedFleets } from './changed-fleets.ts';
import { certificateSecrets } from './secret-references.ts';

test('every Secret is one that the fleet file names, or has a name that no field of it may take', () => {
  const open = new Set<string>();
  for (const { model } of changedFleets()) {
    const chosen = chosenIn(model);
    const made = plan(model, components).flatMap(certificateSecrets);
    const booked = model.clusters.flatMap((cluster) => secretsOf(model, cluster).map(({ name }) => name));
    for (const name of [...booked, ...made.map((at) => at.slice(at.indexOf('/') + 1))])
      if (!chosen.has(name) && !isReservedSecret(name)) open.add(name);
    for (const name of chosen) assert.ok(!isReservedSecret(name), name);
  }
  assert.deepEqual([...open], []);
});

function chosenIn({ objectStores, alerts, tls, clusters }: Model): ReadonlySet<string> {
  const names = [
    tls.ca,
    signingSecretOf(tls.ca),
    alerts.slack?.secret,
    alerts.deadMan?.secret,
    ...objectStores.flatMap(({ credentials, ca }) => [credentials, ca]),
    ...clusters.map(({ metrics }) => (metrics.mode === 'scrape' ? metrics.credentials : null)),
  ];
  return new Set(names.filter((name) => typeof name === 'string'));
}
