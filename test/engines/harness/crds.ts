import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadAll } from 'js-yaml';
import type { KubeObject } from '../../../src/kube/objects.ts';
import { isKubeObject, listAt, stringAt } from '../../../src/kube/read.ts';
import type { ApiServer } from './api-server.ts';
import { ciliumCrds } from './json-schema-crds.ts';
import { sharedData } from './shared-data.ts';
import { eventually } from './waiting.ts';

/** The releases that namsan writes for; of each operator one, since two releases of one CRD cannot stand side by side. */
const families = [
  'prometheus-operator',
  'argo-cd',
  'cert-manager',
  'external-secrets',
  'sealed-secrets',
  'gateway-api',
  'longhorn',
  'fluent-operator',
  'opensearch-operator-3.0.2',
];

/** Every CustomResourceDefinition of the reference data; other files there (chart metadata) are passed over. Cilium's are made from JSON schemas. */
export function readCrds(): readonly KubeObject[] {
  const own = families.flatMap((family) => {
    const folder = sharedData('crds', family);
    return readdirSync(folder)
      .filter((file) => /\.(ya?ml|json)$/.test(file))
      .flatMap((file) => loadAll(readFileSync(join(folder, file), 'utf8')))
      .filter(isKubeObject)
      .filter((object) => object.kind === 'CustomResourceDefinition');
  });
  return [...own, ...ciliumCrds()];
}

/** Installs the definitions and waits until every one is served. */
export async function installCrds(server: ApiServer, crds: readonly KubeObject[] = readCrds()): Promise<void> {
  await Promise.all(crds.map((crd) => installCrd(server, crd)));
  const all = '/apis/apiextensions.k8s.io/v1/customresourcedefinitions';
  await eventually('all CustomResourceDefinitions to be established', 120_000, server.processes, async () => {
    const items = listAt((await server.client.get(all)).body, 'items');
    return items.length >= crds.length && items.every(isEstablished) ? true : null;
  });
}

async function installCrd(server: ApiServer, crd: KubeObject): Promise<void> {
  const { managedFields: _, ...metadata } = crd.metadata as KubeObject['metadata'] & { managedFields?: unknown };
  const answer = await server.client.apply({ ...crd, metadata }, { force: true });
  if (answer.status >= 300) throw new Error(`CRD ${crd.metadata.name} is refused: ${answer.message}`);
}

function isEstablished(crd: unknown): boolean {
  return listAt(crd, 'status', 'conditions').some(
    (condition) => stringAt(condition, 'type') === 'Established' && stringAt(condition, 'status') === 'True',
  );
}
