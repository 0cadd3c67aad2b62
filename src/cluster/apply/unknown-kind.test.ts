import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { HelmChart, Workload } from '../../components/workload.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { fakeMachine } from '../testing/fake-machine.ts';
import { applyFleet, type FleetJob } from './apply-fleet.ts';
import { previewFleet } from './preview-fleet.ts';
import { namespaces, played, playedKube, workload } from './testing/played-fleet.ts';

const chart: HelmChart = {
  ...{ name: 'cert-manager', repo: 'https://charts.example.com', version: 'v1.21.1', releaseName: 'c' },
  ...{ namespace: 'apps', includeCRDs: true, skipHooks: false, values: {} },
};
const certManager: Workload = { ...workload('a', 'cert-manager', 10), charts: [chart] };
const of = (apiVersion: string, kind: string, name = 'ca'): KubeObject => ({ apiVersion, kind, metadata: { name } });
const issuers = workload(
  'a',
  'issuers',
  10,
  of('cert-manager.io/v1', 'ClusterIssuer'),
  of('cert-manager.io/v1', 'ClusterIssuer', 'b'),
);
const machine = fakeMachine();

async function fixes(
  workloads: readonly Workload[],
  choice: Partial<FleetJob['choice']>,
): Promise<readonly (string | undefined)[]> {
  const job = played([playedKube('a')], [namespaces('a'), ...workloads], { machine, choice });
  const [report] = await applyFleet(job);
  const preview = played([playedKube('a')], [namespaces('a'), ...workloads], { machine, choice });
  const [dry] = await previewFleet(preview);
  const told = (report?.failed ?? []).map(({ fix }) => fix);
  // What an apply would be refused is said by a dry run, with the same remedy.
  assert.deepEqual([dry?.failed.map(({ fix }) => fix), dry?.unjudged], [told, []]);
  return [...new Set(told)];
}

test('where the chart that brings a kind was left out on purpose, chart, component and both ways are named', async () => {
  assert.deepEqual(await fixes([certManager, issuers], { withoutCharts: true }), [
    'The kinds of `cert-manager.io` come with the chart cert-manager v1.21.1 of the component `cert-manager` (wave 10), which `--without-charts` left out: apply without that option, or install the chart yourself (in the rendered repository: kustomize build --enable-helm clusters/a/10-cert-manager | kubectl --context a apply --server-side -f -), and apply again.',
  ]);
});

test('where a chart could not be built, or its component was not asked for, that is the reason', async () => {
  assert.deepEqual(await fixes([certManager, issuers], {}), [
    'The kinds of `cert-manager.io` come with the chart cert-manager v1.21.1 of the component `cert-manager` (wave 10), which could not be applied; what that needs is told with it. Once it is there, apply again.',
  ]);
  assert.deepEqual(await fixes([certManager, issuers], { components: ['namespaces', 'issuers'] }), [
    'The kinds of `cert-manager.io` come with the chart cert-manager v1.21.1 of the component `cert-manager` (wave 10), which was not asked for: `namsan apply --cluster a --component cert-manager` first.',
  ]);
});

test('what bootstrap brings is told with it, and what nothing brings as that', async () => {
  const routes = workload('a', 'routes', 20, of('gateway.networking.k8s.io/v1', 'GatewayClass'));
  assert.deepEqual(await fixes([routes], {}), [
    'The kinds of `gateway.networking.k8s.io` come with the Gateway API: `namsan bootstrap` first, then apply again.',
  ]);
  const things = workload('a', 'things', 20, of('unheard.example.com/v1', 'Thing'));
  assert.deepEqual(await fixes([things], {}), [
    'Nothing of the fleet brings Thing of `unheard.example.com/v1` to `a`: install what defines it, or upgrade the cluster to a version that serves it, and apply again.',
  ]);
});

test('a kind that the run itself brings is no failure of a dry run; where it is not served all the same, status is pointed to', async () => {
  const programs = { kustomize: () => ({ out: '' }), helm: () => ({}) };
  const job = (): FleetJob =>
    played([playedKube('a')], [namespaces('a'), certManager, issuers], { machine: fakeMachine({ programs }) });
  const [dry] = await previewFleet(job());
  assert.deepEqual([dry?.failed, dry?.unjudged[0]?.once], [[], 'it serves ClusterIssuer of cert-manager.io/v1']);
  const [report] = await applyFleet(job());
  assert.deepEqual(report?.failed[0], {
    object: 'ClusterIssuer ca',
    message: 'The API server of a knows no kind ClusterIssuer in cert-manager.io/v1.',
    fix: 'The kinds of `cert-manager.io` come with the chart cert-manager v1.21.1 of the component `cert-manager` (wave 10), and are not served though this was applied: `namsan status --cluster a --component cert-manager` says what it waits for.',
  });
});
