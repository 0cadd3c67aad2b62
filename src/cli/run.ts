import { CommanderError } from 'commander';
import { exits } from './command.ts';
import { commands } from './commands/list.ts';
import type { Io } from './io.ts';
import { programOf } from './program.ts';
import { Usage } from './usage.ts';

/** Runs a command line and gives its exit code. The one place where what went wrong becomes words: no stack traces without `debug`. */
export async function run(args: readonly string[], io: Io, debug: boolean): Promise<number> {
  let code: number = exits.clean;
  const program = programOf(commands, io, (given) => {
    code = given;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exits.clean : exits.wrong;
    if (error instanceof Usage) {
      io.err(`${error.message}\n`);
      return exits.wrong;
    }
    io.err(faultText(error, debug));
    return exits.wrong;
  }
}

function faultText(error: unknown, debug: boolean): string {
  const message = error instanceof Error ? error.message : String(error);
  const trace = error instanceof Error && debug ? `${error.stack ?? ''}\n` : '';
  return `This is a fault of namsan, not of your files: ${message}
Please report it with the command line and, if you can share it, the fleet file. With NAMSAN_DEBUG=1 the place of the fault is shown.
${trace}`;
}
