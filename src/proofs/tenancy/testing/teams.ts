import { deployment, service } from '../../../topology/testing/manifests.ts';

/** An agent that writes to the Receive of `one` by its node port; without a tenant it sends no header. */
export function agent(name: string, tenant: string, url = 'http://10.0.0.1:30291/api/v1/receive'): string {
  const headers = tenant === '' ? '' : `, headers: {THANOS-TENANT: ${tenant}}`;
  return `
apiVersion: monitoring.coreos.com/v1alpha1
kind: PrometheusAgent
metadata: {name: ${name}, namespace: monitoring}
spec: {replicas: 1, externalLabels: {cluster: shop}, remoteWrite: [{url: "${url}"${headers}}]}
---`;
}

/** A Receive with a node port for its writes. */
export function receive(...args: readonly string[]): string {
  return (
    deployment('receive', ['receive', ...args]) +
    service('receive', 'receive', '{name: rw, port: 19291, nodePort: 30291}', 'type: NodePort')
  );
}

/** A querier with its Service, inside its cluster. */
export function querier(name: string, ...args: readonly string[]): string {
  return (
    deployment(name, ['query', ...args]) + service(name, name, '{name: http, port: 10902}, {name: grpc, port: 10901}')
  );
}

/** An Ingress of ingress-nginx with TLS. */
export function ingress(name: string, backend: string, port: number, annotations = ''): string {
  return `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: {name: ${name}, namespace: monitoring, annotations: {${annotations}}}
spec:
  ingressClassName: nginx
  tls: [{hosts: [${name}.example.com], secretName: ${name}-tls}]
  rules: [{host: ${name}.example.com, http: {paths: [{path: /, pathType: Prefix, backend: {service: {name: ${backend}, port: {number: ${port}}}}}]}}]
---`;
}

/** A policy that lets only pods labelled `app: <from>` reach those labelled `app: <to>`. */
export function onlyFrom(to: string, from: string): string {
  return `
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: ${to}, namespace: monitoring}
spec: {podSelector: {matchLabels: {app: ${to}}}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {matchLabels: {app: ${from}}}}]}]}
---`;
}

export const authUrl = 'nginx.ingress.kubernetes.io/auth-url: "https://auth.example.com"';
