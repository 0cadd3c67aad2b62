import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { versions } from '../model/versions.ts';
import { inputsOf, lockText, readLock } from './lock.ts';
import { release } from './release.ts';

test('a lock is read back as it was written, whatever the order of the files', () => {
  const files = [
    ['b', '2'],
    ['a', '1'],
  ] as const;
  const text = lockText(inputsOf('fleet'), new Map(files));
  assert.equal(text, lockText(inputsOf('fleet'), new Map(files.toReversed())));
  assert.deepEqual(readLock(Buffer.from(text)), {
    inputs: inputsOf('fleet'),
    pins: { ...versions },
    files: new Map(files),
  });
});

test('the lock names the fleet by its digest and the version of the package', () => {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  assert.equal(release, version);
  assert.deepEqual(inputsOf('fleet'), {
    fleet: '5eb2ce291c7d227dd684ec83f9ddc05776e2fe9a0c4e62927b4592383e66fb28',
    namsan: version,
  });
});
