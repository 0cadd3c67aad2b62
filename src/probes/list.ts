import type { Probe } from './probe.ts';
import { noAnswer } from './reach/no-answer.ts';

/** Every question to a live fleet. A probe is one file with its page and its test, and one line here. */
export const probes: readonly Probe[] = [noAnswer];
