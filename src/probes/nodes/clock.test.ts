import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { RawReply } from '../../cluster/kube/kube-client.ts';
import type { Live } from '../probe.ts';
import { liveIn, told } from '../testing/preflight-live.ts';
import { clock } from './clock.ts';

const noon = Date.parse('2026-11-21T12:00:00Z');

/** A cluster whose API server is so many milliseconds ahead; kubelets that are so many ahead of it. */
function world(ahead: number | null, kubelets: Readonly<Record<string, number>> = {}): Live {
  const live: Live = liveIn({
    machine: { now: noon + 300 },
    clusters: {
      hub: {
        raw: (): RawReply => {
          const time = new Date(live.machine.now() + (ahead ?? 0)).toUTCString();
          return { status: 200, headers: ahead === null ? {} : { date: time }, body: '{}' };
        },
      },
    },
  });
  const kube = live.kube('hub');
  const leases = Object.entries(kubelets).map(([name, off]) => ({
    apiVersion: 'coordination.k8s.io/v1',
    kind: 'Lease',
    metadata: {
      name,
      namespace: 'kube-node-lease',
      uid: name,
      resourceVersion: '1',
      creationTimestamp: '2026-11-21T00:00:00Z',
      managedFields: [
        {
          manager: 'kubelet',
          operation: 'Update' as const,
          time: '2026-11-21T12:00:10Z',
          fieldsV1: { 'f:spec': { 'f:renewTime': {} } },
        },
      ],
    },
    spec: { renewTime: new Date(noon + 10_400 + off).toISOString() },
  }));
  return { ...live, kube: () => ({ ...kube, list: async () => ({ ok: true, value: leases }) }) };
}

test('four answers over a second tell the clock of an API server to a quarter of a second', async () => {
  assert.deepEqual(await told(clock, world(0)), [
    'the clock of the API server is within a second: 0.1 s behind this machine, give or take 0.2 s',
  ]);
});

test('an API server that is surely more than a second off is told, on either side', async () => {
  assert.match(
    (await told(clock, world(3_000))).join(),
    /^error API server: The clock of the API server of `hub` is 2\.9 s ahead of that of this machine, give or take 0\.\d s/,
  );
  assert.match(
    (await told(clock, world(-3_000))).join(),
    /^error API server: The clock of the API server of `hub` is 3\.1 s behind that of this machine, give/,
  );
});

test('a kubelet that is off its API server is told by the Lease that it renews', async () => {
  const [, good, ahead, behind] = await told(clock, world(0, { good: 0, ahead: 5_000, behind: -5_000 }));
  assert.equal(
    good,
    "the clock of node good is within a second of its API server's: 0.1 s ahead of its API server, give or take 0.8 s",
  );
  assert.equal(
    ahead,
    'error Node ahead: The clock of node `ahead` of `hub` is 5.2 s ahead of that of its API server, give or take 0.8 s',
  );
  assert.equal(
    behind,
    'error Node behind: The clock of node `behind` of `hub` is 4.8 s behind that of its API server, give or take 0.8 s',
  );
});

test('a server that does not date its answers is a note', async () => {
  assert.deepEqual(await told(clock, world(null)), [
    'note API server: The API server of `hub` does not tell the time of its answers | Something before it takes the `Date` header away; look at the clocks by hand',
  ]);
});
