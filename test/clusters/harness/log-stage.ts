import { spawn } from 'node:child_process';
import type { KubeObject } from '../../../src/kube/objects.ts';
import { at, listAt, mapAt, stringAt, stringsAt } from '../../../src/kube/read.ts';
import type { Rendered } from '../../../src/pipeline.ts';
import { openSearch } from '../../../tools/engines/opensearch.ts';
import { script } from '../../../tools/testbed/folders.ts';
import { readCrds } from '../../engines/harness/crds.ts';
import { scratchFolder } from '../../engines/harness/scratch.ts';
import { bootstrapIn, writeTree } from './bootstrap.ts';
import { signAsCertManager } from './certificates.ts';
import {
  addresses,
  type ClusterName,
  type Clusters,
  freshClusters,
  type NodeName,
  type TestCluster,
  testsState,
} from './clusters.ts';
import { define } from './install.ts';
import { apply, until } from './objects.ts';

/** Where OpenSearch itself answers on the node of the hub, without TLS: only the pod that stands for it knows. */
const behind = { port: 9210, transport: 9310 };

/** A writer of log lines in a pod of a cluster, which trusts the CA of the fleet. */
export interface Writer {
  /** An answer of the log store, at the address that is given. */
  readonly ask: (
    method: string,
    url: string,
    body?: string,
  ) => Promise<{ readonly status: number; readonly body: string }>;
  /** Whether a caller without the CA of the fleet is answered at that address. */
  readonly withoutCa: (url: string) => Promise<number | null>;
}

export interface LogStage {
  readonly writers: Readonly<Record<ClusterName, Writer>>;
  /** The objects of the hub. */
  readonly hub: readonly KubeObject[];
}

/**
 * Two clusters with what is rendered between a collector of logs and the store: Services, node ports, certificates. OpenSearch runs on the node of
 * the hub; a pod with the labels, ports and certificate of the rendered one ends TLS before it.
 */
export async function logStage(rendered: Rendered): Promise<LogStage> {
  const clusters = await freshClusters();
  const tree = scratchFolder('tree');
  writeTree(tree, rendered);
  const hub = rendered.clusters.find(({ cluster }) => cluster === 'a')?.objects ?? [];
  for (const cluster of [clusters.a, clusters.b]) {
    await define(
      cluster,
      readCrds().filter(({ metadata }) => metadata.name.endsWith('cert-manager.io')),
    );
    await apply(cluster, ofComponent(rendered, cluster.name, 'namespaces'));
    const issuers = ofComponent(rendered, cluster.name, 'cluster-issuers');
    if (issuers.length > 0) await apply(cluster, issuers);
  }
  await (await bootstrapIn(tree, clusters, rendered)).run('certificates.sh');
  await startStore();
  await installStore(clusters, ofComponent(rendered, 'a', 'opensearch-single'));
  return { hub, writers: { a: await writerIn(clusters.a), b: await writerIn(clusters.b) } };
}

function ofComponent({ workloads }: Rendered, cluster: NodeName, component: string): readonly KubeObject[] {
  return workloads.flatMap((w) => (w.cluster === cluster && w.component === component ? w.objects : []));
}

/** OpenSearch on the node of `a`; it ends with the node. */
async function startStore(): Promise<void> {
  const { java, args } = await openSearch();
  const home = scratchFolder('opensearch');
  const where = [home, String(behind.port), String(behind.transport), addresses.a];
  const env = { ...process.env, TESTBED_STATE: testsState };
  spawn('bash', [script('node'), 'a', java, ...args, ...where], { env, stdio: 'ignore' }).unref();
  await until('OpenSearch on the node of a', 180_000, async () => {
    const answer = await fetch(`http://${addresses.a}:${behind.port}/_cluster/health`, {
      signal: AbortSignal.timeout(5_000),
    });
    return answer.ok ? true : null;
  });
}

async function installStore({ a }: Clusters, objects: readonly KubeObject[]): Promise<void> {
  const kinds = ['Service', 'ServiceAccount', 'Certificate'];
  await apply(
    a,
    objects.filter(({ kind }) => kinds.includes(kind)),
  );
  await signAsCertManager(a, objects);
  const rendered = objects.find(({ kind }) => kind === 'StatefulSet');
  if (rendered === undefined) throw new Error('No StatefulSet of OpenSearch is rendered.');
  await apply(a, [standIn(rendered)]);
  await a.kubectl(['--namespace', 'logging', 'rollout', 'status', 'statefulset/opensearch', '--timeout=300s']);
}

/** The rendered StatefulSet with another program: same labels, same named ports, same certificate. */
function standIn(rendered: KubeObject): KubeObject {
  const spec = mapAt(rendered, 'spec');
  const pod = mapAt(spec, 'template', 'spec');
  const [server] = listAt(pod, 'containers');
  const [volume] = listAt(pod, 'volumes').filter(
    (one) => stringAt(one, 'secret', 'secretName') === 'opensearch-http-tls',
  );
  const mountPath = '/certificate';
  return {
    ...rendered,
    ...{
      spec: {
        replicas: spec['replicas'],
        serviceName: spec['serviceName'],
        selector: spec['selector'],
        template: {
          metadata: { labels: stringsAt(spec, 'template', 'metadata', 'labels') },
          spec: {
            serviceAccountName: pod['serviceAccountName'],
            securityContext: { runAsNonRoot: true, runAsUser: 1000, fsGroup: 1000 },
            containers: [
              {
                name: 'opensearch',
                image: 'testbed.test/hello:v1',
                args: [
                  'tls',
                  '0.0.0.0:9200',
                  `${mountPath}/tls.crt`,
                  `${mountPath}/tls.key`,
                  `${addresses.a}:${behind.port}`,
                ],
                ports: at(server, 'ports'),
                volumeMounts: [{ name: stringAt(volume, 'name'), mountPath, readOnly: true }],
              },
            ],
            volumes: [volume],
          },
        },
      },
    },
  };
}

async function writerIn(cluster: TestCluster): Promise<Writer> {
  await apply(cluster, [writer]);
  await cluster.kubectl(['--namespace', 'logging', 'wait', '--for=condition=Ready', 'pod/writer', '--timeout=300s']);
  const curl = ['--namespace', 'logging', 'exec', '--stdin', 'writer', '--', 'curl', '--silent', '--max-time', '30'];
  return {
    ask: async (method, url, body = '') => {
      const type = body.includes('\n') ? 'application/x-ndjson' : 'application/json';
      const out = await cluster.kubectl(
        [
          ...[...curl, '--cacert', '/ca/ca.crt', '--request', method, '--write-out', '\n%{http_code}'],
          ...(body === '' ? [] : ['--header', `Content-Type: ${type}`, '--data-binary', '@-']),
          url,
        ],
        body,
      );
      const end = out.lastIndexOf('\n');
      return { status: Number(out.slice(end + 1)), body: out.slice(0, end) };
    },
    withoutCa: async (url) => (await cluster.tryKubectl([...curl, url])).code,
  };
}

const writer: KubeObject = {
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'writer', namespace: 'logging' },
  ...{
    spec: {
      terminationGracePeriodSeconds: 0,
      automountServiceAccountToken: false,
      containers: [
        {
          name: 'writer',
          image: 'docker.io/curlimages/curl:8.16.0',
          command: ['sleep', '1000000'],
          volumeMounts: [{ name: 'ca', mountPath: '/ca', readOnly: true }],
        },
      ],
      volumes: [{ name: 'ca', secret: { secretName: 'fleet-ca', items: [{ key: 'ca.crt', path: 'ca.crt' }] } }],
    },
  },
};
