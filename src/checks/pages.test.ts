import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { loadAll } from 'js-yaml';
import { readPage } from '../fleet/testing/page.ts';
import { isKubeObject } from '../kube/read.ts';
import { checks } from './list.ts';
import { foundWithSchemas } from './testing/found.ts';

test('the bad example of a page of whole objects raises its check, and the good one does not', async () => {
  let executed = 0;
  for (const check of checks) {
    const { sections } = readPage(readFileSync(`${import.meta.dirname}/${check.code}.md`, 'utf8'));
    const bad = sections['Bad']?.examples.join('---\n') ?? '';
    const good = sections['Good']?.examples.join('---\n') ?? '';
    const whole = [bad, good].every((text) => loadAll(text).every((document) => isKubeObject(document)));
    // Examples that are parts of objects are held by the test of their check.
    if (!whole) continue;
    executed += 1;
    assert.notDeepEqual(await foundWithSchemas(check, { hub: bad }), [], `bad example of ${check.code}`);
    assert.deepEqual(await foundWithSchemas(check, { hub: good }), [], `good example of ${check.code}`);
  }
  assert.ok(executed >= 8, `${executed} pages were executed`);
});
