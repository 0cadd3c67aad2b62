import { formatDuration, minute } from '../../kube/duration.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { listAt, namespaceOf, numberAt, stringAt, stringsAt } from '../../kube/read.ts';
import { type EdgesFrom, edgesFrom } from '../../proofs/reachable.ts';
import { listener, settingYaml } from '../../topology/engines/flag-readers.ts';
import { durationMs, flag } from '../../topology/engines/flags.ts';
import { type FlowNode, nodesOf } from '../../topology/topology.ts';
import { type Check, objectPlace, type ReportCheck, type Subject } from '../check.ts';
import { enginesNamed, ownerText, type RunningEngine, viewsOf } from '../cluster-view.ts';
import { provisionedSources, sourceNodes } from '../grafana/sources.ts';
import { targetsOf } from '../service-ports.ts';

export const answerTimeouts: Check = {
  code: 'thanos/answer-timeouts',
  severity: 'warning',
  title: 'Whoever waits for an answer gives up before Query does',
  why: 'A long query is worked on to its end and its answer thrown away: the dashboard shows a timeout that no part of Thanos has, and asks again.',
  fix: 'Let each part wait longer than the one behind it: Query, then the query frontend, then its Ingress, then Grafana.',
  refs: ['B6'],
  run: (subject, report) => {
    const from = edgesFrom(subject.topology);
    const longest = new Map<string, number>();
    for (const query of enginesNamed(subject, 'query')) {
      const node = nodesOf(subject.topology, 'querier').find((n) => isOf(n, query));
      const ms = durationMs(flag(query.reading.flags, 'query.timeout')?.text ?? '') ?? byDefault;
      if (node !== undefined) longest.set(node.id, ms);
    }
    for (const frontend of enginesNamed(subject, 'query-frontend')) {
      const node = nodesOf(subject.topology, 'query-frontend').find((n) => isOf(n, frontend));
      const query = asked(from, node?.id, longest);
      if (node === undefined || query === null) continue;
      longest.set(node.id, query);
      const found = settingYaml(frontend.reading, 'query-frontend.downstream-tripper-config');
      const waits = durationMs(stringAt(found?.value, 'response_header_timeout') ?? '');
      if (found === null || waits === null || waits === 0 || waits >= query) continue;
      report(
        { ...found.readAt, field: `${found.readAt.field}.response_header_timeout` },
        `${ownerText(frontend)} waits ${formatDuration(waits)} for an answer, and Query takes up to ${formatDuration(query)}`,
      );
    }
    ingresses(subject, longest, report);
    sources(subject, longest, from, report);
  },
};

/** How long queries may take, by the id of whom they are asked of. */
type Longest = ReadonlyMap<string, number>;

/** thanos@v0.42.4 cmd/thanos/query.go, default of `--query.timeout`. */
const byDefault = 2 * minute;

/** Seconds that nginx waits for the next part of an answer (ingress-nginx@v1.15 docs/user-guide/nginx-configuration/annotations.md). */
const nginxDefault = 60;

const second = 1_000;
const annotation = 'nginx.ingress.kubernetes.io/proxy-read-timeout';

function ingresses(subject: Subject, longest: Longest, report: ReportCheck): void {
  for (const { index, engines } of viewsOf(subject))
    for (const ingress of index.byKind.get('Ingress') ?? []) {
      const annotations = stringsAt(ingress, 'metadata', 'annotations');
      const byController = (index.byKind.get('ConfigMap') ?? []).some(
        (map) => stringAt(map, 'data', 'proxy-read-timeout') !== undefined,
      );
      const written = annotations[annotation];
      const nginx =
        stringAt(ingress, 'spec', 'ingressClassName') === 'nginx' ||
        Object.keys(annotations).some((key) => key.startsWith('nginx.ingress.kubernetes.io/'));
      if (!nginx || (written === undefined && byController)) continue;
      const waits = Number(written ?? nginxDefault) * second;
      const behind = backendsOf(ingress).flatMap(({ service, port }) =>
        targetsOf(index, index.services.get(`${namespaceOf(ingress)}/${service}`), port),
      );
      const answering = engines.find(
        (engine) =>
          (engine.engine === 'query' || engine.engine === 'query-frontend') &&
          behind.some(
            ({ workload, port }) =>
              workload === engine.reading.workload &&
              port === listener(engine.reading, '', 'prometheus', 'http-address', 10_902).port,
          ),
      );
      const node = [...subject.topology.nodes.values()].find(
        (n) => (n.kind === 'querier' || n.kind === 'query-frontend') && answering !== undefined && isOf(n, answering),
      );
      const query = node === undefined ? undefined : longest.get(node.id);
      if (query === undefined || !(waits < query)) continue;
      report(
        objectPlace(index.id, ingress, `metadata.annotations[${annotation}]`),
        `The Ingress \`${ingress.metadata.name}\` of \`${index.id}\` waits ${formatDuration(waits)} for an answer, and Query takes up to ${formatDuration(query)}`,
      );
    }
}

function sources(subject: Subject, longest: Longest, from: EdgesFrom, report: ReportCheck): void {
  const nodeOf = sourceNodes(subject.topology);
  for (const view of viewsOf(subject))
    for (const one of provisionedSources(view)) {
      const { object, field, source } = one;
      // In seconds (grafana@v12 pkg/infra/httpclient, `timeout` of a data source).
      const text = numberAt(source, 'jsonData', 'timeout') ?? stringAt(source, 'jsonData', 'timeout');
      const waits = Number(text ?? Number.NaN) * second;
      const node = nodeOf(view.index.id, one);
      const query = asked(from, node?.id, longest);
      if (query === null || !(waits > 0 && waits < query)) continue;
      report(
        objectPlace(view.index.id, object, `${field}.jsonData.timeout`),
        `The data source \`${node?.name}\` of \`${view.index.id}\` waits ${formatDuration(waits)} for an answer, and Query takes up to ${formatDuration(query)}`,
      );
    }
}

/** How long what a node asks may take; `null` where that is not known. */
function asked(from: EdgesFrom, id: string | undefined, longest: Longest): number | null {
  const times = (from.get(id ?? '') ?? [])
    .filter(({ kind }) => kind === 'queries')
    .flatMap(({ to }) => (to === null ? [] : (longest.get(to) ?? [])));
  return times.length === 0 ? null : Math.max(...times);
}

function backendsOf(ingress: KubeObject): readonly { readonly service: string; readonly port: number | string }[] {
  const paths = listAt(ingress, 'spec', 'rules').flatMap((rule) => listAt(rule, 'http', 'paths'));
  return paths.map((path) => ({
    service: stringAt(path, 'backend', 'service', 'name') ?? '',
    port:
      numberAt(path, 'backend', 'service', 'port', 'number') ??
      stringAt(path, 'backend', 'service', 'port', 'name') ??
      '',
  }));
}

function isOf(node: FlowNode, { reading: { workload } }: RunningEngine): boolean {
  return node.cluster === workload.cluster && node.namespace === workload.namespace && node.name === workload.name;
}
