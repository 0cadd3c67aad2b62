import assert from 'node:assert/strict';
import { test } from 'node:test';
import { components } from '../../components/list.ts';
import { modelOf } from '../../components/testing/fleet.ts';
import { plan } from '../../manifests/plan.ts';
import { fakeKube } from '../testing/fake-kube.ts';
import { fakeMachine } from '../testing/fake-machine.ts';
import { hidden } from './hidden-value.ts';
import { putSecrets } from './put-secrets.ts';
import { clusterKeeper } from './secret-keeper.ts';
import { isComplete } from './secret-result.ts';

const model = modelOf({
  fleet: 'secrets: {via: existing}',
  clusters: ['id: shop, domain: shop.example.com, grafana: local, metrics: {mode: sidecar}'],
});
const workloads = plan(model, components);

test('clusters that are one get no Secret: none is written, and each says which is the other', async () => {
  const one = fakeKube('hub');
  const uid = one.all().find(({ metadata }) => metadata.name === 'kube-system')?.metadata.uid;
  const said: string[] = [];
  const report = await putSecrets({
    ...{ model, workloads, kube: () => one, machine: fakeMachine(), chosen: ['hub', 'shop'], dryRun: false },
    origins: {
      given: () => hidden('given'),
      kept: () => undefined,
      ask: null,
      chance: () => hidden('by chance'),
      rotate: [],
    },
    keeper: clusterKeeper(() => one),
    tell: (line) => said.push(line),
  });
  assert.equal(isComplete(report), false);
  assert.deepEqual(new Set(report.secrets.map(({ done }) => done)), new Set(['refused']));
  const words = (a: string, b: string): string =>
    `\`${a}\` and \`${b}\` are one cluster: the contexts \`${a}\` and \`${b}\` lead to the same namespace \`kube-system\`, ${uid}. Look at \`kubernetes.context\` of both in the fleet file, and at the address that each context has in the kubeconfig.`;
  assert.deepEqual(
    new Set(report.secrets.flatMap(({ cluster, says }) => says.map((text) => `${cluster}: ${text}`))),
    new Set([`hub: ${words('hub', 'shop')}`, `shop: ${words('shop', 'hub')}`]),
  );
  assert.deepEqual(said.filter((line) => line.includes('are one cluster')).length, 2);
  assert.deepEqual(
    one.all().filter(({ kind }) => kind === 'Secret'),
    [],
  );
});
