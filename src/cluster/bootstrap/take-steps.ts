import type { BootstrapStep, StepName, StepState } from './bootstrap-step.ts';

/** A step after a run. `skipped`: a step before it did not come to its end. */
export interface StepResult {
  readonly name: StepName;
  readonly about: string;
  readonly needs: readonly string[];
  readonly did: 'was done' | 'done' | 'failed' | 'open' | 'skipped';
  readonly says: readonly string[];
}

export interface TakeOptions {
  /** Only this step, and whether it is done or not; `null` for all that are not. */
  readonly only: StepName | null;
  /** Nothing is taken: how far each is. */
  readonly listOnly: boolean;
  /** Clusters are reached anew. */
  readonly reopen: () => Promise<void>;
  readonly stopped: () => boolean;
  readonly tell: (line: string) => void;
}

/** Takes the steps that are not done, one after the other, and ends at the first that fails: the next ones need it. One that stays open for now stops none. */
export async function takeSteps(steps: readonly BootstrapStep[], options: TakeOptions): Promise<readonly StepResult[]> {
  const { only, listOnly, reopen, stopped, tell } = options;
  const results: StepResult[] = [];
  let halted = false;
  for (const step of steps) {
    if (only !== null && step.name !== only) continue;
    const { name, about, needs } = step;
    const told = (did: StepResult['did'], says: readonly string[] = []): void => {
      results.push({ name, about, needs, did, says });
      if (!listOnly) for (const line of [words[did], ...says]) tell(`${name}: ${line}`);
    };
    if (halted || stopped()) {
      told('skipped');
      continue;
    }
    const before = await step.state();
    if (listOnly) told(before.done === true ? 'was done' : 'open', before.says);
    else if (before.done === true && only === null) told('was done');
    else {
      tell(`${name}: ${about}`);
      const after = await takenOnce(step, reopen);
      halted = after.done === false;
      told(after.done === true ? 'done' : halted ? 'failed' : 'open', after.says);
    }
  }
  return results;
}

const words: Readonly<Record<StepResult['did'], string>> = {
  'was done': 'it is done already.',
  done: 'it is done.',
  failed: 'it is not done.',
  open: 'it is to be done.',
  skipped: 'it waits for the steps before it.',
};

async function takenOnce(step: BootstrapStep, reopen: () => Promise<void>): Promise<StepState> {
  const after = await step.take();
  if (!step.reopens || after.done === false) return after;
  await reopen();
  return step.state();
}
