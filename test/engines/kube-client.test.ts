import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before } from 'node:test';
import type { KubeClient } from '../../src/cluster/kube/kube-client.ts';
import { openKube } from '../../src/cluster/kube/open.ts';
import { kubeContract } from '../../src/cluster/testing/kube-contract.ts';
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
