import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { load } from 'js-yaml';
import { stringAt } from '../../src/kube/read.ts';
import { run } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { renderedFolder } from './harness/trees.ts';

const kustomization: unknown = load(
  readFileSync(join(renderedFolder('operator'), 'argocd/install/kustomization.yaml'), 'utf8'),
);

/** What a rendered script says of an object, which is written as Lua. Argo CD runs these scripts in the language of Lua 5.1 (gopher-lua). */
async function healthOf(kind: string, object: string): Promise<string> {
  const key = `resource.customizations.health.${kind}`;
  const script = stringAt(kustomization, 'helmCharts', 0, 'valuesInline', 'configs', 'cm', key);
  assert.ok(script !== undefined, `${kind} has no script`);
  const file = join(scratchFolder('health'), 'health.lua');
  writeFileSync(
    file,
    `obj = ${object}\nlocal function health()\n${script}\nend\nlocal hs = health()\nprint(hs.status .. ": " .. hs.message .. ".")\n`,
  );
  const said = await run({ name: 'lua', command: 'lua5.1', args: [file] }, 10_000);
  assert.equal(said.code, 0, `${said.log}\nlua5.1 is a package of that name in Debian and Ubuntu.`);
  return said.log.trim().slice(0, -1);
}

async function judged(kind: string, cases: Readonly<Record<string, string>>): Promise<void> {
  const said = await Promise.all(
    Object.keys(cases).map(async (object) => [object, await healthOf(kind, object)] as const),
  );
  assert.deepEqual(Object.fromEntries(said), cases);
}

test('an Application is healthy once it is synced and looked at since, and not because nothing of it is there yet', () =>
  judged('argoproj.io_Application', {
    '{}': 'Progressing: is not synced yet',
    '{status={sync={status="OutOfSync"},health={status="Healthy"}}}': 'Progressing: is not synced yet',
    '{status={operationState={phase="Failed"},sync={status="OutOfSync"},health={status="Missing"}}}':
      'Progressing: is not synced yet',
    '{status={operationState={phase="Running"},sync={status="Synced"},health={status="Healthy"}}}':
      'Progressing: is being synced',
    '{status={sync={status="Synced"},health={status="Healthy"}}}': 'Healthy: ',
    '{status={operationState={phase="Succeeded",finishedAt="2026-01-02T03:04:07Z"},reconciledAt="2026-01-02T03:04:05Z",sync={status="OutOfSync"},health={status="Healthy"}}}':
      'Progressing: was not looked at since it was synced',
    '{status={operationState={phase="Succeeded",finishedAt="2026-01-02T03:04:07Z"},reconciledAt="2026-01-02T03:04:08Z",sync={status="Synced"},health={status="Healthy"}}}':
      'Healthy: ',
    '{status={operationState={phase="Succeeded"},sync={status="OutOfSync"},health={status="Degraded",message="x"}}}':
      'Degraded: x',
  }));

test('what the Prometheus operator runs is healthy when its newest definition is available', () =>
  judged('monitoring.coreos.com_Prometheus', {
    '{metadata={generation=1}}': 'Progressing: waits for the operator',
    '{metadata={generation=2},status={conditions={{type="Available",status="True",observedGeneration=2},{type="Reconciled",status="True",observedGeneration=1}}}}':
      'Progressing: waits for the operator',
    '{metadata={generation=2},status={conditions={{type="Available",status="Degraded",observedGeneration=2,message="one of two"},{type="Reconciled",status="True",observedGeneration=2}}}}':
      'Progressing: one of two',
    '{metadata={generation=2},status={conditions={{type="Available",status="True",observedGeneration=2},{type="Reconciled",status="False",observedGeneration=2,message="bad"}}}}':
      'Degraded: bad',
    '{metadata={generation=2},status={conditions={{type="Available",status="True",observedGeneration=2},{type="Reconciled",status="True",observedGeneration=2}}}}':
      'Healthy: ',
  }));

test('OpenSearch is healthy when it runs and has all its data, and what is written into it when it has it', async () => {
  await judged('opensearch.org_OpenSearchCluster', {
    '{}': 'Progressing: waits for the operator',
    '{status={phase="PENDING"}}': 'Progressing: phase PENDING, health unknown',
    '{status={phase="RUNNING",health="yellow"}}': 'Healthy: phase RUNNING, health yellow',
    '{status={phase="RUNNING",health="red",initialized=true}}': 'Degraded: phase RUNNING, health red',
  });
  await judged('opensearch.org_OpensearchIndexTemplate', {
    '{}': 'Progressing: waits for OpenSearch',
    '{status={state="CREATED"}}': 'Healthy: ',
    '{status={state="IGNORED",reason="it exists"}}': 'Degraded: it exists',
  });
});
