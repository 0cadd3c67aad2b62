import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../findings/finding.ts';
import { proofs } from '../proofs/list.ts';
import { speaksOfAbsence, withoutGuesses } from './absence.ts';
import { checks } from './list.ts';

function told(code: string, cluster: string): Finding {
  const where = { cluster, object: 'Service a/b', field: '' };
  return { code, severity: 'error', where, message: '', why: '', fix: '', refs: [], counterexample: null };
}

test('what is missing is not told of a cluster that was read in part, nor of any when the hub was', () => {
  const all = [told('coverage/gap', 'edge'), told('coverage/gap', 'other'), told('objects/unique', 'edge')];
  assert.deepEqual(withoutGuesses(all, undefined, 'hub'), all);
  assert.deepEqual(withoutGuesses(all, new Set(['edge']), 'hub'), all.slice(1));
  assert.deepEqual(withoutGuesses(all, new Set(['hub']), 'hub'), all.slice(2));
});

test('every rule that is said to speak of what is missing is there', () => {
  const named = [...proofs, ...checks].map(({ code }) => code).filter(speaksOfAbsence);
  assert.equal(new Set(named).size, 25);
});
