import { join } from 'node:path';
import type { Json, KubeObject } from '../../../src/kube/objects.ts';
import { isJsonObject } from '../../../src/kube/read.ts';
import { isNamespaced } from '../../../src/kube/schema/scope.ts';
import { namespaces } from '../../../src/model/addresses.ts';
import { moduleSource, readObjects } from './stand-ins.ts';

/** Settings that come from the values that namsan renders, as the chart argo-cd puts them (argo-helm templates/argocd-configs: strings, whatever they were). */
const fromValues: Readonly<Record<string, string>> = {
  'argocd-cm': 'cm',
  'argocd-cmd-params-cm': 'params',
  'argocd-rbac-cm': 'rbac',
};

/** Parts that are left out: values switch dex and notifications off, and the tests have no use for the web page. */
const leftOut = /^argocd-(dex-server|notifications-(controller|cm|secret)|notifications-controller-metrics)$/;

/**
 * Argo CD 3.5.7 as its own module installs it into a cluster, with an image of Redis that can be had. Its settings are left out: `configMapsFromValues` has them.
 */
export async function argocdObjects(): Promise<readonly KubeObject[]> {
  const source = await moduleSource('argocd', 'github.com/argoproj/argo-cd/v3');
  return readObjects(join(source, 'manifests', 'install.yaml'))
    .filter(
      ({ kind, metadata }) =>
        kind !== 'NetworkPolicy' && !leftOut.test(metadata.name) && fromValues[metadata.name] === undefined,
    )
    .map((object) => adapted(object as unknown as Json) as unknown as KubeObject)
    .map(inRelease);
}

/** Git is looked into twice a minute in the place of every three to four (argo-cd docs/operator-manual/argocd-cm.yaml): tests need not wait for it. */
const looksOften = `  timeout.reconciliation: 30s
  timeout.reconciliation.jitter: 0s
`;

/** Templates of the ConfigMaps whose content is namsan's, but for how often Git is looked into. */
export const configMapsFromValues: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(fromValues).map(([name, values]) => [
    `${name}.yaml`,
    `apiVersion: v1
kind: ConfigMap
metadata:
  name: ${name}
  namespace: {{ .Release.Namespace }}
  labels: {app.kubernetes.io/name: ${name}, app.kubernetes.io/part-of: argocd}
data:
{{- range $key, $value := .Values.configs.${values} }}
  {{ $key }}: {{ $value | toString | toJson }}
{{- end }}
${name === 'argocd-cm' ? looksOften : ''}`,
  ]),
);

/** Containers as this testbed can run them: images from no registry, no keyring, and the password of the cache made by the rendered script. */
function adapted(value: Json): Json {
  if (Array.isArray(value)) return value.map((item: Json) => adapted(item)).filter((item) => !isSecretInit(item));
  if (!isJsonObject(value))
    return typeof value === 'string' ? value.replace(/^public\.ecr\.aws\/.*redis:.*$/, redis) : value;
  const inner = Object.entries(value).map(([key, item]) => [key, item === undefined ? item : adapted(item)]);
  const made = Object.fromEntries(inner) as Record<string, Json>;
  if (typeof made['image'] !== 'string') return made;
  const environment = Array.isArray(made['env']) ? (made['env'] as readonly Json[]) : [];
  return {
    ...made,
    imagePullPolicy: 'IfNotPresent',
    env: [...environment, { name: 'ARGOCD_GPG_ENABLED', value: 'false' }],
  };
}

const redis = 'testbed.test/redis:debian';

function isSecretInit(value: Json): boolean {
  return isJsonObject(value) && value['name'] === 'secret-init';
}

/** A chart writes the namespace of its release into what it brings, and into the subjects of bindings. */
function inRelease(object: KubeObject): KubeObject {
  const bound = JSON.parse(
    JSON.stringify(object).replaceAll('"namespace":"default"', `"namespace":"${namespace}"`),
  ) as KubeObject;
  if (isNamespaced(object.apiVersion, object.kind) !== true) return bound;
  return { ...bound, metadata: { ...bound.metadata, namespace } };
}

const namespace = namespaces.argocd;
