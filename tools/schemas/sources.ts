import { join } from 'node:path';
import { readBuiltIn } from './built-in.ts';
import { readCustomResources, readJsonSchemas } from './custom-resources.ts';
import type { RawPool } from './raw.ts';

/** Where the schemas are read from: a directory of CustomResourceDefinitions, and an API server's OpenAPI documents. */
export interface SourceLocations {
  readonly crds: string;
  readonly openapi: string;
}

/** Every source with its version. A version here and the files it names change together. */
export async function readSources({ crds, openapi }: SourceLocations): Promise<readonly RawPool[]> {
  const custom = (name: string, from: string, directory = name) =>
    readCustomResources(name, from, join(crds, directory));
  return [
    await readBuiltIn('kubernetes', 'kube-apiserver v1.35.4, /openapi/v3', openapi),
    custom('prometheus-operator', 'prometheus-operator/prometheus-operator v0.93.1, example/prometheus-operator-crd'),
    custom('gateway-api', 'kubernetes-sigs/gateway-api v1.6.1, config/crd/standard'),
    custom('cert-manager', 'cert-manager/cert-manager v1.21.1, deploy/crds'),
    custom('argo-cd', 'argoproj/argo-cd v3.5.1, manifests/crds'),
    custom('external-secrets', 'external-secrets/external-secrets v2.9.0, config/crds/bases'),
    custom('sealed-secrets', 'bitnami-labs/sealed-secrets v0.36.6, helm/sealed-secrets/crds'),
    custom('longhorn', 'longhorn/longhorn v1.12.1, deploy/longhorn.yaml'),
    custom(
      'opensearch-operator',
      'opensearch-project/opensearch-k8s-operator opensearch-operator-3.0.2, charts/opensearch-operator/files',
      'opensearch-operator-3.0.2',
    ),
    custom('fluent-operator', 'fluent/fluent-operator v3.10.0, config/crd/bases'),
    readJsonSchemas(
      'cilium',
      'cilium/cilium 1.20.0, by datreeio/CRDs-catalog 7b1e26ef, cilium.io',
      join(crds, 'cilium'),
      'cilium.io',
      {
        CiliumL2AnnouncementPolicy: false,
        CiliumLoadBalancerIPPool: false,
        CiliumNetworkPolicy: true,
      },
    ),
  ];
}
