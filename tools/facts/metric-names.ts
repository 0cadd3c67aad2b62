import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type Documented,
  everywhere,
  fluentBit,
  ingressNginx,
  longhorn,
  memcached,
  nodeMore,
  openSearch,
} from './documented-metrics.ts';
import { type GoSource, goMetrics, moduleFolder } from './go-metrics.ts';
import { runningMetrics } from './running-metrics.ts';

/*
 * Writes src/model/facts/metric-names.gen.json: the metrics that each engine has in its pinned version, from Go sources, from the engines
 * themselves (tools/engines), and where neither is to be had from their documentation.
 *   node tools/facts/metric-names.ts [--out FILE]
 */

/** One engine. `whole`: a name with its prefix that is not here does not exist, save what begins with one of `leave`. */
interface Table {
  readonly source: string;
  readonly whole: boolean;
  readonly prefixes: readonly string[];
  readonly leave?: readonly string[];
  readonly names: readonly string[];
  readonly histograms: readonly string[];
}

const { values } = parseArgs({
  options: { out: { type: 'string', default: 'src/model/facts/metric-names.gen.json' } },
});
const running = await runningMetrics();
const common = [...running.names].filter((name) =>
  /^(?:grpc|http|process|go_(?:goroutines|info|gc_duration|memstats))/.test(name),
);

const tables: Readonly<Record<string, Table>> = {
  thanos: fromGo(
    [{ module: 'github.com/thanos-io/thanos@v0.42.4', folders: ['pkg', 'cmd', 'internal'] }],
    ['thanos_'],
    {
      // Clients of caches put further prefixes before what they count.
      leave: ['thanos_memcached_', 'thanos_redis_', 'thanos_store_groupcache_', 'thanos_cache_'],
    },
  ),
  prometheus: fromGo([{ module: 'github.com/prometheus/prometheus@v0.314.0', folders: ['.'] }], ['prometheus_'], {
    leave: ['prometheus_sd_'],
  }),
  alertmanager: fromGo([{ module: 'github.com/prometheus/alertmanager@v0.34.0', folders: ['.'] }], ['alertmanager_']),
  'prometheus-operator': fromGo(
    [{ module: 'github.com/prometheus-operator/prometheus-operator@v0.93.1', folders: ['pkg', 'cmd', 'internal'] }],
    ['prometheus_operator_'],
  ),
  'kube-state-metrics': fromGo(
    [{ module: 'k8s.io/kube-state-metrics/v2@v2.19.1', folders: ['internal/store', 'pkg'] }],
    ['kube_'],
    {
      leave: ['kube_customresource_', 'kube_state_metrics_'],
    },
  ),
  'node-exporter': nodeExporter('github.com/prometheus/node_exporter@v1.12.1'),
  'cert-manager': fromGo(
    [{ module: 'github.com/cert-manager/cert-manager@v1.21.1', folders: ['pkg/metrics', 'internal/collectors'] }],
    ['certmanager_'],
  ),
  'argo-cd': fromGo(
    [
      {
        module: 'github.com/argoproj/argo-cd/v3@v3.4.4',
        folders: ['controller', 'server', 'reposerver', 'applicationset', 'util'],
      },
    ],
    ['argocd_'],
    { leave: ['argocd_notifications_'] },
  ),
  opensearch: documented(openSearch, { whole: true, leave: ['opensearch_ism_'] }),
  'fluent-bit': documented(fluentBit, { whole: false }),
  longhorn: documented(longhorn, { whole: false }),
  'ingress-nginx': documented(ingressNginx, { whole: false }),
  memcached: documented(memcached, { whole: false }),
  kubelet: {
    ...fromGo([{ module: 'k8s.io/kubernetes@v1.35.4', folders: ['pkg/kubelet/metrics'] }], ['kubelet_'], {
      runs: false,
    }),
    whole: false,
  },
  cadvisor: {
    ...fromGo([{ module: 'github.com/google/cadvisor@v0.53.0', folders: ['metrics'] }], ['container_', 'machine_'], {
      runs: false,
    }),
    whole: false,
  },
  everywhere: {
    ...documented(everywhere, { whole: false }),
    prefixes: [],
    names: sorted([...words(everywhere.names), ...words(everywhere.histograms ?? ''), ...common]),
    histograms: sorted([
      ...words(everywhere.histograms ?? ''),
      ...[...running.histograms].filter((name) => common.includes(name)),
    ]),
  },
};

writeFileSync(
  values.out,
  `{\n${Object.entries(tables)
    .map(([name, table]) => ` ${JSON.stringify(name)}: ${written(table)}`)
    .join(',\n')}\n}\n`,
);

function fromGo(
  sources: readonly GoSource[],
  prefixes: readonly string[],
  { leave, runs = true }: { readonly leave?: readonly string[]; readonly runs?: boolean } = {},
): Table {
  const read = goMetrics(sources, prefixes);
  const own = (names: ReadonlySet<string>) =>
    [...names].filter((name) => prefixes.some((prefix) => name.startsWith(prefix)));
  return {
    source: `${sources.map(({ module }) => module).join(', ')}${runs ? ', and what runs' : ''}`,
    whole: true,
    prefixes,
    ...(leave === undefined ? {} : { leave }),
    names: sorted([...own(read.names), ...own(running.names)]),
    histograms: sorted([...own(read.histograms), ...own(running.histograms)]),
  };
}

/** Its own test has the answer of a machine on which nearly every collector finds something. */
function nodeExporter(module: string): Table {
  const page = readFileSync(join(moduleFolder(module), 'collector/fixtures/e2e-output.txt'), 'utf8');
  const told = [...page.matchAll(/^# TYPE (node_\S+)/gm)].map(([, name = '']) => name);
  const read = goMetrics([{ module, folders: ['collector'] }], ['node_']);
  const names = [...words(nodeMore), ...told, ...[...read.names].filter((name) => name.startsWith('node_'))];
  return {
    source: `${module} collector/fixtures/e2e-output.txt`,
    whole: false,
    prefixes: ['node_'],
    names: sorted(names),
    histograms: [],
  };
}

function documented(
  { source, prefix, names, histograms = '' }: Documented,
  more: { readonly whole: boolean; readonly leave?: readonly string[] },
): Table {
  const ranges = words(histograms).map((name) => `${prefix}${name}`);
  return {
    source,
    prefixes: [prefix],
    ...more,
    names: sorted([...words(names).map((name) => `${prefix}${name}`), ...ranges]),
    histograms: sorted(ranges),
  };
}

function words(text: string): readonly string[] {
  return text.split(/\s+/).filter((word) => word !== '');
}

function sorted(names: Iterable<string>): readonly string[] {
  return [...new Set(names)].toSorted();
}

/** Several names a line, without the prefix where there is one only: a change is seen, and the file stays short. */
function written({ names, histograms, ...rest }: Table): string {
  const [prefix = '', ...others] = rest.prefixes;
  const short = (all: readonly string[]) =>
    lines(others.length > 0 ? all : all.map((name) => name.slice(prefix.length)));
  return `{\n  ${JSON.stringify(rest).slice(1, -1)},\n  "names": [${short(names)}],\n  "histograms": [${short(histograms)}]\n }`;
}

function lines(names: readonly string[]): string {
  const out: string[] = [];
  let line = '';
  for (const name of names) {
    if (line.length + name.length > 110) {
      out.push(line);
      line = '';
    }
    line += `${JSON.stringify(name)},`;
  }
  out.push(line);
  return out
    .map((one) => `\n   ${one}`)
    .join('')
    .replace(/,$/, '');
}
