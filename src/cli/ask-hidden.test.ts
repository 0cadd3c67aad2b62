import assert from 'node:assert/strict';
import { EventEmitter } from 'node:events';
import { test } from 'node:test';
import { askHidden, type Terminal } from './ask-hidden.ts';

/** A terminal that is typed into, and what was said and set meanwhile. */
function typed(...pieces: readonly string[]): { readonly answer: Promise<string | null>; readonly log: string[] } {
  const log: string[] = [];
  const source = new EventEmitter();
  const terminal = Object.assign(source, {
    isTTY: true,
    setRawMode: (raw: boolean) => log.push(raw ? 'no echo' : 'echo'),
    resume: () => terminal,
    pause: () => terminal,
  }) as unknown as Terminal;
  const answer = askHidden(terminal, 'the key: ', (text) => log.push(text));
  for (const piece of pieces) source.emit('data', Buffer.from(piece));
  return { answer, log };
}

test('what is typed is not shown, and the terminal is left as it was', async () => {
  const { answer, log } = typed('s3', 'cr', 'et\r');
  assert.equal(await answer, 's3cret');
  assert.deepEqual(log, ['the key: ', 'no echo', 'echo', '\n']);
});

test('signs can be taken back, one or all, and a pasted line of any letters arrives as it is', async () => {
  assert.equal(await typed('ab\u007fc\r').answer, 'ac');
  assert.equal(await typed('wrong\u0015right\n').answer, 'right');
  assert.equal(await typed('비밀 번호\n').answer, '비밀 번호');
});

test('an empty line and the end of the input are no answer', async () => {
  assert.equal(await typed('\r').answer, null);
  assert.equal(await typed('abc\u0004').answer, null);
});
