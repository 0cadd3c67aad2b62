import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runbookOf } from './runbook.ts';

test('an alert leads to its entry of the page, by a link where the host is known', () => {
  const entry = 'docs/TROUBLESHOOTING.md#clustersendsnometrics';
  const of = (repo: string, path: string) =>
    runbookOf({ delivery: { via: 'argocd', repo, branch: 'main', path } }, 'ClusterSendsNoMetrics');
  assert.equal(of('https://github.com/shop/fleet.git', '.'), `https://github.com/shop/fleet/blob/main/${entry}`);
  assert.equal(
    of('https://gitlab.example.com/a/b', 'tree'),
    `https://gitlab.example.com/a/b/-/blob/main/tree/${entry}`,
  );
  assert.equal(of('https://git.example.com/fleet.git', '.'), entry);
  assert.equal(of('git@github.com:shop/fleet.git', '.'), entry);
  assert.equal(runbookOf({ delivery: { via: 'apply' } }, 'ClusterSendsNoMetrics'), entry);
});
