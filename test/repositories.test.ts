import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { repositories } from './repositories/list.ts';
import { findings, spoiled, told } from './repositories/repository.ts';

const home = join(import.meta.dirname, 'repositories');

// `NAMSAN_WRITE=1` writes what is said now, to be read before it is committed.
const writes = process.env['NAMSAN_WRITE'] === '1';

for (const repository of repositories) {
  const folder = join(home, repository.name);
  test(`${repository.name}: the flows and every finding are those that an engineer agreed to`, async () => {
    const said = await told(repository, folder);
    if (writes) writeFileSync(join(folder, 'told.txt'), said);
    assert.equal(said, readFileSync(join(folder, 'told.txt'), 'utf8'));
  });

  for (const fault of repository.faults)
    test(`${repository.name}: \`${fault.to.trim()}\` in ${fault.file} ${fault.finds.length === 0 ? 'blames nobody' : 'is found, and nothing else'}`, async () => {
      const healthy = [...(await findings(repository, folder))];
      const added = (await findings(repository, spoiled(folder, fault))).filter((found) => {
        const at = healthy.indexOf(found);
        if (at >= 0) healthy.splice(at, 1);
        return at < 0;
      });
      assert.deepEqual(added, fault.finds);
    });
}
