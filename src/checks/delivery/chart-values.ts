import type { Json } from '../../kube/objects.ts';
import { at } from '../../kube/read.ts';
import type { Check } from '../check.ts';
import { type DeclaredRelease, releasesOf } from './releases.ts';

export const chartValues: Check = {
  code: 'delivery/chart-values',
  severity: 'error',
  title: 'A value stands under a key that the chart does not read',
  why: 'Helm passes over a key that no template asks for: the chart does what it does by default, and nobody is told.',
  fix: 'Write the key that the chart reads.',
  refs: ['R05', 'R10', 'R12', 'R16', 'R32'],
  run: (subject, report) => {
    for (const one of releasesOf(subject))
      for (const { chart, path, is, instead, fact } of unread) {
        if (one.chart !== chart || !is(one)) continue;
        const value = at(one.values, ...path);
        if (value === undefined || value === null || isEmpty(value)) continue;
        const key = path.join('.');
        report(
          { cluster: one.cluster, object: one.object, field: `${one.valuesField}.${key}` },
          `\`${key}\` of \`${one.object}\` ${fact ?? `is no value of the chart \`${chart}\``}`,
          { fix: instead },
        );
      }
  },
};

/** A key that people write and a chart does not read. */
interface UnreadKey {
  readonly chart: string;
  readonly path: readonly string[];
  /** Which charts of that name are meant, and which versions. */
  readonly is: (one: DeclaredRelease) => boolean;
  readonly instead: string;
  /** What is so about it, where it is not just unknown. */
  readonly fact?: string;
}

const always = (): boolean => true;
const official = ({ repo }: DeclaredRelease): boolean => /charts\.min\.io|minio\/(?:charts|minio)/.test(repo);
const bitnami = ({ repo }: DeclaredRelease): boolean => repo.includes('bitnami');

/** Read in the values and templates of kube-prometheus-stack 78.2.1 and 88.5.3, minio 5.4.0, bitnami/thanos 15.13.0 and 17.6.0, longhorn 1.12.1. */
const unread: readonly UnreadKey[] = [
  {
    chart: 'kube-prometheus-stack',
    path: ['prometheus', 'prometheusSpec', 'enableAgentMode'],
    is: always,
    instead: 'Write `prometheus.agentMode: true`; as it is, a whole Prometheus is installed.',
  },
  {
    chart: 'kube-prometheus-stack',
    path: ['prometheus', 'prometheusSpec', 'agentMode'],
    is: always,
    instead: 'Write `prometheus.agentMode: true`; as it is, a whole Prometheus is installed.',
  },
  ...['receive', 'query', 'compactor', 'storegateway', 'store', 'compact'].map(
    (part): UnreadKey => ({
      chart: 'kube-prometheus-stack',
      path: ['thanos', part],
      is: always,
      instead: 'Install Thanos by objects or by a chart of its own; this one brings the sidecar and the ruler only.',
    }),
  ),
  {
    chart: 'kube-prometheus-stack',
    path: ['prometheus', 'prometheusSpec', 'thanos', 'objectStorageConfig', 'name'],
    is: always,
    instead: 'Write `objectStorageConfig: {existingSecret: {name, key}}`.',
    fact: 'is dropped by the chart, so that the sidecar has no object store and uploads nothing',
  },
  {
    chart: 'thanos',
    path: ['query', 'service', 'nodePorts', 'grpc'],
    is: bitnami,
    instead: 'Write `query.serviceGrpc.nodePorts.grpc`.',
  },
  ...(['auth', 'defaultBuckets'] as const).map(
    (key): UnreadKey => ({
      chart: 'minio',
      path: [key],
      is: official,
      instead: 'Write `existingSecret` and `buckets`: `auth` and `defaultBuckets` are keys of the chart of Bitnami.',
    }),
  ),
  {
    chart: 'minio',
    path: ['service', 'nodePorts'],
    is: official,
    instead: 'Write `service.nodePort` and `consoleService.nodePort`: `nodePorts` is a key of the chart of Bitnami.',
  },
  ...(['backupTarget', 'backupTargetCredentialSecret'] as const).map(
    (key): UnreadKey => ({
      chart: 'longhorn',
      path: ['defaultSettings', key],
      is: ({ version }) => isAtLeast(version, 1, 8),
      instead: `Write \`defaultBackupStore.${key}\`.`,
      fact: 'is read by Longhorn up to 1.7 only',
    }),
  ),
];

function isAtLeast(version: string, major: number, minor: number): boolean {
  const parts = /^v?(\d+)\.(\d+)/.exec(version);
  if (parts === null) return false;
  const [has, hasMinor] = [Number(parts[1]), Number(parts[2])];
  return has > major || (has === major && hasMinor >= minor);
}

function isEmpty(value: Json): boolean {
  return value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
}
