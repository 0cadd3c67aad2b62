import assert from 'node:assert/strict';
import { test } from 'node:test';
import { type BootstrapStep, lacking, type StepName, type StepState, taken } from './bootstrap-step.ts';
import { type StepResult, takeSteps } from './take-steps.ts';

function step(name: StepName, before: StepState, after: StepState, log: string[], reopens = false): BootstrapStep {
  let state = before;
  return {
    ...{ name, about: `What ${name} is.`, needs: [], reopens },
    state: async () => state,
    take: async () => {
      log.push(`take ${name}`);
      state = after.done === null && reopens ? taken : after;
      return after;
    },
  };
}

const open = lacking(['It lacks.']);

async function took(
  steps: (log: string[]) => readonly BootstrapStep[],
  more: { readonly only?: StepName; readonly listOnly?: true } = {},
): Promise<{ readonly log: readonly string[]; readonly did: readonly (readonly [StepName, StepResult['did']])[] }> {
  const log: string[] = [];
  const results = await takeSteps(steps(log), {
    ...{ only: more.only ?? null, listOnly: more.listOnly ?? false, stopped: () => false },
    reopen: async () => void log.push('reopen'),
    tell: () => undefined,
  });
  return { log, did: results.map(({ name, did }) => [name, did]) };
}

test('what is done is not done twice, and a step that fails keeps those after it waiting', async () => {
  const { log, did } = await took((said) => [
    step('network', taken, taken, said),
    step('certificates', open, taken, said),
    step('secrets', open, open, said),
    step('buckets', open, taken, said),
  ]);
  assert.deepEqual(log, ['take certificates', 'take secrets']);
  assert.deepEqual(did, [
    ['network', 'was done'],
    ['certificates', 'done'],
    ['secrets', 'failed'],
    ['buckets', 'skipped'],
  ]);
});

test('a list takes nothing, and one step alone is taken whether it is done or not', async () => {
  const steps = (log: string[]) => [step('network', taken, taken, log), step('secrets', open, taken, log)];
  assert.deepEqual(await took(steps, { listOnly: true }), {
    log: [],
    did: [
      ['network', 'was done'],
      ['secrets', 'open'],
    ],
  });
  assert.deepEqual(await took(steps, { only: 'network' }), { log: ['take network'], did: [['network', 'done']] });
});

test('clusters are reached anew after a step that changes the kubeconfig', async () => {
  const changed: StepState = { done: null, says: [] };
  assert.deepEqual(await took((said) => [step('kubeconfig', open, changed, said, true)]), {
    log: ['take kubeconfig', 'reopen'],
    did: [['kubeconfig', 'done']],
  });
});

test('what can only come with the tree stays open and stops nothing', async () => {
  const later: StepState = { done: null, says: ['It comes with the tree.'] };
  const { did } = await took((said) => [step('secrets', open, later, said), step('argocd', open, taken, said)]);
  assert.deepEqual(did, [
    ['secrets', 'open'],
    ['argocd', 'done'],
  ]);
});
