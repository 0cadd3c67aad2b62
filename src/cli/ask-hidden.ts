import type { ReadStream } from 'node:tty';

const enter = new Set(['\r', '\n']);
const ctrlC = '\u0003';
const ctrlD = '\u0004';
const ctrlU = '\u0015';
const erase = new Set(['\u0008', '\u007f']);

/** A terminal, as far as asking needs one: `process.stdin` is one where it is a TTY. */
export type Terminal = Pick<ReadStream, 'isTTY' | 'setRawMode' | 'on' | 'off' | 'resume' | 'pause'>;

/**
 * Asks for one line that is not shown, not even its length. `null` is no answer: an empty line, Ctrl-D, or the end of the terminal. Ctrl-C
 * is passed to the process, as it would be without this.
 */
export function askHidden(terminal: Terminal, question: string, say: (text: string) => void): Promise<string | null> {
  say(question);
  terminal.setRawMode(true);
  const { promise, resolve } = Promise.withResolvers<string | null>();
  const decoder = new TextDecoder();
  let line = '';
  const end = (answer: string | null): void => {
    terminal.off('data', take);
    terminal.off('end', close);
    terminal.setRawMode(false);
    terminal.pause();
    say('\n');
    resolve(answer === '' ? null : answer);
  };
  const close = (): void => end(null);
  const take = (piece: Buffer): void => {
    for (const sign of decoder.decode(piece, { stream: true })) {
      const isLast = sign === ctrlC || sign === ctrlD || enter.has(sign);
      if (isLast) {
        end(enter.has(sign) ? line : null);
        if (sign === ctrlC) process.kill(process.pid, 'SIGINT');
        return;
      }
      if (sign === ctrlU) line = '';
      else line = erase.has(sign) ? [...line].slice(0, -1).join('') : line + sign;
    }
  };
  terminal.on('data', take);
  terminal.on('end', close);
  terminal.resume();
  return promise;
}
