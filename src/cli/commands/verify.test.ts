import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainPaint } from '../../findings/format-text.ts';
import { probes } from '../../probes/list.ts';
import type { Live } from '../../probes/probe.ts';
import { type Changed, noon, runningFleet } from '../../probes/testing/live.ts';
import { example, namsan } from '../testing/command-line.ts';
import { verifyLive } from '../verify-live.ts';

const engines = probes.filter(({ code, when }) => when === 'verify' && /^[a-z-]+-live\//.test(code));

interface Verified {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly live: Live;
}

/** `verify` on a fleet in memory, with the questions to engines. */
async function verified(
  changed: Changed,
  { form = 'text', wait = 0, signal = new AbortController().signal } = {},
): Promise<Verified> {
  const live = runningFleet(changed);
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
  const asked = { clusters: live.model.clusters, components: [], form, wait };
  const code = await verifyLive(live, engines, asked, signal, io);
  return { code, out, err, live };
}

test('a fleet that runs well gives a table with the success of each cluster and component, and exit code 0', async () => {
  const { code, out, err } = await verified({});
  assert.equal(code, 0);
  assert.match(out, /^CLUSTER +COMPONENT +GOOD +RATE\n/);
  assert.match(out, /\nfactory +alertmanager +1 of 1 +100%\n/);
  assert.match(out, /\n4 clusters +all +\d+ of \d+ +100%\n$/);
  assert.deepEqual(
    err
      .replaceAll(/\d+ of \d+/g, 'N of N')
      .split('\n')
      .toSorted(),
    [
      '',
      'factory: N of N good (100%)',
      'hub: N of N good (100%)',
      'lab: N of N good (100%)',
      'shop: N of N good (100%)',
    ],
  );
});

test('what is wrong is told as findings before the table, and gives exit code 1', async () => {
  const { code, out } = await verified({
    reply: ({ path, cluster }) => (path === '/api/v2/alerts' && cluster === 'factory' ? [] : undefined),
  });
  assert.equal(code, 1);
  assert.match(out, /^factory Alertmanager monitoring\/main spec {2}error {2}alertmanager-live\/dead-man-silent\n/);
  assert.match(out, /\nfactory +alertmanager +0 of 1 +0% {2}1 error\n/);
});

test('CI systems get JUnit, programs JSON', async () => {
  const junit = await verified({ cut: ['lab'] }, { form: 'junit' });
  assert.equal(junit.code, 1);
  assert.match(junit.out, /^<\?xml[^\n]*\n<testsuites name="namsan verify" tests="\d+" failures="1" errors="0">/);
  const { summary } = JSON.parse((await verified({}, { form: 'json' })).out);
  assert.deepEqual([summary.errors, summary.rate], [0, 1]);
});

test('waiting asks again until nothing is wrong, and says what is lacking whenever that changes', async () => {
  let rounds = 0;
  const { code, err, live } = await verified(
    {
      reply: ({ path, cluster }) => {
        if (path !== '/api/v2/alerts' || cluster !== 'factory') return undefined;
        rounds += 1;
        return rounds < 4 ? [] : undefined;
      },
    },
    { wait: 600_000 },
  );
  assert.deepEqual([code, rounds], [0, 4]);
  assert.deepEqual(
    err
      .split('\n')
      .filter((line) => line.startsWith('factory'))
      .map((line) => line.replaceAll(/\d+ of \d+ good \([\d.]+%\)/g, 'N')),
    ['factory: N: The alert `Watchdog` does not fire at `alertmanager-main-0`.', 'factory: N'],
  );
  assert.ok(live.machine.now() < noon + 600_000);
});

test('waiting ends when its time is over, and at once when it is cancelled', async () => {
  const silent: Changed = { reply: ({ path }) => (path === '/api/v2/alerts' ? [] : undefined) };
  const late = await verified(silent, { wait: 30_000 });
  assert.equal(late.code, 1);
  assert.ok(late.live.machine.now() >= noon + 30_000);
  const controller = new AbortController();
  controller.abort();
  const cancelled = await verified(silent, { wait: 600_000, signal: controller.signal });
  assert.equal(cancelled.code, 1);
  assert.ok(cancelled.live.machine.now() < noon + 60_000);
});

test('a round of questions that was cut off is not told; the whole one before it is', async () => {
  const end = async (round: number): Promise<Verified> => {
    const controller = new AbortController();
    let asked = 0;
    const reply: Changed['reply'] = ({ path }) => {
      if (path !== '/api/v2/alerts') return undefined;
      asked += 1;
      if (asked >= round) controller.abort();
      return [];
    };
    return verified({ reply }, { wait: 600_000, signal: controller.signal });
  };
  const first = await end(1);
  assert.deepEqual([first.code, first.out, /No round of questions came to its end/.test(first.err)], [1, '', true]);
  const later = await end(9);
  assert.deepEqual([later.code, /Watchdog/.test(later.out)], [1, true]);
});

test('a line that cannot be meant is refused before any cluster is asked', async () => {
  const said = await namsan(['verify', example('mixed'), '--wait', 'soon']);
  assert.deepEqual([said.code, said.err.includes('`--wait` takes a duration such as `10m`, not `soon`.')], [2, true]);
  const other = await namsan(['verify', example('mixed'), '--component', 'thanos-sore']);
  assert.deepEqual(
    [other.code, other.err.includes('No cluster of the fleet has a component `thanos-sore`')],
    [2, true],
  );
});
