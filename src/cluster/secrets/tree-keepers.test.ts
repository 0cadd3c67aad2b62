import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { modelOf } from '../../components/testing/fleet.ts';
import { stringsAt } from '../../kube/read.ts';
import { fakeKube } from '../testing/fake-kube.ts';
import { type FakeMachineOptions, fakeMachine } from '../testing/fake-machine.ts';
import { hidden } from './hidden-value.ts';
import { filled, type SecretKeeper } from './secret-keeper.ts';
import type { SecretState } from './secret-state.ts';
import { sealingKeeper, sopsKeeper } from './tree-keepers.ts';

const folder = mkdtempSync(join(tmpdir(), 'namsan-keepers-'));
after(() => rmSync(folder, { recursive: true }));

const state: SecretState = {
  wanted: {
    ...{ cluster: 'hub', namespace: 'monitoring', name: 's3', type: 'Opaque', maker: 'store', usedBy: [] },
    keys: [{ key: 'a', says: 'a', origin: { from: 'source', secret: 's3', key: 'a', random: false } }],
  },
  found: { ok: true, value: null },
};
const secret = filled(state, new Map([['a', hidden('a value of some length')]]));
const sealedKind = {
  ...{ apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', resource: 'sealedsecrets' },
  ...{ namespaced: true, verbs: [] },
};

interface Kept {
  readonly keeper: SecretKeeper;
  readonly kube: ReturnType<typeof fakeKube>;
  readonly file: string;
  readonly calls: (readonly [line: readonly string[], input: string])[];
}

function keeping(
  how: 'sealed-secrets' | 'sops',
  programs: FakeMachineOptions['programs'],
  delivery = 'via: apply',
): Kept {
  const tree = mkdtempSync(join(folder, 'tree-'));
  const kube = fakeKube('hub', { kinds: [sealedKind] });
  const calls: Kept['calls'] = [];
  const seen = Object.fromEntries(
    Object.entries(programs ?? {}).map(([name, program]) => [
      name,
      (line: readonly string[], input: string) => {
        calls.push([line, input]);
        return program(line, input);
      },
    ]),
  );
  const model = modelOf({ fleet: `secrets: {via: ${how}}\ndelivery: {${delivery}}` });
  const job = { model, tree, machine: fakeMachine({ programs: seen }), kube: () => kube };
  const keeper = how === 'sops' ? sopsKeeper(job) : sealingKeeper(job);
  return { keeper, kube, calls, file: join(tree, 'secrets/hub/monitoring.s3.yaml') };
}

const sealed = `apiVersion: bitnami.com/v1alpha1
kind: SealedSecret
metadata: {name: s3, namespace: monitoring}
spec: {encryptedData: {a: AgB4}}
`;

test('kubeseal gets the Secret by its standard input alone; the sealed one lies in the tree for all to read, and in the cluster', async () => {
  const { keeper, kube, file, calls } = keeping('sealed-secrets', { kubeseal: () => ({ out: sealed }) });
  assert.equal(await keeper.isKept(state), false);
  const kept = await keeper.keep(state, secret, false);
  assert.deepEqual(kept, { ok: true, value: [`monitoring/s3 is sealed in ${file}: commit it.`] });
  assert.equal(readFileSync(file, 'utf8'), sealed);
  assert.equal(statSync(file).mode & 0o777, 0o644);
  assert.deepEqual(calls, [
    [['--context', 'hub', '--controller-namespace', 'sealed-secrets', '--format', 'yaml'], JSON.stringify(secret)],
  ]);
  assert.ok(kube.all().some(({ kind }) => kind === 'SealedSecret'));
  assert.equal(await keeper.sealed(state.wanted), file);
});

test('with Argo CD a sealed Secret comes by the tree alone', async () => {
  const via = 'via: argocd, repo: "https://git.example.com/x.git"';
  const { keeper, kube } = keeping('sealed-secrets', { kubeseal: () => ({ out: sealed }) }, via);
  await keeper.keep(state, secret, false);
  assert.deepEqual([kube.calls, await keeper.isKept(state)], [[], true]);
});

test('a tool that is missing, fails or hands back what it was given leaves no file and no value in what is said', async () => {
  const cases: readonly (readonly [FakeMachineOptions['programs'], string])[] = [
    [{}, '`kubeseal` is not installed, or not in PATH.'],
    [{ kubeseal: () => ({ code: 1, err: 'no controller' }) }, '`kubeseal` ended with 1: no controller'],
    [
      { kubeseal: (_, input) => ({ code: 1, err: `cannot read ${input}` }) },
      '`kubeseal` ended with 1: what it said repeats a value, and is not shown',
    ],
    [
      { kubeseal: (_, input) => ({ out: input }) },
      '`kubeseal` gave no sealed form of monitoring/s3; nothing is written.',
    ],
  ];
  for (const [programs, message] of cases) {
    const { keeper, file } = keeping('sealed-secrets', programs);
    const kept = await keeper.keep(state, secret, false);
    assert.deepEqual([kept.ok ? '' : kept.refusal.message, existsSync(file)], [message, false]);
  }
});

test('sops encrypts what goes to the tree, and the cluster gets the Secret; a cluster that lost it gets it from the tree', async () => {
  const encrypted = 'apiVersion: v1\nkind: Secret\ndata: {a: "ENC[x]"}\n';
  const programs: FakeMachineOptions['programs'] = {
    sh: () => ({ out: encrypted }),
    sops: ([verb]) => (verb === 'decrypt' ? { out: JSON.stringify(secret) } : { out: 'sops 3' }),
  };
  const { keeper, kube, file } = keeping('sops', programs);
  assert.deepEqual(await keeper.restore(state), { ok: true, value: false });
  await keeper.keep(state, secret, false);
  assert.equal(readFileSync(file, 'utf8'), encrypted);
  const dataThere = () =>
    kube
      .all()
      .filter(({ kind }) => kind === 'Secret')
      .map((one) => stringsAt(one, 'data'));
  assert.deepEqual(dataThere(), [secret.data]);
  kube.remove({ apiVersion: 'v1', kind: 'Secret', namespace: 'monitoring', name: 's3' });
  assert.deepEqual([await keeper.restore(state), dataThere()], [{ ok: true, value: true }, [secret.data]]);
});
