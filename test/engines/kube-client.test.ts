import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import type { KubeClient } from '../../src/cluster/kube/kube-client.ts';
import { openKube } from '../../src/cluster/kube/open.ts';
import { kubeContract, refusalIn } from '../../src/cluster/testing/kube-contract.ts';
import { type ApiServer, startApiServer } from './harness/api-server.ts';
import { kubeconfigOf } from './harness/kubeconfig.ts';
import { scratchFolder } from './harness/scratch.ts';

let server: ApiServer;
let client: KubeClient;

before(async () => {
  server = await startApiServer();
  const file = join(scratchFolder('kubeconfig'), 'config');
  writeFileSync(file, kubeconfigOf({ one: server.connection }), { mode: 0o600 });
  const open = await openKube({ kubeconfig: [file], signal: new AbortController().signal });
  client = open({ id: 'one', context: 'one' });
});

after(async () => {
  client.close();
  await server.stop();
});

kubeContract('a real API server', async () => ({
  client,
  other: async (object) => {
    const path = await server.client.pathOf(object);
    assert.ok(path !== null);
    const { metadata: _, ...rest } = object as typeof object & { readonly data: Readonly<Record<string, string>> };
    const { status, message } = await server.client.patch(`${path}?fieldManager=other`, { ...rest });
    assert.equal(status, 200, message);
  },
}));

test('a real API server: a tunnel to a pod that is not there, and the log of one, say so', async () => {
  const pod = { namespace: 'default', name: 'nobody' };
  const tunnel = refusalIn(await client.tunnel(pod, 80));
  assert.deepEqual(
    [tunnel.kind, tunnel.message],
    ['not-found', 'There is no way to port 80 of pod default/nobody of one: there is no such pod.'],
  );
  const log = refusalIn(await client.logs(pod, { lines: 1 }));
  assert.deepEqual(
    [log.kind, log.message],
    ['not-found', 'The API server of one refused Pod default/nobody: pods "nobody" not found.'],
  );
});
