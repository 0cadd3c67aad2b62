import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import { example, namsan } from './testing/command-line.ts';

const absent = join(import.meta.dirname, 'no-such-kubeconfig');

test('what cannot be meant is refused before a cluster is asked', async () => {
  const refusals: readonly (readonly [readonly string[], RegExp])[] = [
    [['--rollback', 'last'], /`--rollback last` names no release: say `previous`, or a number/],
    [['--rollback', '2', '--component', 'grafana'], /leave `--component` out/],
    [['--prune-named', 'Namespace/x'], /`--prune-named` goes with `--prune`/],
    ...['foo', 'ConfigMap/monitoring/x', 'namespace/x', 'Namespace/a/b', 'Namespace/', 'Namespace/X'].map(
      (name) =>
        [
          ['--prune', '--prune-named', name],
          new RegExp(
            `^\`--prune-named ${name}\` names nothing that goes only by its name: say \`CustomResourceDefinition/NAME\`, \`Namespace/NAME\`, \`PersistentVolume/NAME\` or \`PersistentVolumeClaim/NAMESPACE/NAME\`\\. Everything else goes with \`--prune\` alone\\.\n$`,
          ),
        ] as const,
    ),
    [['--timeout', 'soon'], /`--timeout soon` is no duration/],
    [['--parallel', '0'], /`--parallel 0` is no number of clusters/],
    [['--component', 'nothing'], /No cluster of the fleet has a component `nothing`/],
    [['--cluster', 'nowhere'], /The fleet has no cluster `nowhere`/],
  ];
  for (const [line, message] of refusals) {
    const { code, err } = await namsan(['apply', example('mixed'), '--kubeconfig', absent, ...line]);
    assert.deepEqual([code, message.test(err)], [2, true], err);
  }
});

test('a fleet that Argo CD delivers is not applied unless that is said', async () => {
  const { code, err } = await namsan(['apply', example('operator'), '--kubeconfig', absent]);
  assert.equal(code, 2);
  assert.match(err, /^Argo CD delivers this fleet from https:\/\/.*With `--direct` namsan applies it all the same/);
});
