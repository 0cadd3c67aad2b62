import { run } from './processes.ts';

/** What a program says about its own flags. */
export interface KnownFlags {
  /** Flags with an address to listen on, and the port that they have unless it is set. */
  readonly listening: ReadonlyMap<string, number>;
  readonly deprecated: ReadonlySet<string>;
}

const asked = new Map<string, Promise<KnownFlags>>();

/** The flags of a program, or of one of its commands, from its own `--help`. */
export function askFlags(binary: string, command: readonly string[]): Promise<KnownFlags> {
  const key = [binary, ...command].join(' ');
  const known = asked.get(key) ?? readHelp(binary, command);
  asked.set(key, known);
  return known;
}

async function readHelp(binary: string, command: readonly string[]): Promise<KnownFlags> {
  const help = await run({ name: 'help', command: binary, args: [...command, '--help'] }, 20_000);
  const listening = new Map<string, number>();
  const deprecated = new Set<string>();
  for (const block of help.log.split(/\n(?=\s{2,8}(?:-\w, )?--)/)) {
    const flag = /--(?:\[no-\])?([\w.-]+)/.exec(block)?.[1];
    if (flag === undefined) continue;
    const port = /^\s+--[\w.-]+="?0\.0\.0\.0:(\d+)/.exec(block)?.[1];
    if (port !== undefined) listening.set(flag, Number(port));
    if (/deprecated/i.test(block)) deprecated.add(flag);
  }
  if (deprecated.size + listening.size === 0)
    throw new Error(`\`${key(binary, command)}\` tells nothing:\n${help.log}`);
  return { listening, deprecated };
}

function key(binary: string, command: readonly string[]): string {
  return [binary, ...command, '--help'].join(' ');
}

/** The name of the flag that an argument sets: `--no-x` and `--x=1` are both `x`. */
export function flagName(argument: string): string {
  return argument.replace(/^--(?:no-)?/, '').replace(/=.*$/s, '');
}
