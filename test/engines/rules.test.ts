import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { Json, KubeObject } from '../../src/kube/objects.ts';
import { isJsonObject, listAt } from '../../src/kube/read.ts';
import { engine } from '../../tools/engines/build.ts';
import { run } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { readClusters } from './harness/trees.ts';

const limitMs = 60_000;

for (const { example, cluster, objects } of readClusters()) {
  const rules = objects.filter((object) => object.kind === 'PrometheusRule');
  if (rules.length === 0) continue;
  test(`promtool and Thanos take every rule of ${example}/${cluster}`, async () => {
    const folder = scratchFolder('rules');
    const files = rules.map((rule) => writeGroups(join(folder, `${rule.metadata.name}.yaml`), rule, plain));
    const promtool = await run(
      {
        name: 'promtool',
        command: await engine('promtool'),
        args: ['check', 'rules', ...files],
      },
      limitMs,
    );
    assert.equal(promtool.code, 0, promtool.log);
    const whole = rules.map((rule) =>
      writeGroups(join(folder, `${rule.metadata.name}.thanos.yaml`), rule, (group) => group),
    );
    const thanos = await run(
      {
        name: 'thanos',
        command: await engine('thanos'),
        args: ['tools', 'rules-check', ...whole.map((file) => `--rules=${file}`)],
      },
      limitMs,
    );
    assert.equal(thanos.code, 0, thanos.log);
  });
}

/** JSON is YAML: no writer of ours stands between the object and its judge. */
function writeGroups(file: string, rule: KubeObject, shape: (group: Json) => Json): string {
  writeFileSync(file, JSON.stringify({ groups: listAt(rule, 'spec', 'groups').map(shape) }));
  return file;
}

/** A group without the one field that the Thanos ruler knows and Prometheus does not. */
function plain(group: Json): Json {
  if (!isJsonObject(group)) return group;
  const { partial_response_strategy: _, ...rest } = group;
  return rest;
}
