import type { Ingress } from '../../../kube/types.gen.ts';
import { hostScheme, inCluster, namespaces, services } from '../../../model/addresses.ts';
import { exposedHost, issuers } from '../../../model/exposure.ts';
import type { Cluster, Model } from '../../../model/model.ts';
import { metadata } from '../labels.ts';
import type { Exposure } from './exposure.ts';
import { answerSeconds } from './route.ts';

/** The Ingress that brings HTTP to a Service through ingress-nginx. */
export function ingress(model: Model, cluster: Cluster, exposure: Exposure): Ingress {
  const { host } = exposedHost(model, cluster, exposure.what, exposure.replica ?? 0);
  const { issuer } = model.tls;
  const seconds = String(answerSeconds(model));
  const meta = metadata(exposure.identity, exposure.service, exposure.namespace);
  const store = exposure.what === 'opensearch';
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'Ingress',
    metadata: {
      ...meta,
      annotations: {
        // Who ships logs trusts the CA of the fleet, whoever signs the other hosts.
        ...(issuer === 'none' ? {} : { 'cert-manager.io/cluster-issuer': issuers[store ? 'private-ca' : issuer] }),
        'nginx.ingress.kubernetes.io/proxy-read-timeout': seconds,
        'nginx.ingress.kubernetes.io/proxy-send-timeout': seconds,
        // nginx refuses bodies above 1m with 413, and a Prometheus drops what is refused so.
        ...(exposure.what === 'receive' || store ? { 'nginx.ingress.kubernetes.io/proxy-body-size': '50m' } : {}),
        ...(store ? toTls(model, exposure.namespace) : {}),
      },
    },
    spec: {
      ingressClassName: 'nginx',
      ...(hostScheme(model) === 'https'
        ? { tls: [{ hosts: [host], secretName: `${exposure.service}-${store ? 'ingress-' : ''}tls` }] }
        : {}),
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

/** Has nginx call by TLS too and know whom it calls; the Secret has the CA alone, so that nginx shows no certificate of its own (ingress-nginx docs, annotations). */
function toTls({ tls }: Model, namespace: string = namespaces.monitoring): Readonly<Record<string, string>> {
  const annotation = 'nginx.ingress.kubernetes.io/';
  return {
    [`${annotation}backend-protocol`]: 'HTTPS',
    [`${annotation}proxy-ssl-secret`]: `${namespace}/${tls.ca}`,
    [`${annotation}proxy-ssl-verify`]: 'on',
    [`${annotation}proxy-ssl-name`]: inCluster(services.opensearch, namespace),
    [`${annotation}proxy-ssl-server-name`]: 'on',
  };
}
