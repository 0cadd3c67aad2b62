import type { Argument, Option } from './command.ts';

/** The fleet file of most commands. */
export const fleetArgument: Argument = {
  name: 'fleet',
  about: 'The fleet file; `-` reads it from the standard input.',
  optional: true,
  standard: 'fleet.yaml',
};

/** For commands that look at manifests, or at the usual fleet file when none is named. */
export const fleetOrManifests: Argument = {
  name: 'fleet',
  about: 'The fleet file; `-` reads it from the standard input. Without it and without --manifests, `fleet.yaml`.',
  optional: true,
};

/** `--format` with these forms, the first of them the usual one. */
export function formatOption(...forms: readonly [string, ...string[]]): Option {
  return { name: 'format', value: 'form', about: 'The form of the output.', choices: forms, standard: forms[0] };
}
