import type { Json, KubeObject, Labels } from '../../../src/kube/objects.ts';
import { at, listAt, numberAt, stringAt, stringsAt } from '../../../src/kube/read.ts';

/** The first pod of a workload, as the cluster would make it, with an address of its own on this machine. */
export interface Pod {
  /** The object that it comes from. */
  readonly owner: KubeObject;
  readonly name: string;
  readonly namespace: string;
  readonly labels: Labels;
  readonly address: string;
  /** Named container ports. */
  readonly ports: ReadonlyMap<string, number>;
  readonly containers: readonly Json[];
  readonly volumes: readonly Json[];
}

const workloadKinds: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

/** One pod of every workload among the objects. `network` is the second number of their addresses. */
export function firstPods(objects: readonly KubeObject[], network: number): readonly Pod[] {
  return objects
    .filter((object) => workloadKinds.has(object.kind))
    .map((owner, i) => {
      const containers = listAt(owner, 'spec', 'template', 'spec', 'containers');
      const claims = listAt(owner, 'spec', 'volumeClaimTemplates').map((claim) => ({
        name: stringAt(claim, 'metadata', 'name') ?? '',
      }));
      const ports = containers.flatMap((container) => listAt(container, 'ports'));
      return {
        owner,
        name: `${owner.metadata.name}-0`,
        namespace: owner.metadata.namespace ?? 'default',
        labels: {
          ...stringsAt(owner, 'spec', 'template', 'metadata', 'labels'),
          ...(owner.kind === 'StatefulSet' ? { 'statefulset.kubernetes.io/pod-name': `${owner.metadata.name}-0` } : {}),
        },
        address: `127.${network}.${Math.floor(i / 250)}.${1 + (i % 250)}`,
        ports: new Map(ports.map((port) => [stringAt(port, 'name') ?? '', numberAt(port, 'containerPort') ?? 0])),
        containers,
        volumes: [...listAt(owner, 'spec', 'template', 'spec', 'volumes'), ...claims],
      };
    });
}

/** The environment of a container: plain values, and what the pod knows of itself; `secret` answers for the rest. */
export function environment(
  container: Json,
  pod: Pod,
  secret: (name: string, key: string) => string,
): Readonly<Record<string, string>> {
  const fields: Readonly<Record<string, string>> = {
    'metadata.name': pod.name,
    'metadata.namespace': pod.namespace,
    'status.podIP': pod.address,
    'status.hostIP': pod.address,
    'spec.nodeName': 'node-0',
  };
  const out: Record<string, string> = {};
  for (const entry of listAt(container, 'env')) {
    const name = stringAt(entry, 'name') ?? '';
    const field = stringAt(entry, 'valueFrom', 'fieldRef', 'fieldPath');
    const reference = at(entry, 'valueFrom', 'secretKeyRef');
    if (field !== undefined) out[name] = fields[field] ?? '';
    else if (reference !== undefined)
      out[name] = secret(stringAt(reference, 'name') ?? '', stringAt(reference, 'key') ?? '');
    else out[name] = expand(stringAt(entry, 'value') ?? '', out);
  }
  return out;
}

/** `$(NAME)` replaced as Kubernetes does it in args and env; an unknown name stays as it is. */
export function expand(text: string, variables: Readonly<Record<string, string>>): string {
  return text.replace(/\$\(([\w.]+)\)/g, (whole, name: string) => variables[name] ?? whole);
}
