import { readFileSync } from 'node:fs';
import type { Json, KubeObject } from '../../../src/kube/objects.ts';
import { isJsonObject } from '../../../src/kube/read.ts';
import { sharedData } from './shared-data.ts';

/** A kind of Cilium that is rendered: its definition is made by Cilium's operator when it starts, and is in no chart. */
interface CiliumKind {
  readonly kind: string;
  readonly plural: string;
  readonly version: string;
}

const ciliumKinds: readonly CiliumKind[] = [
  { kind: 'CiliumLoadBalancerIPPool', plural: 'ciliumloadbalancerippools', version: 'v2' },
  { kind: 'CiliumL2AnnouncementPolicy', plural: 'ciliuml2announcementpolicies', version: 'v2alpha1' },
];

/**
 * Definitions of Cilium's kinds, made back from the JSON Schemas that were made of them (datreeio/CRDs-catalog). What such a schema adds, that no
 * field but the named ones may stand, a CustomResourceDefinition says by being structural; its rules in CEL are lost on the way.
 */
export function ciliumCrds(): readonly KubeObject[] {
  return ciliumKinds.map(({ kind, plural, version }) => {
    const file = sharedData('crds', 'cilium', `${kind.toLowerCase()}_${version}.json`);
    const schema = structural(JSON.parse(readFileSync(file, 'utf8')) as Json);
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `${plural}.cilium.io` },
      spec: {
        group: 'cilium.io',
        scope: 'Cluster',
        names: { kind, plural, singular: kind.toLowerCase(), listKind: `${kind}List` },
        versions: [
          {
            name: version,
            served: true,
            storage: true,
            subresources: { status: {} },
            schema: { openAPIV3Schema: schema },
          },
        ],
      },
    };
    return definition;
  });
}

/** Without the closing `additionalProperties: false`, which may not stand beside `properties`. */
function structural(schema: Json | undefined): Json | undefined {
  if (Array.isArray(schema)) return schema.map((item) => structural(item) ?? null);
  if (!isJsonObject(schema)) return schema;
  const kept = Object.entries(schema).filter(([key, value]) => key !== 'additionalProperties' || value !== false);
  return Object.fromEntries(kept.map(([key, value]) => [key, structural(value)]));
}
