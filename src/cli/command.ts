import type { Io } from './io.ts';

/** What a command is told on its line. Names are those of its description. */
export interface Given {
  readonly argument: (name: string) => string | null;
  readonly option: (name: string) => string | null;
  readonly list: (name: string) => readonly string[];
  readonly flag: (name: string) => boolean;
}

export interface Argument {
  readonly name: string;
  readonly about: string;
  readonly optional: boolean;
  /** What is taken when it is not said. */
  readonly standard?: string;
}

export interface Option {
  /** The long name, without dashes. */
  readonly name: string;
  /** How help shows its value; `null` for a flag. */
  readonly value: string | null;
  readonly about: string;
  readonly choices?: readonly string[];
  readonly standard?: string;
  readonly required?: true;
  /** May be said several times. */
  readonly many?: true;
}

export interface Example {
  /** What is typed after `namsan`. */
  readonly line: string;
  readonly about: string;
}

/** A command: help, completion and its page are made from this, and its code is loaded only when it runs. */
export interface Command {
  readonly name: string;
  /** One sentence for the list of commands. */
  readonly about: string;
  /** What its page and its help add to that. */
  readonly details: string;
  readonly arguments: readonly Argument[];
  readonly options: readonly Option[];
  readonly examples: readonly Example[];
  /** What its exit codes mean, beside 2 for wrong usage. */
  readonly exits: Readonly<Record<number, string>>;
  /** Does it and gives the exit code. */
  readonly run: (given: Given, io: Io) => Promise<number>;
}

/** Exit codes of every command. */
export const exits = { clean: 0, findings: 1, wrong: 2, pending: 3 } as const;
