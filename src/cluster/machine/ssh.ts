import { answered, refused } from '../outcome.ts';
import type { Machine } from './machine.ts';
import { runProgram } from './run-program.ts';

const connectSeconds = 10;
const commandMs = 120_000;

/**
 * A command on a node by the system's `ssh`, with the user's own configuration, keys and known hosts. It never asks: what would need an answer is a
 * refusal. `ssh` gives 255 for its own trouble (ssh(1), EXIT STATUS).
 */
export async function sshTo(
  address: string,
  command: readonly string[],
  signal: AbortSignal,
): ReturnType<Machine['ssh']> {
  const options = ['-o', 'BatchMode=yes', '-o', `ConnectTimeout=${connectSeconds}`, '-T'];
  const line = [...options, '--', address, command.map(quoted).join(' ')];
  const ended = await runProgram('ssh', line, signal, { timeout: commandMs });
  if (ended === null) return refused('unusable', 'There is no `ssh` on this machine.');
  if (ended.code !== 255) return answered(ended);
  const said = ended.err.trim().split('\n').at(-1)?.trim().replace(/\.$/, '') ?? '';
  return refused('unreachable', `\`ssh ${address}\` failed: ${said === '' ? 'it said nothing' : said}.`);
}

/** The other side gives the line to a shell: each word is one word there too. */
function quoted(word: string): string {
  return /^[\w./:=@%+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}
