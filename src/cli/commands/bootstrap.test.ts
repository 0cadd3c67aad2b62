import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { example, namsan } from '../testing/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'namsan-bootstrap-'));
const kubeconfig = join(folder, 'kubeconfig');
writeFileSync(kubeconfig, '{apiVersion: v1, kind: Config, clusters: [], users: [], contexts: []}');
const before = process.env['KUBECONFIG'];
after(() => {
  rmSync(folder, { recursive: true });
  if (before === undefined) delete process.env['KUBECONFIG'];
  else process.env['KUBECONFIG'] = before;
});

const line = ['bootstrap', example('mixed'), '--kubeconfig', kubeconfig, '--out', folder];

test('every step is listed with what it needs and what lacks, also where no cluster is known', async () => {
  const { code, out } = await namsan([...line, '--list', '--cluster', 'hub']);
  assert.equal(code, 1);
  assert.match(out, /^STEP +STATE +NEEDS +WHAT\nclusters +open +- +Clusters whose API servers answer\.\n/);
  assert.match(out, /\nkubeconfig: The kubeconfig has no context for `hub`\. Copy that of its node here/);
});

test('a run ends at the first step that fails, with how to go on', async () => {
  const { code, out, err } = await namsan([...line, '--cluster', 'hub']);
  assert.equal(code, 1);
  assert.match(out, /\ncertificates +skipped /);
  assert.match(err, /clusters: it is not done\.\n/);
  assert.match(
    out,
    /\nOnce that is mended: `namsan bootstrap` again, which goes on at `clusters` and does nothing twice\.\n$/,
  );
});

test('scripts that are not as the fleet file renders them are not run', async () => {
  const { code, err } = await namsan([...line, '--step', 'certificates']);
  const script = join(folder, 'bootstrap/certificates.sh');
  assert.equal(code, 2);
  assert.match(err, new RegExp(`\`${script}\` is not there\\. First: \`namsan render --out ${folder}\``));
});

test('what cannot be meant is told before anything is done', async () => {
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [['--step', 'nonsense'], /^This fleet has no step `nonsense`; it has `clusters`, `kubeconfig`, /],
    [['--copied', 'hub'], /^`--copied hub` is not `CLUSTER=FILE`\.\n$/],
    [['--copied', 'moon=x'], /^`--copied moon=x` names none of the clusters `hub`, /],
  ];
  for (const [more, message] of wrong) {
    const { code, err } = await namsan([...line, ...more]);
    assert.equal(code, 2);
    assert.match(err, message);
  }
});
