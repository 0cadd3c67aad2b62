import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HelmChart, Workload } from '../../components/workload.ts';
import { fakeMachine } from '../testing/fake-machine.ts';
import { applyFleet } from './apply-fleet.ts';
import { fieldAt, namespaces, object, played, playedKube, workload } from './testing/played-fleet.ts';

const chart: HelmChart = {
  ...{ name: 'grafana', repo: 'https://charts.example.com', version: '1.2.3', releaseName: 'g', namespace: 'apps' },
  ...{ includeCRDs: true, skipHooks: false, values: {} },
};
const withChart: Workload = { ...workload('a', 'grafana', 10, object('ConfigMap', 'ours')), charts: [chart] };
const all = [namespaces('a'), withChart];

/** What kustomize prints: an object of the chart that names no namespace, and one of a cluster. */
const rendered = `apiVersion: v1
kind: ConfigMap
metadata: {name: ours, namespace: apps}
---
apiVersion: v1
kind: Service
metadata: {name: of-chart}
spec: {ports: [{port: 80}]}
---
apiVersion: rbac.authorization.k8s.io/v1
kind: ClusterRole
metadata: {name: of-chart}
rules: []
`;

test('charts are built by kustomize and Helm, and their objects applied like ours, in the namespace of their release', async () => {
  const kube = playedKube('a');
  const lines: (readonly string[])[] = [];
  const kustomize = (line: readonly string[]): { readonly out: string } => {
    lines.push(line);
    return { out: line[0] === 'build' ? rendered : 'v5' };
  };
  const machine = fakeMachine({ programs: { kustomize, helm: () => ({}) } });
  const [report] = await applyFleet(played([kube], all, { machine }));
  assert.deepEqual(
    [report?.state, report?.created],
    ['done', ['Namespace apps', 'ConfigMap apps/ours', 'Service apps/of-chart', 'ClusterRole of-chart']],
  );
  assert.deepEqual(lines[1]?.slice(0, 2), ['build', '--enable-helm']);
  assert.match(lines[1]?.[2] ?? '', /clusters\/a\/10-grafana$/);
});

test('without the programs the rest is applied, the charts are told with what to do, and what they brought before is not pruned', async () => {
  const kube = playedKube('a');
  const programs = { kustomize: () => ({ out: rendered }), helm: () => ({}) };
  await applyFleet(played([kube], all, { machine: fakeMachine({ programs }) }));
  const machine = fakeMachine({ programs: { kustomize: () => ({}) } });
  const [report] = await applyFleet(played([kube], all, { machine, choice: { prune: true } }));
  assert.deepEqual([report?.state, report?.unchanged, report?.pruned, report?.stale], ['failed', 2, [], []]);
  const [told] = report?.charts ?? [];
  assert.equal(told?.object, 'grafana');
  assert.match(told?.message ?? '', /^grafana 1\.2\.3 of grafana not applied: `helm` is not on PATH of this machine\./);
  assert.match(
    told?.message ?? '',
    /kustomize build --enable-helm clusters\/a\/10-grafana \| kubectl --context a apply/,
  );
  assert.equal(fieldAt(kube, 'Service', 'of-chart', 'kind'), 'Service');
  const [meant] = await applyFleet(played([kube], all, { machine, choice: { prune: true, withoutCharts: true } }));
  assert.deepEqual([meant?.state, meant?.notes], ['done', ['grafana: left out as asked: grafana 1.2.3.']]);
  assert.equal(fieldAt(kube, 'Service', 'of-chart', 'kind'), 'Service');
});

test('a chart whose build was ended with the run is no chart that failed', async () => {
  const end = new AbortController();
  const kustomize = (line: readonly string[]): object => {
    if (line[0] !== 'build') return {};
    end.abort();
    return { code: 130 };
  };
  const machine = fakeMachine({ programs: { kustomize, helm: () => ({}) } });
  const [report] = await applyFleet(played([playedKube('a')], all, { machine, signal: end.signal }));
  assert.deepEqual(
    [report?.state, report?.charts, report?.notes],
    ['stopped', [], ['The run was ended before anything was sent.']],
  );
});

test('a chart that cannot be fetched is told with what kustomize said', async () => {
  const kustomize = (line: readonly string[]): object =>
    line[0] === 'build' ? { code: 1, err: 'Error: unable to fetch\nno such host\n' } : {};
  const machine = fakeMachine({ programs: { kustomize, helm: () => ({}) } });
  const [report] = await applyFleet(played([playedKube('a')], all, { machine }));
  assert.match(report?.charts[0]?.message ?? '', /not applied: `kustomize` ended with 1: no such host\./);
});
