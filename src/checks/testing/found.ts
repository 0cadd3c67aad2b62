import { loadAll } from 'js-yaml';
import { type Finding, finding } from '../../findings/finding.ts';
import type { ClusterObjects, JsonObject, KubeObject } from '../../kube/objects.ts';
import { isJsonObject, isKubeObject } from '../../kube/read.ts';
import { type Schemas, schemasFor } from '../../kube/schema/schemas.ts';
import type { Folder } from '../../manifests/folder.ts';
import type { Model } from '../../model/model.ts';
import { type Flows, topologyOf } from '../../proofs/testing/flows.ts';
import type { Topology } from '../../topology/topology.ts';
import { trace } from '../../topology/trace.ts';
import type { ChartRelease, Check, Subject } from '../check.ts';

/** What a check is shown in a test; what is left out is empty. */
export interface Given {
  /** YAML documents of the cluster `hub`, perhaps of several directories. */
  readonly hub?: string | readonly string[];
  /** YAML documents of the cluster `edge`. */
  readonly edge?: string;
  readonly model?: Model;
  readonly charts?: readonly ChartRelease[];
  /** Folders in the place of the one, `.`, that holds all objects of the hub: YAML documents by path, a kustomization among them. */
  readonly folders?: Readonly<Record<string, string>>;
  /** Flows in the place of those that the objects make. */
  readonly flows?: Flows;
  /** Flows that `flows` has no words for. */
  readonly topology?: Topology;
  readonly schemas?: Schemas;
}

/** The findings of a check on a few objects. */
export function found(check: Check, given: Given): readonly Finding[] {
  const out: Finding[] = [];
  check.run(subjectOf(given), (where, message, more) => {
    out.push(finding(check, where, message, more));
  });
  return out;
}

/** The same with the real schemas of these objects. */
export async function foundWithSchemas(check: Check, given: Given): Promise<readonly Finding[]> {
  const schemas = await schemasFor(clustersOf(given).flatMap((c) => c.objects));
  return found(check, { ...given, schemas });
}

/** Only what differs from finding to finding: the object, its field, the severity and the fact. */
export function told(findings: readonly Finding[]): readonly (readonly string[])[] {
  return findings.map(({ where, severity, message }) =>
    'object' in where ? [where.object, where.field, severity, message] : [severity, message],
  );
}

function subjectOf(given: Given): Subject {
  const clusters = clustersOf(given);
  return {
    model: given.model ?? null,
    clusters,
    charts: given.charts ?? [],
    folders: foldersOf(given),
    topology: given.topology ?? (given.flows === undefined ? trace(clusters) : topologyOf(given.flows)),
    schemas: given.schemas ?? { of: () => null },
  };
}

function foldersOf({ hub, folders }: Given): readonly Folder[] {
  const texts = folders ?? { '.': [hub ?? []].flat().join('\n---\n') };
  return Object.entries(texts).map(([path, text]): Folder => {
    const documents: readonly unknown[] = loadAll(text);
    return {
      cluster: 'hub',
      path,
      objects: documents.filter(isKubeObject),
      kustomization: documents.filter(isJsonObject).find(isKustomization) ?? null,
    };
  });
}

function isKustomization(document: JsonObject): boolean {
  return document['kind'] === 'Kustomization' && document['metadata'] === undefined;
}

function clustersOf({ hub, edge, folders }: Given): readonly ClusterObjects[] {
  const inFolders = Object.values(folders ?? {}).flatMap((text) =>
    loadAll(text)
      .filter(isKubeObject)
      .map((o) => JSON.stringify(o)),
  );
  const documents = { hub: [hub ?? [], inFolders].flat(), edge };
  return Object.entries(documents).flatMap(([cluster, text]) =>
    [text ?? []].flat().map((part) => ({ cluster, objects: objectsIn(part) })),
  );
}

function objectsIn(text: string): readonly KubeObject[] {
  return loadAll(text).map((document) => {
    if (!isKubeObject(document)) throw new Error(`no Kubernetes object: ${JSON.stringify(document)}`);
    return document;
  });
}

/** A StatefulSet `monitoring/<name>` that runs Thanos with these arguments, as a YAML document. */
export function thanos(
  name: string,
  args: readonly string[],
  more: { readonly image?: string; readonly volumes?: string } = {},
): string {
  const { image = 'quay.io/thanos/thanos:v0.42.4', volumes = '' } = more;
  return `---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: ${name}, namespace: monitoring}
spec:
  replicas: 1
  template:
    metadata: {labels: {app: ${name}}}
    spec:
      ${volumes}
      containers:
        - name: thanos
          image: ${image}
          args: ${JSON.stringify(args)}
          volumeMounts: [{name: data, mountPath: /data}, {name: config, mountPath: /config}]
`;
}
