import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { namsan } from '../src/cli/testing/command-line.ts';
import { fill, scratchFolder } from '../src/manifests/testing/scratch.ts';

for (const page of ['README.md', 'README.ko.md']) {
  const text = readFileSync(new URL(`../${page}`, import.meta.url), 'utf8');
  const [, fleet = ''] = /^```yaml\n(namsan: v1\n[\s\S]*?)^```$/m.exec(text) ?? [];

  test(`the fleet of ten lines in ${page} is clean`, async () => {
    assert.equal(fleet.split('\n').length - 1, 10);
    assert.deepEqual(await namsan(['check', '-'], fleet), {
      code: 0,
      out: 'survives  object store 6h: kept for 3 of 3 streams\n\nNo findings.\n',
      err: '',
    });
  });

  test(`the same fleet with the logs that ${page} adds is clean`, async () => {
    const [, logs = ''] = /`(logs: \{objectStore: [^`]+)`/.exec(text) ?? [];
    const added = changed(
      fleet,
      ['buckets: {metrics: shop-thanos}', 'buckets: {metrics: shop-thanos, logs: shop-logs}'],
      ['clusters:', `${logs}\nclusters:`],
      ['10.0.0.11}], metrics: {mode: sidecar}', '10.0.0.11}], metrics: {mode: sidecar}, logs: {mode: local}'],
      ['10.0.1.11}], metrics: {mode: sidecar}', '10.0.1.11}], metrics: {mode: sidecar}, logs: {mode: forward}'],
    );
    const { code, out } = await namsan(['check', '-'], added);
    assert.deepEqual([code, out.split('\n\n').at(-1)], [0, 'No findings.\n']);
  });

  test(`what ${page} shows of a broken promise is what is printed`, async () => {
    const lost = changed(
      fleet,
      ['survive: {objectStore: 6h}', 'survive: {objectStore: 12h}'],
      ['10.0.1.11}], metrics: {mode: sidecar}', '10.0.1.11}], metrics: {mode: sidecar, keepLocal: 6h}'],
    );
    const folder = scratchFolder();
    const of = (file: string): string => join(folder, file);
    fill(folder, {
      'fleet.yaml': lost,
      'HEAD:fleet.yaml': fleet,
      'less.yaml': changed(fleet, ['raw: 14d', 'raw: 7d']),
    });
    const [, suppress = ''] = /^```yaml\n(suppress:\n[\s\S]*?)^```$/m.exec(text) ?? [];
    const accepted = await namsan(['check', '-'], `${lost}${suppress}`);
    assert.deepEqual([accepted.code, accepted.out.split('\n\n').at(-1)], [0, 'No findings, 1 suppressed.\n']);
    const commands: Readonly<Record<string, readonly string[]>> = {
      'check fleet.yaml': ['check', of('fleet.yaml')],
      'check --fix fleet.yaml': ['check', '--fix', of('fleet.yaml')],
      'impact HEAD:fleet.yaml fleet.yaml': ['impact', of('HEAD:fleet.yaml'), of('less.yaml')],
    };
    const blocks = [...text.matchAll(/^```console\n\$ namsan (.*)\n([\s\S]*?)^```$/gm)];
    assert.deepEqual(
      blocks.map(([, command]) => command),
      Object.keys(commands),
    );
    for (const [, command = '', shown = ''] of blocks) {
      const { out } = await namsan(commands[command] ?? []);
      const printed = out.replaceAll(`${folder}/`, '').split('\n');
      const lines = shown.split('\n').filter((line) => line !== '' && line !== '...');
      assert.deepEqual(
        printed.filter((line) => lines.includes(line)),
        lines,
        command,
      );
    }
  });
}

/** The text with each of these found and put in place of the other. */
function changed(text: string, ...replacements: readonly (readonly [string, string])[]): string {
  return replacements.reduce((now, [from, to]) => {
    assert.ok(now.includes(from), from);
    return now.replace(from, to);
  }, text);
}

test('both READMEs list every command, with its page', () => {
  const pages = readdirSync(new URL('../docs/commands', import.meta.url)).map((file) => file.replace('.md', ''));
  for (const page of ['README.md', 'README.ko.md']) {
    const text = readFileSync(new URL(`../${page}`, import.meta.url), 'utf8');
    const listed = [...text.matchAll(/^\| \[`([a-z-]+)`\]\(docs\/commands\/([a-z-]+)\.md\) \|/gm)];
    assert.deepEqual(listed.map(([, name]) => name).toSorted(), pages.toSorted(), page);
    for (const [, name, file] of listed) assert.equal(name, file);
  }
});
