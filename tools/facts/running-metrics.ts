import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { engine } from '../engines/build.ts';
import type { FoundMetrics } from './go-metrics.ts';

/** Each process has an address of its own in 127.0.0.0/8, and with it the ports that it always has. */
const network = '127.77.0';
const waitMs = 60_000;

interface Program {
  readonly engine: 'thanos' | 'prometheus' | 'alertmanager';
  readonly args: readonly string[];
  readonly metrics: string;
}

/**
 * What the real programs tell at `/metrics` soon after their start: names whose prefix is put on at run time stand in no source as they
 * are. A metric with labels that nothing has been counted for yet is not told.
 */
export async function runningMetrics(): Promise<FoundMetrics> {
  const folder = mkdtempSync(join(tmpdir(), 'namsan-metrics-'));
  const stop = new AbortController();
  try {
    const programs = programsIn(folder);
    for (const { engine: name, args } of programs)
      spawn(await engine(name), args, { stdio: 'ignore', signal: stop.signal, cwd: folder }).on('error', () => {});
    const pages = await Promise.all(programs.map(({ metrics }) => page(metrics)));
    const types = pages.flatMap((text) => [...text.matchAll(/^# TYPE (\S+) (\S+)$/gm)]);
    return {
      names: new Set(types.map(([, name = '']) => name)),
      histograms: new Set(
        types.filter(([, , type]) => type === 'histogram' || type === 'summary').map(([, name = '']) => name),
      ),
    };
  } finally {
    stop.abort();
    await sleep(500);
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

function programsIn(folder: string): readonly Program[] {
  const file = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const data = (name: string) => {
    mkdirSync(join(folder, name), { recursive: true });
    return join(folder, name);
  };
  const bucket = `--objstore.config-file=${file('bucket.yaml', JSON.stringify({ type: 'FILESYSTEM', config: { directory: data('bucket') } }))}`;
  const hashring = file('hashring.json', JSON.stringify([{ endpoints: [`${network}.5:10901`] }]));
  const prometheus = file(
    'prometheus.yaml',
    JSON.stringify({
      global: { external_labels: { cluster: 'c' } },
      scrape_configs: [{ job_name: 'self', static_configs: [{ targets: [`${network}.9:9090`] }] }],
      remote_write: [{ url: `http://${network}.5:19291/api/v1/receive` }],
    }),
  );
  const server = file(
    'server.yaml',
    JSON.stringify({
      global: { external_labels: { cluster: 'c' } },
      alerting: { alertmanagers: [{ static_configs: [{ targets: [`${network}.8:9093`] }] }] },
      rule_files: [
        file('rules.yaml', JSON.stringify({ groups: [{ name: 'g', rules: [{ alert: 'A', expr: 'vector(1)' }] }] })),
      ],
    }),
  );
  const cache = JSON.stringify({ type: 'IN-MEMORY', config: { max_size: '1MB' } });
  const thanos = (last: number, ...args: string[]): Program => ({
    engine: 'thanos',
    args: [
      ...args,
      `--http-address=${network}.${last}:10902`,
      ...(['compact', 'query-frontend'].includes(args[0] ?? '') ? [] : [`--grpc-address=${network}.${last}:10901`]),
    ],
    metrics: `http://${network}.${last}:10902/metrics`,
  });
  const prom = (last: number, config: string, ...args: string[]): Program => ({
    engine: 'prometheus',
    args: [`--config.file=${config}`, `--web.listen-address=${network}.${last}:9090`, ...args],
    metrics: `http://${network}.${last}:9090/metrics`,
  });
  return [
    thanos(2, 'query', `--endpoint=dns+localhost:10901`, `--endpoint=${network}.4:10901`),
    thanos(
      3,
      'query-frontend',
      `--query-frontend.downstream-url=http://${network}.2:10902`,
      `--query-range.response-cache-config=${cache}`,
    ),
    thanos(4, 'store', bucket, `--data-dir=${data('store')}`),
    thanos(
      5,
      'receive',
      bucket,
      `--tsdb.path=${data('receive')}`,
      '--label=receive="a"',
      `--remote-write.address=${network}.5:19291`,
      `--receive.capnproto-address=${network}.5:19391`,
      `--receive.hashrings-file=${hashring}`,
      `--receive.local-endpoint=${network}.5:10901`,
    ),
    thanos(
      6,
      'rule',
      bucket,
      `--data-dir=${data('rule')}`,
      '--label=ruler="a"',
      `--query=http://${network}.2:10902`,
      `--alertmanagers.url=http://${network}.8:9093`,
    ),
    thanos(7, 'compact', '--wait', bucket, `--data-dir=${data('compact')}`),
    thanos(10, 'sidecar', bucket, `--tsdb.path=${join(folder, 'server')}`, `--prometheus.url=http://${network}.9:9090`),
    prom(
      9,
      server,
      `--storage.tsdb.path=${data('server')}`,
      '--storage.tsdb.min-block-duration=2h',
      '--storage.tsdb.max-block-duration=2h',
    ),
    prom(11, prometheus, '--agent', `--storage.agent.path=${data('agent')}`),
    {
      engine: 'alertmanager',
      args: [
        `--config.file=${file('am.yaml', JSON.stringify({ route: { receiver: 'n' }, receivers: [{ name: 'n' }] }))}`,
        `--storage.path=${data('am')}`,
        `--web.listen-address=${network}.8:9093`,
        `--cluster.listen-address=`,
      ],
      metrics: `http://${network}.8:9093/metrics`,
    },
  ];
}

/** The page as it is some seconds after it is there first: by then each program has asked the others. */
async function page(url: string): Promise<string> {
  const end = Date.now() + waitMs;
  let seen = 0;
  for (;;) {
    const text = await fetch(url).then(
      (answer) => (answer.ok ? answer.text() : ''),
      () => '',
    );
    if (text !== '') seen += 1;
    if (seen > 12) return text;
    if (Date.now() > end) throw new Error(`${url} did not answer.`);
    await sleep(1000);
  }
}
