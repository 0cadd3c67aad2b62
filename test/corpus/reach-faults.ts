import { flag, push, replace, set, unset } from './change.ts';
import { inCluster, type ObjectFault, renamed, unheard, unselected } from './fault.ts';

const hub = inCluster('mixed', 'hub');
const factory = inCluster('mixed', 'factory');
const shop = inCluster('mixed', 'shop');
const central = inCluster('sidecar', 'cluster-196-central');
const mgmt = inCluster('kind', 'mgmt');
const biz1 = inCluster('kind', 'biz1');
const agents = inCluster('receive', 'cluster-02');
const scraper = inCluster('operator', 'cluster-01-central');

const endpoints = 'ConfigMap monitoring/thanos-query-endpoints';
const sources = 'ConfigMap monitoring/grafana-datasources';
const thanos = /http:\/\/thanos-query-frontend[^\s"]*/;
const asksNothing = { also: ['reach/no-data-source'] };
const cut = { also: unheard };
const gone = { also: [...unheard, ...unselected] };

/** Faults by which metrics do not arrive, arrive twice, or are asked for where nothing answers. */
export const reachFaults: readonly ObjectFault[] = [
  // Addresses that lead to nothing.
  hub('Service monitoring/thanos-query', 'gone', 'reach/dangling-address', { at: 'hub', ...gone }),
  hub('Service monitoring/thanos-query', replace('spec/ports', /^grpc|http$/, 'web'), 'reach/dangling-address', {
    at: 'hub',
    ...cut,
  }),
  hub('Service monitoring/thanos-store', set('spec/selector', { app: 'store' }), 'reach/store-nobody-asks', {
    at: 'hub',
    ...gone,
  }),
  hub('Service monitoring/thanos-store', unset('spec/ports/grpc'), 'reach/dangling-address', { at: 'hub', ...cut }),
  hub('Service monitoring/thanos-receive-ingester', 'gone', 'reach/dangling-address', { at: 'hub', ...gone }),
  hub('Service monitoring/thanos-ruler', 'gone', 'reach/dangling-address', { at: 'hub', ...gone }),
  hub(
    'Deployment monitoring/thanos-query-frontend',
    replace('', 'http://thanos-query.monitoring', 'http://thanos-querier.monitoring'),
    'reach/dangling-address',
    cut,
  ),
  hub('Deployment monitoring/thanos-query', set('spec/replicas', 0), 'reach/dangling-address', { at: 'hub', ...gone }),
  hub(
    'ConfigMap monitoring/grafana-datasources',
    replace(
      'data',
      'thanos-query-frontend.monitoring.svc.cluster.local:9090',
      'thanos-query-frontend.monitoring.svc.cluster.local:9091',
    ),
    'reach/dangling-address',
  ),
  hub(
    'ThanosRuler monitoring/global',
    replace('spec', 'http://thanos-query.monitoring', 'http://thanos-querys.monitoring'),
    'reach/dangling-address',
    { also: ['thanos/ruler-query'] },
  ),
  hub(
    'ThanosRuler monitoring/global',
    replace('spec', 'dnssrv+http://_http._tcp.alertmanager.', 'dnssrv+http://_http._tcp.alertmanagers.'),
    'reach/dangling-address',
  ),
  hub(endpoints, replace('data', 'thanos-ruler.monitoring', 'ruler.monitoring'), 'reach/dangling-address', cut),
  hub(
    'ConfigMap monitoring/thanos-receive-router',
    replace(
      'data',
      'thanos-receive-ingester-2.thanos-receive-ingester.',
      'thanos-receive-ingester-3.thanos-receive-ingester.',
    ),
    'reach/dangling-address',
    { also: ['thanos/hashring', 'outages/receivers', 'outages/node'] },
  ),
  hub('HTTPRoute monitoring/thanos-receive-router', 'gone', 'reach/dangling-address', { at: 'shop', ...cut }),
  hub(
    'HTTPRoute monitoring/thanos-receive-router',
    set('spec/hostnames', ['receiver.hub.example.com']),
    'reach/dangling-address',
    { at: 'shop', ...cut },
  ),
  hub('Deployment monitoring/thanos-receive-router', 'gone', 'reach/dangling-address', { at: 'shop', ...gone }),
  factory('Service monitoring/thanos-sidecar-0', 'gone', 'reach/dangling-address', { at: 'hub', ...gone }),
  factory('GRPCRoute monitoring/thanos-sidecar-0', 'gone', 'reach/dangling-address', { at: 'hub', ...cut }),
  factory(
    'GRPCRoute monitoring/thanos-sidecar-0',
    set('spec/rules/0/backendRefs/0/port', 10909),
    'reach/dangling-address',
    { at: 'hub', ...cut },
  ),
  factory(
    'GRPCRoute monitoring/thanos-sidecar-0',
    set('spec/parentRefs/0/sectionName', 'https-grafana'),
    'reach/dangling-address',
    { at: 'hub', also: [...unheard, 'reach/tls-mismatch', 'reach/certificate-name'] },
  ),
  shop(
    'PrometheusAgent monitoring/agent-team-a',
    replace('spec/remoteWrite', 'receive.hub.example.com', 'thanos-receive-router.monitoring.svc.cluster.local:19291'),
    'reach/dangling-address',
    cut,
  ),
  agents(
    'PrometheusAgent monitoring/agent-team-a',
    replace('spec/remoteWrite', '/api/v1/receive', '/api/v1/write'),
    'reach/dangling-address',
    cut,
  ),
  biz1('Service monitoring/thanos-sidecar-0-external', set('spec/ports/0/nodePort', 31007), 'reach/dangling-address', {
    at: 'mgmt',
    ...cut,
  }),
  biz1('Service monitoring/thanos-sidecar-0-external', set('spec/type', 'ClusterIP'), 'reach/dangling-address', {
    at: 'mgmt',
    also: [...unheard, 'objects/closed-schema'],
  }),
  biz1(
    'ConfigMap monitoring/grafana-datasources',
    replace('data', '172.21.0.2:30902', '172.21.0.2:30912'),
    'reach/dangling-address',
  ),
  mgmt(endpoints, replace('data', '172.21.0.9:31000', '172.21.0.9:31009'), 'reach/dangling-address', cut),
  // What nobody asks.
  scraper('ConfigMap monitoring/grafana-datasources', 'gone', 'reach/no-data-source', { at: 'cluster-01-central' }),
  hub(
    endpoints,
    replace('data', 'thanos-sidecar.factory.example.com:443', 'thanos-sidecar.plant.example.com:443'),
    'reach/store-nobody-asks',
    { at: 'factory', ...cut },
  ),
  mgmt(endpoints, replace('data', '172.21.0.4:31000', '172.21.0.44:31000'), 'reach/store-nobody-asks', {
    at: 'biz1',
    ...cut,
  }),
  hub(endpoints, replace('data', / *- address: \S*thanos-store\S*\n/, ''), 'reach/store-nobody-asks', {
    at: 'hub',
    ...cut,
  }),
  hub(endpoints, replace('data', / *- address: \S*thanos-receive-ingester\S*\n/, ''), 'reach/store-nobody-asks', {
    at: 'hub',
    ...cut,
  }),
  central(endpoints, replace('data', / *- address: \S*thanos-store\S*\n/, ''), 'coverage/gap', {
    at: 'cluster',
    ...cut,
  }),
  factory('Prometheus monitoring/main', 'gone', 'reach/silent-cluster', { at: 'factory', ...gone }),
  shop('PrometheusAgent monitoring/agent-team-b', 'gone', 'reach/silent-cluster', { at: 'shop' }),
  biz1('Prometheus monitoring/main', set('spec/replicas', 0), 'reach/silent-cluster', { at: 'biz1', ...gone }),
  agents('PrometheusAgent monitoring/agent-team-a', unset('spec/remoteWrite'), 'reach/unreached-producer', cut),
  // Transport.
  factory('Gateway monitoring/namsan', 'gone', 'objects/dangling-reference', { at: 'factory', ...cut }),
  factory('Gateway monitoring/namsan', replace('spec', 'Terminate', 'Passthrough'), 'reach/tls-mismatch', {
    at: 'hub',
    ...cut,
  }),
  hub(endpoints, replace('data', /\n {4}client_config:[\s\S]*$/, '\n'), 'reach/tls-mismatch', cut),
  // Twice.
  mgmt(
    endpoints,
    replace('data', 'endpoints:\n', 'endpoints:\n  - address: 172.21.0.6:31000\n'),
    'identity/endpoint-twice',
  ),
  hub(
    endpoints,
    replace('data', 'endpoints:\n', 'endpoints:\n  - address: thanos-sidecar.monitoring.svc.cluster.local:10901\n'),
    'identity/endpoint-twice',
    { also: ['thanos/query-endpoints'] },
  ),
  // Tenants.
  agents('PrometheusAgent monitoring/agent-team-a', unset('spec/remoteWrite/0/headers'), 'tenancy/no-tenant', {
    also: renamed,
  }),
  shop('PrometheusAgent monitoring/agent-team-b', unset('spec/remoteWrite/0/headers'), 'tenancy/no-tenant', {
    also: renamed,
  }),
  hub(
    'Deployment monitoring/thanos-receive-router',
    flag('--receive.limits-config-file', null),
    'tenancy/receive-limits',
  ),
  // The port of http only sends on to https, where a write arrives empty.
  shop(
    'PrometheusAgent monitoring/agent',
    replace('spec', 'https://receive.', 'http://receive.'),
    'reach/tls-mismatch',
  ),
  // The object store of the fleet answers plainly, or by TLS only.
  biz1(
    'ConfigMap monitoring/thanos-objectstore',
    replace('data', 'insecure: true', 'insecure: false'),
    'reach/tls-mismatch',
    { at: 'biz1' },
  ),
  inCluster('kind', 'minio')(
    'StatefulSet object-store/seaweedfs',
    push('spec/template/spec/containers/seaweedfs/args', '-s3.cert.file=/tls/tls.crt'),
    'reach/tls-mismatch',
    { at: 'biz1' },
  ),
  // A port of a node that no Service has; an ingress controller holds 80 and 443 there, and no other.
  central(sources, replace('data', thanos, 'http://192.168.101.196:9091'), 'reach/dangling-address', asksNothing),
  inCluster('receive', 'cluster-01')(
    sources,
    replace('data', thanos, 'http://192.168.101.194:9091'),
    'reach/dangling-address',
    asksNothing,
  ),
];
