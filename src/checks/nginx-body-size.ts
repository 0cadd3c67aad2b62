import type { KubeObject } from '../kube/objects.ts';
import { stringAt, stringsAt } from '../kube/read.ts';
import type { ClusterView } from './cluster-view.ts';

/** The annotation by which an Ingress says how large a request may be. */
export const bodySizeAnnotation = 'nginx.ingress.kubernetes.io/proxy-body-size';

/** What ingress-nginx lets through of a request: bytes, and how it is written; `text` is `null` for the default. 0 is without limit. */
export interface BodySize {
  readonly bytes: number;
  readonly text: string | null;
}

export const mebibyte = 1_048_576;

/** nginx client_max_body_size (ingress-nginx@v1.15 docs/user-guide/nginx-configuration/configmap.md, proxy-body-size). */
export const defaultBodySize = '1m';

/** The limit of an Ingress of nginx; `null` for those of other controllers, and for a size that is none. */
export function bodySizeOf({ index }: ClusterView, ingress: KubeObject): BodySize | null {
  if (!isNginx(ingress)) return null;
  const own = stringsAt(ingress, 'metadata', 'annotations')[bodySizeAnnotation];
  // The controller's own setting is for all Ingresses.
  const common = (index.byKind.get('ConfigMap') ?? [])
    .map((object) => stringAt(object, 'data', 'proxy-body-size'))
    .find((size) => size !== undefined);
  const text = own ?? common;
  const bytes = sizeOf(text ?? defaultBodySize);
  return bytes === null ? null : { bytes, text: text ?? null };
}

function isNginx(ingress: KubeObject): boolean {
  const annotations = stringsAt(ingress, 'metadata', 'annotations');
  const named = stringAt(ingress, 'spec', 'ingressClassName') ?? annotations['kubernetes.io/ingress.class'];
  return named === undefined
    ? Object.keys(annotations).some((key) => key.startsWith('nginx.ingress.kubernetes.io/'))
    : /nginx/.test(named);
}

/** Bytes of nginx's sizes such as `8m`; `null` for what is none. */
function sizeOf(text: string): number | null {
  const parts = /^(\d+)([kmg]?)$/i.exec(text.trim());
  if (parts === null) return null;
  const unit = { k: 1_024, m: mebibyte, g: 1_024 * mebibyte, '': 1 }[parts[2]?.toLowerCase() ?? ''];
  return Number(parts[1]) * (unit ?? 1);
}
