import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import fc from 'fast-check';
import { type Journal, openJournal } from './journal.ts';
import { type JournalLine, lineText, readJournalText } from './journal-lines.ts';

const root = mkdtempSync(join(tmpdir(), 'namsan-journal-'));
after(() => rmSync(root, { recursive: true, force: true }));

const at = Date.parse('2026-01-01T12:03:00Z');
let folders = 0;
function folder(): string {
  folders += 1;
  return join(root, String(folders));
}
function open(path: string, pid: number, alive = false): Journal {
  return openJournal({ folder: path, host: 'here', pid, now: at, alive: () => alive });
}
const wave = (cluster: string, n: number): JournalLine => ({ event: 'wave', at, cluster, wave: n });

test('a run that was killed is told at the next with where it was, once', () => {
  const path = folder();
  const killed = open(path, 1);
  killed.write(wave('edge-1', 10));
  killed.write(wave('edge-2', 10));
  killed.write(wave('edge-1', 40));
  killed.write({ event: 'through', at, cluster: 'edge-2' });
  const next = open(path, 2);
  assert.deepEqual(next.notes, ['A run begun 2026-01-01 12:03 UTC stopped in wave 40 of edge-1; going on.']);
  next.end();
  assert.deepEqual(readdirSync(path), []);
  assert.deepEqual(open(path, 3).notes, []);
});

test('a run that is still going is not taken for a killed one', () => {
  const path = folder();
  open(path, 1).write(wave('edge-1', 10));
  assert.deepEqual(open(path, 2, true).notes, []);
  assert.equal(readdirSync(path).length, 2);
});

test('a torn last line is passed over, and garbage is told', () => {
  const path = folder();
  open(path, 1).write(wave('edge-1', 10));
  const [name = ''] = readdirSync(path);
  appendFileSync(join(path, name), lineText(wave('edge-1', 40)).slice(0, -7));
  assert.deepEqual(open(path, 2).notes, ['A run begun 2026-01-01 12:03 UTC stopped in wave 10 of edge-1; going on.']);
  const garbage = join(path, 'apply-x.jsonl');
  const begun = lineText({ event: 'begun', at, host: 'here', pid: 9 });
  writeFileSync(garbage, Buffer.concat([Buffer.from(begun), Buffer.from([0, 255, 10, 123, 10])]));
  const next = open(path, 3);
  const kept = `${garbage}.unreadable`;
  assert.deepEqual(
    [next.notes, next.findings],
    [
      [],
      [
        {
          code: 'journal/unreadable',
          severity: 'warning',
          where: { file: kept, line: 2, column: 1, path: '' },
          message:
            '2 lines of the journal of an earlier run are of no run of namsan; what it says is passed over, and this run begins with the first wave',
          why: 'Whether that run was killed half-way, and where, is not known',
          fix: `Nothing is to be done in the clusters: what they have as it should be is not sent again. Look at \`${kept}\` or delete it; if it comes again, see what writes there, or name another folder by \`--state\``,
          refs: [],
          counterexample: null,
        },
      ],
    ],
  );
  // It is told once, and kept for whoever wants to look at it.
  assert.deepEqual(open(path, 4).findings, []);
  assert.equal(readFileSync(kept).length, begun.length + 5);
});

test('where no journal can be kept, that is told and nothing else happens', () => {
  const file = join(root, 'file');
  writeFileSync(file, '');
  const journal = open(join(file, 'below'), 1);
  journal.write(wave('edge-1', 0));
  journal.end();
  assert.equal(journal.notes.length, 1);
  assert.match(journal.notes[0] ?? '', /^No journal can be kept in `/);
  assert.equal(readFileSync(file, 'utf8'), '');
});

test('a folder that can never be made is told, and not tried for ever', () => {
  const journal = open('/proc/nothing/here', 1);
  assert.match(journal.notes.join(), /^No journal can be kept in `\/proc\/nothing\/here` \(/);
});

test('no bytes, whole or cut off anywhere, make reading a journal fail', () => {
  const whole = [wave('a', 1), wave('b', 2)].map(lineText).join('');
  fc.assert(
    fc.property(fc.nat(whole.length), fc.string(), (cut, garbage) => {
      assert.ok(readJournalText(whole.slice(0, cut)).unread === 0);
      assert.ok(readJournalText(garbage + whole).stopped.some(({ cluster }) => cluster === 'b'));
    }),
  );
});
