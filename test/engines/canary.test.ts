import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Ask } from '../../src/cluster/http/ask.ts';
import { answered } from '../../src/cluster/outcome.ts';
import { queryAt } from '../../src/cluster/thanos/query-api.ts';
import { targetScraped } from '../../src/probes/canary/target-scraped.ts';
import { engine } from '../../tools/engines/build.ts';
import { freePort } from './harness/ports.ts';
import { type Running, start, stopAll } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { eventually } from './harness/waiting.ts';

const running: Running[] = [];
after(() => stopAll(running));

const pool = 'serviceMonitor/monitoring/namsan-canary-r1-prometheus/0';

/** A Prometheus that scrapes itself as the operator makes it of a marker's monitor: `up` alone is kept, with a label of its own. */
async function prometheus(mode: 'server' | 'agent'): Promise<Ask> {
  const folder = scratchFolder(`canary-${mode}`);
  const port = await freePort();
  const job = {
    job_name: pool,
    ...{ scrape_interval: '1s', scrape_timeout: '1s' },
    static_configs: [{ targets: [`127.0.0.1:${port}`] }],
    relabel_configs: [
      { target_label: 'job', replacement: 'namsan-canary' },
      { target_label: 'namsan_canary', replacement: 'r1m0' },
    ],
    metric_relabel_configs: [{ source_labels: ['__name__'], regex: '.+', action: 'drop' }],
  };
  const config = join(folder, 'prometheus.yaml');
  writeFileSync(config, JSON.stringify({ scrape_configs: [job] }));
  const storage = join(folder, 'data');
  const args = [`--config.file=${config}`, `--web.listen-address=127.0.0.1:${port}`];
  const own = mode === 'agent' ? ['--agent', `--storage.agent.path=${storage}`] : [`--storage.tsdb.path=${storage}`];
  running.push(start({ name: mode, command: await engine('prometheus'), args: [...args, ...own] }));
  return {
    who: mode,
    get: async (path) => {
      const reply = await fetch(`http://127.0.0.1:${port}${path}`).catch(() => null);
      return answered({ status: reply?.status ?? 0, headers: {}, body: (await reply?.text()) ?? '' });
    },
  };
}

async function found(ask: Ask): Promise<true | null> {
  const scraped = await targetScraped(ask, pool);
  return scraped.ok && scraped.value ? true : null;
}

test('of a marker only `up` and what Prometheus says of the scrape is kept, and its first scrape is seen by its pool', async () => {
  const ask = await prometheus('server');
  await eventually('a scrape', 30_000, running, () => found(ask));
  const series = await eventually('the marker', 30_000, running, async () => {
    const said = await queryAt(ask, 'count by (__name__) ({namsan_canary="r1m0"})');
    return said.ok && said.value.points.length > 0 ? said.value.points : null;
  });
  const names = series.map(({ labels }) => labels['__name__'] ?? '').toSorted();
  assert.deepEqual(
    names.filter((name) => !name.startsWith('scrape_')),
    ['up'],
  );
  const up = await queryAt(ask, 'up{namsan_canary="r1m0"}');
  assert.deepEqual(up.ok && up.value.points.map(({ value }) => value), [1]);
  assert.deepEqual(await targetScraped(ask, 'serviceMonitor/monitoring/other/0'), { ok: true, value: false });
});

test('an agent, which answers no queries, tells its scrapes all the same', async () => {
  const ask = await prometheus('agent');
  await eventually('a scrape of the agent', 30_000, running, () => found(ask));
});
