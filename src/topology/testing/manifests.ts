import { loadAll } from 'js-yaml';
import type { ClusterObjects, KubeObject } from '../../kube/objects.ts';
import type { FlowEdge, Topology } from '../topology.ts';

/** Clusters by id, each from the YAML of its objects. */
export function clusters(texts: Readonly<Record<string, string>>): readonly ClusterObjects[] {
  return Object.entries(texts).map(([cluster, text]) => ({ cluster, objects: loadAll(text) as readonly KubeObject[] }));
}

/** Every edge in one line: `kind from -> to [pods] address`, or with `broken:` and the reason where it leads nowhere. */
export function flows(topology: Topology): readonly string[] {
  return topology.edges.map(flow);
}

export function flow({ kind, from, to, address, pods, broken }: FlowEdge): string {
  return `${kind} ${from} -> ${to === null ? `broken: ${broken}` : `${to} [${pods}]`} by ${address}`;
}

/** A Deployment of one container with its labels `app: <name>`. */
export function deployment(name: string, args: readonly string[], more = ''): string {
  return `
apiVersion: apps/v1
kind: Deployment
metadata: {name: ${name}, namespace: monitoring}
spec:
  selector: {matchLabels: {app: ${name}}}
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      containers:
        - {name: main, image: "quay.io/thanos/thanos:v0.42.4", args: ${JSON.stringify(args)}}
${more}
---`;
}

/** A Service in front of pods labelled `app: <app>`; `spec` is its other fields in flow style. */
export function service(name: string, app: string, ports: string, spec = ''): string {
  return `
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: monitoring}
spec: {selector: {app: ${app}}, ports: [${ports}]${spec === '' ? '' : `, ${spec}`}}
---`;
}
