import assert from 'node:assert/strict';
import { test } from 'node:test';
import { refused } from '../../cluster/outcome.ts';
import { fakeStore } from '../../cluster/testing/fake-store.ts';
import { plainPaint } from '../../findings/format-text.ts';
import type { Live } from '../../probes/probe.ts';
import { liveIn } from '../../probes/testing/preflight-live.ts';
import { askLive } from '../ask-live.ts';
import { example, namsan } from '../testing/command-line.ts';

async function asked(live: Live, form: string) {
  let out = '';
  let err = '';
  const io = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
    stdin: async function* () {},
    paint: plainPaint,
    paintErr: plainPaint,
  };
  const code = await askLive(live, { when: 'preflight', clusters: live.model.clusters, components: [], form }, io);
  return { code, out, err };
}

const fleet = { clusters: ['id: edge, domain: e.example.com, metrics: {mode: sidecar}'] };

test('what is missing in empty clusters is named with the command that brings it, and the code is 1', async () => {
  const { code, out, err } = await asked(liveIn({ fleet }), 'text');
  assert.equal(code, 1);
  for (const command of ['namsan secrets', 'namsan bootstrap', 'namsan apply'])
    assert.ok(out.includes(command), command);
  assert.match(out, /^hub +secrets +0 of 2 +0% {2}2 errors$/m);
  assert.match(out, /^2 clusters +all +\d+ of \d+ +[\d.]+% {2}\d+ errors, \d+ warnings$/m);
  assert.match(err, /^(?:hub|edge): \d+ of \d+ good \([\d.]+%\)\n(?:hub|edge): \d+ of \d+ good \([\d.]+%\)\n$/);
});

test('a cluster that does not answer is told once, and the others are asked all the same', async () => {
  const silent = refused('unreachable', 'The API server of `edge` does not answer.');
  const live = liveIn({
    fleet,
    clusters: { edge: { fault: () => (silent.ok ? null : silent.refusal) } },
    store: (name) => fakeStore(name, { buckets: { blocks: {} } }),
  });
  const { code, out } = await asked(live, 'json');
  const { clusters, answers } = JSON.parse(out);
  assert.equal(code, 1);
  assert.deepEqual(
    answers.filter((one: { cluster: string; code: string }) => one.cluster === 'edge' && !one.code.startsWith('hosts/'))
      .length,
    1,
  );
  assert.deepEqual(
    clusters[0].components.find((one: { component: string }) => one.component === 'stores'),
    { component: 'stores', asked: 5, good: 5, rate: 1, errors: 0, warnings: 0 },
  );
});

test('the JUnit form is one suite for each part of a cluster', async () => {
  const { out } = await asked(liveIn(), 'junit');
  assert.match(
    out,
    /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<testsuites name="namsan preflight" tests="\d+" failures="\d+" errors="0">\n/,
  );
  assert.match(out, /<testsuite name="hub secrets" tests="2" failures="2"/);
});

test('a kubeconfig that is not there is told for each cluster, without a fault of namsan', async () => {
  const nowhere = new URL('no-such-file', import.meta.url).pathname;
  const { code, out, err } = await namsan(['preflight', '--kubeconfig', nowhere, example('kind')]);
  assert.equal(code, 1, err);
  assert.match(out, /reach\/no-answer/);
  assert.doesNotMatch(err, /fault of namsan/);
});

test('a cluster that the fleet does not have is wrong usage', async () => {
  const { code, err } = await namsan(['preflight', '--cluster', 'moon', example('kind')]);
  assert.deepEqual([code, err.split(';')[0]], [2, 'The fleet has no cluster `moon`']);
});
