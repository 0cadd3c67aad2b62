import assert from 'node:assert/strict';
import { test } from 'node:test';
import { components } from '../../components/list.ts';
import { modelOf } from '../../components/testing/fleet.ts';
import { bootstrapFiles } from '../../delivery/bootstrap/files.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { plan } from '../../manifests/plan.ts';
import type { Refusal } from '../outcome.ts';
import { type FakeKube, type FakeOptions, fakeKube } from '../testing/fake-kube.ts';
import { type BootstrapJob, type BootstrapStep, taken } from './bootstrap-step.ts';
import { bootstrapSteps } from './bootstrap-steps.ts';

interface World {
  readonly steps: readonly BootstrapStep[];
  readonly kubes: ReadonlyMap<string, FakeKube>;
  readonly ran: string[];
  readonly says: (name: string) => Promise<readonly string[]>;
}

function world(fleet: string, hub: string, options: FakeOptions = {}, more: Partial<BootstrapJob> = {}): World {
  const model = modelOf({ fleet, hub, clusters: ['id: shop, domain: shop.example.com, metrics: {mode: sidecar}'] });
  const ready: FakeOptions = { raw: () => ({ status: 200, headers: {}, body: 'ok' }), ...options };
  const kubes = new Map(model.clusters.map(({ id }) => [id, fakeKube(id, ready)]));
  const ran: string[] = [];
  const steps = bootstrapSteps({
    ...{ model, chosen: model.clusters.map(({ id }) => id), installs: false, copied: [] },
    kube: (id) => kubes.get(id) ?? fakeKube(id),
    scripts: new Map(bootstrapFiles(model, plan(model, components))),
    script: async (path, line) => {
      ran.push([path, ...line].join(' '));
      return 0;
    },
    secrets: { state: async () => taken, take: async () => taken },
    buckets: { state: async () => taken, take: async () => taken },
    ...more,
  });
  const says = async (name: string) =>
    (await steps.find((one) => one.name === name)?.state())?.says ?? ['no such step'];
  return { steps, kubes, ran, says };
}

const argocd = 'delivery: {via: argocd, repo: "https://git.example.com/x.git"}\nsecrets: {via: existing}';
const gateway = 'domain: hub.example.com, metrics: {mode: sidecar}';

test('a fleet has the steps that it has scripts for, in their order, each with the tools that its script needs', () => {
  const { steps } = world(`${argocd}\ntls: {issuer: private-ca}`, gateway);
  assert.deepEqual(
    steps.map(({ name, needs }) => `${name}: ${needs.join(' ')}`),
    [
      'clusters: ',
      'network: kubectl',
      'certificates: kubectl openssl',
      'secrets: values, or a terminal to ask at',
      'buckets: the Secret of each store',
      'argocd: kubectl kustomize helm openssl',
      'register: kubectl base64',
    ],
  );
});

test('a cluster that does not answer is told with how it is made, and never made unasked', async () => {
  const refusal: Refusal = { kind: 'unreachable', message: 'It cannot be reached.', status: 0, conflicts: [] };
  const { says, steps, ran } = world('secrets: {via: existing}', `${gateway}, kubernetes: {flavor: kubeadm}`, {
    fault: ({ verb }) => (verb === 'raw' ? refusal : null),
  });
  const [first, how] = await says('clusters');
  assert.deepEqual(
    [first, how],
    [
      'It cannot be reached.',
      '`hub` is made on its nodes, as root on hub-1 (10.0.0.1): `bash bootstrap/hub/cluster.sh init`. Then copy its kubeconfig here, and name it: `--copied hub=FILE`.',
    ],
  );
  assert.equal((await steps[0]?.take())?.done, false);
  assert.deepEqual(ran, []);
});

test('kind makes clusters here, and only those that do not answer', async () => {
  const refusal: Refusal = { kind: 'unusable', message: 'There is no context.', status: 0, conflicts: [] };
  const { steps, ran } = world(
    'secrets: {via: existing}',
    `${gateway}, kubernetes: {flavor: kind}`,
    { fault: ({ verb }) => (verb === 'raw' ? refusal : null) },
    { installs: true },
  );
  assert.deepEqual([await steps[0]?.take(), ran], [{ done: null, says: [] }, ['bootstrap/hub/cluster.sh']]);
});

test('copied kubeconfigs are merged by the script, and without any it is told how', async () => {
  const refusal: Refusal = { kind: 'unusable', message: 'There is no context.', status: 0, conflicts: [] };
  const hub = `${gateway}, kubernetes: {flavor: kubeadm}`;
  const lost: FakeOptions = { fault: ({ verb }) => (verb === 'raw' ? refusal : null) };
  const { says } = world('secrets: {via: existing}', hub, lost);
  assert.equal(
    (await says('kubeconfig'))[0],
    'The kubeconfig has no context for `hub`. Copy that of its node here, and name it: `--copied hub=FILE`.',
  );
  const { steps, ran } = world('secrets: {via: existing}', hub, lost, { copied: ['hub=admin.conf'] });
  await steps.find(({ name }) => name === 'kubeconfig')?.take();
  assert.deepEqual(ran, ['bootstrap/kubeconfig.sh hub=admin.conf']);
});

test('what lacks of network, certificates, Argo CD and registrations is told by name, and nothing when it is there', async () => {
  const { says, kubes, steps, ran } = world(`${argocd}\ntls: {issuer: private-ca}`, gateway);
  assert.deepEqual(await says('network'), [
    '`hub` has no CustomResourceDefinition gateways.gateway.networking.k8s.io.',
    '`shop` has no CustomResourceDefinition gateways.gateway.networking.k8s.io.',
  ]);
  assert.match((await says('certificates')).join('\n'), /`hub` has no Secret cert-manager\/\S+ with all its keys\./);
  assert.deepEqual(await says('argocd'), ['Argo CD is not on `hub`.']);
  assert.deepEqual(await says('register'), ['`hub` has no Secret argocd/cluster-shop.']);
  const put = (object: KubeObject & { readonly [key: string]: unknown }) => kubes.get('hub')?.put(object);
  const where = { namespace: 'argocd' };
  put({ apiVersion: 'v1', kind: 'Secret', metadata: { ...where, name: 'cluster-shop' } });
  put({
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { ...where, name: 'argocd-server' } },
    status: { conditions: [{ type: 'Available', status: 'True' }] },
  });
  assert.deepEqual(await says('register'), []);
  assert.deepEqual(await says('argocd'), ['`hub` has no Application argocd/root.']);
  for (const step of steps) await step.take();
  assert.deepEqual(ran, [
    'bootstrap/network.sh hub shop',
    'bootstrap/certificates.sh hub shop',
    'bootstrap/argocd.sh',
    'bootstrap/register.sh shop',
  ]);
});

test('no step writes into clusters that are one; each is told with the other and both contexts', async () => {
  const one = fakeKube('hub', { raw: () => ({ status: 200, headers: {}, body: 'ok' }) });
  const uid = one.all().find(({ metadata }) => metadata.name === 'kube-system')?.metadata.uid;
  const { steps, ran } = world(`${argocd}\ntls: {issuer: private-ca}`, gateway, {}, { kube: () => one });
  const before = one.calls.filter(({ verb }) => verb !== 'get').length;
  for (const name of ['network', 'certificates', 'secrets', 'argocd', 'register']) {
    const after = await steps.find((step) => step.name === name)?.take();
    assert.deepEqual(after, {
      done: false,
      says: [
        ['hub', 'shop'],
        ['shop', 'hub'],
      ].map(
        ([a, b]) =>
          `\`${a}\` and \`${b}\` are one cluster: the contexts \`${a}\` and \`${b}\` lead to the same namespace \`kube-system\`, ${uid}. Look at \`kubernetes.context\` of both in the fleet file, and at the address that each context has in the kubeconfig.`,
      ),
    });
  }
  assert.deepEqual([ran, one.calls.filter(({ verb }) => verb !== 'get').length], [[], before]);
});
