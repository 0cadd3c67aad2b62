import type { KubeObject } from '../../../src/kube/objects.ts';
import type { TestCluster } from './clusters.ts';
import { apply } from './objects.ts';

/** A pod with a shell and a client that resolves names, from which a test asks. */
export interface Box {
  readonly cluster: TestCluster;
  readonly address: string;
  /** A command in it that must succeed. */
  readonly run: (args: readonly string[]) => Promise<string>;
}

/** Starts a box in a namespace of a cluster, or finds it. */
export async function boxIn(cluster: TestCluster, namespace: string): Promise<Box> {
  await apply(cluster, [box(namespace)]);
  await cluster.kubectl(['--namespace', namespace, 'wait', '--for=condition=Ready', 'pod/box', '--timeout=300s']);
  const address = await cluster.kubectl([
    '--namespace',
    namespace,
    'get',
    'pod/box',
    '--output',
    'jsonpath={.status.podIP}',
  ]);
  const run: Box['run'] = (args) => cluster.kubectl(['--namespace', namespace, 'exec', 'box', '--', ...args]);
  return { cluster, address, run };
}

function box(namespace: string): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'box', namespace },
    spec: {
      terminationGracePeriodSeconds: 0,
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, runAsUser: 65534, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        {
          name: 'box',
          image: 'testbed.test/box:v1',
          command: ['sleep', '1000000'],
          securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
        },
      ],
    },
  } as KubeObject;
}
