import { all, push, replace, set, unset } from './change.ts';
import { type FolderFault, inFolder } from './fault.ts';

const root = inFolder('operator', 'argocd');
const install = inFolder('operator', 'argocd/install');
const applications = inFolder('operator', 'argocd/applications/cluster-01-central');
const stack = inFolder('operator', 'clusters/cluster-01-central/30-kube-prometheus-stack');
const certificates = inFolder('operator', 'clusters/cluster-01-central/10-cert-manager');
const edge = inFolder('operator', 'clusters/cluster-02-edge/30-kube-prometheus-stack');
const receive = inFolder('receive', 'clusters/cluster-01/20-longhorn');
const applied = inFolder('mixed', 'clusters/hub/30-kube-prometheus-stack');
const app = (name: string): string => `Application argocd/cluster-01-central.${name}`;

const prometheus = app('prometheus');
const values = 'helmCharts/0/valuesInline';
const tree = { repoURL: 'https://git.miribit.lab/platform/observability.git', targetRevision: 'main' };
const chart = (name: string, namespace: string) => ({
  ...{ name, repo: 'https://charts.example.com', version: 'v9.0.0', releaseName: name, namespace },
  ...{ includeCRDs: true, kubeVersion: '1.35.0' },
});
const anywhere = { at: '' };

/** Faults in how a tree reaches its clusters: what Argo CD is told, and the charts of kustomizations. */
export const deliveryFaults: readonly FolderFault[] = [
  applications(
    app('kube-prometheus-stack'),
    unset('spec/syncPolicy/syncOptions/0'),
    'delivery/server-side-apply',
    anywhere,
  ),
  applications(
    app('opensearch-operator'),
    unset('spec/syncPolicy/syncOptions/0'),
    'delivery/server-side-apply',
    anywhere,
  ),
  applications(prometheus, unset('spec/syncPolicy/retry'), 'delivery/own-sync', anywhere),
  applications(
    prometheus,
    all(
      set('metadata/annotations', { 'argocd.argoproj.io/sync-wave': '0' }),
      set('spec/syncPolicy', { automated: {}, syncOptions: ['ServerSideApply=true'] }),
    ),
    'delivery/missing-definitions',
    { at: '', also: ['delivery/own-sync', 'delivery/generate-paths'] },
  ),
  applications(
    prometheus,
    set('metadata/annotations', { 'argocd.argoproj.io/sync-wave': '40' }),
    'delivery/generate-paths',
    anywhere,
  ),
  root(
    'Application argocd/root',
    set('spec/source', { ...tree, path: 'argocd/applications' }),
    'delivery/folders-unread',
    anywhere,
  ),
  install(
    null,
    replace(`${values}/configs/cm`, '--enable-helm', '--load-restrictor=x'),
    'delivery/helm-enabled',
    anywhere,
  ),
  install(
    null,
    unset(`${values}/configs/cm/resource.customizations.health.argoproj.io_Application`),
    'delivery/application-health',
    anywhere,
  ),
  stack(null, unset('patches'), 'delivery/pruned-definitions', anywhere),
  stack(null, unset('helmCharts/0/version'), 'delivery/chart-explicit'),
  stack(null, unset('helmCharts/0/namespace'), 'delivery/chart-explicit'),
  applied(null, unset('helmCharts/0/includeCRDs'), 'delivery/chart-explicit', {
    also: ['delivery/missing-definitions'],
  }),
  edge(null, unset('helmCharts/0/releaseName'), 'delivery/chart-explicit'),
  stack(
    null,
    set(`${values}/prometheusOperator/admissionWebhooks`, { enabled: true, patch: { enabled: true } }),
    'delivery/admission-hooks',
    anywhere,
  ),
  stack(null, set(`${values}/grafana/adminPassword`, 'not-a-name'), 'delivery/chart-secrets', anywhere),
  stack(null, set(`${values}/prometheus/prometheusSpec`, { enableAgentMode: true }), 'delivery/chart-values', anywhere),
  receive(null, unset(`${values}/defaultSettings/nodeDrainPolicy`), 'platform/drain-policy', anywhere),
  stack(null, set('namespace', 'kube-system'), 'delivery/chart-namespace', anywhere),
  certificates(null, set('helmCharts/0/version', 'v1.13.0'), 'platform/end-of-life', anywhere),
  certificates(null, set('helmCharts/0/repo', 'https://charts.bitnami.com/bitnami'), 'delivery/dead-chart', anywhere),
  stack(null, push('helmCharts', chart('cert-manager', 'cert-manager')), 'delivery/installed-twice', {
    at: '',
    also: ['delivery/pruned-definitions'],
  }),
  certificates(
    null,
    set(
      'helmCharts',
      Array.from({ length: 19 }, (_, i) => chart(`part-${i}`, 'cert-manager')),
    ),
    'delivery/render-time',
    anywhere,
  ),
];
