import { styleText } from 'node:util';
import { type Paint, plainPaint } from '../findings/format-text.ts';

const styles = {
  error: ['red', 'bold'],
  warning: 'yellow',
  note: 'cyan',
  strong: 'bold',
  dim: 'dim',
  added: 'green',
  removed: 'red',
} as const;

/**
 * Colours for a stream: never with `NO_COLOR` (no-color.org), always with `FORCE_COLOR` other than `0` (force-color.org), and otherwise on a
 * terminal that is not `dumb`.
 */
export function paintFor(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
): Paint {
  return isColoured(stream.isTTY === true, env) ? coloured : plainPaint;
}

function isColoured(isTerminal: boolean, env: Readonly<Record<string, string | undefined>>): boolean {
  const { NO_COLOR: no = '', FORCE_COLOR: force = '', TERM: term = '' } = env;
  if (no !== '') return false;
  if (force !== '') return force !== '0' && force !== 'false';
  return isTerminal && term !== 'dumb';
}

const coloured: Paint = (style, text) => styleText([...[styles[style]].flat()], text, { validateStream: false });
