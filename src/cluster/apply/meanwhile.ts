import { setImmediate as turn } from 'node:timers/promises';
import type { Due } from './member.ts';
import type { Keeping } from './releases.ts';

/** How many are made ready between two looks at what has come: a millisecond's worth. */
const slice = 50;

/** Makes ready what is due, and last what is kept of it, while answers are waited for, and is no hindrance to them. */
export async function meanwhile<T>(asked: Promise<T>, due: readonly Due[], keeping: Keeping): Promise<T> {
  let come = false;
  const answers = asked.finally(() => {
    come = true;
  });
  for (let i = 0; i < due.length; i += 1) {
    if (i % slice === 0) await turn();
    if (come) break;
    due[i]?.sent();
  }
  if (!come) keeping.content();
  return answers;
}
