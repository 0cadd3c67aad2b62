import type { Ingress } from '../../kube/types.gen.ts';
import { hostScheme } from '../../model/addresses.ts';
import { exposedHost, issuers } from '../../model/exposure.ts';
import type { Cluster, Model } from '../../model/model.ts';
import type { Exposure } from './exposure.ts';
import { answerSeconds } from './exposure-route.ts';
import { metadata } from './labels.ts';

/** The Ingress that brings HTTP to a Service through ingress-nginx. */
export function ingress(model: Model, cluster: Cluster, exposure: Exposure): Ingress {
  const { host } = exposedHost(model, cluster, exposure.what, exposure.replica ?? 0);
  const { issuer } = model.tls;
  const seconds = String(answerSeconds(model));
  const meta = metadata(exposure.identity, exposure.service);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      ...meta,
      annotations: {
        ...(issuer === 'none' ? {} : { 'cert-manager.io/cluster-issuer': issuers[issuer] }),
        'nginx.ingress.kubernetes.io/proxy-read-timeout': seconds,
        'nginx.ingress.kubernetes.io/proxy-send-timeout': seconds,
        // nginx refuses bodies above 1m with 413, and a Prometheus drops what is refused so.
        ...(exposure.what === 'receive' ? { 'nginx.ingress.kubernetes.io/proxy-body-size': '50m' } : {}),
      },
    },
    spec: {
      ingressClassName: 'nginx',
      ...(hostScheme(model) === 'https' ? { tls: [{ hosts: [host], secretName: `${exposure.service}-tls` }] } : {}),
      rules: [
        {
          host,
          http: {
            paths: [
              {
                path: exposure.path ?? '/',
                pathType: 'Prefix',
                backend: { service: { name: exposure.service, port: { number: exposure.port.port } } },
              },
            ],
          },
        },
      ],
    },
  };
}
