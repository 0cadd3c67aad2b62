import type { FleetEdit } from '../../findings/finding.ts';
import { nodePorts } from '../../kube/node-port.ts';
import { exposedVia, forwardsLogs, storeTakesLogs, writesRemotely } from '../lookup.ts';
import type { Path } from '../plain.ts';
import { grafanaNodePort } from '../reserved.ts';
import type { FleetRule } from '../rule.ts';
import { derived } from '../schema/derived.ts';

export const nodePortTwice: FleetRule = {
  code: 'fleet/node-port-twice',
  severity: 'error',
  title: 'Two services of one cluster want the same node port',
  why: 'A node port belongs to one Service of a cluster; the API server refuses the second.',
  fix: `Choose another port from ${nodePorts.first} to ${nodePorts.last} for one of them.`,
  refs: ['R11'],
  firm: true,
  check: (fleet, report) => {
    const { http, grpc } = fleet.metrics.query.nodePort;
    fleet.clusters.forEach((cluster, i) => {
      const taken = new Map<number, string>();
      const take = (port: number, what: string, path: Path): void => {
        const owner = taken.get(port);
        if (port > nodePorts.last)
          report(
            path,
            `The port of ${what} of \`${cluster.id}\` would be ${port}, beyond the last node port ${nodePorts.last}`,
          );
        else if (owner !== undefined)
          report(path, `Port ${port} of \`${cluster.id}\` is wanted by ${owner} and by ${what}`, {
            edits: freePort(path, port, taken),
          });
        taken.set(port, what);
      };
      const via = exposedVia(cluster);
      const { metrics, logs } = cluster;
      const isHub = cluster.role === 'hub';
      const logPort = (key: keyof typeof logs.nodePort, what: string): void =>
        take(logs.nodePort[key], what, ['clusters', i, 'logs', 'nodePort', key]);
      const { mutual } = fleet.tls;
      if (isHub && via === 'node-port') {
        take(http, 'the query frontend', ['metrics', 'query', 'nodePort', 'http']);
        take(grpc, 'the StoreAPI of Query', ['metrics', 'query', 'nodePort', 'grpc']);
      }
      if (isHub && writesRemotely(fleet) && (via === 'node-port' || (mutual && via !== 'load-balancer')))
        take(fleet.metrics.receive.nodePort, 'remote write', ['metrics', 'receive', 'nodePort']);
      if (via === 'node-port' && (cluster.grafana ?? derived.grafana.of(cluster)) === 'local')
        take(grafanaNodePort, 'Grafana', ['clusters', i, 'grafana']);
      const hostsHaveTls = fleet.tls.issuer !== 'none';
      if (isHub && storeTakesLogs(fleet) && (via === 'node-port' || (via !== 'load-balancer' && !hostsHaveTls)))
        logPort('store', 'OpenSearch');
      if (via === 'node-port' && logs.mode === 'local' && logs.store.dashboards > 0)
        logPort('dashboards', 'OpenSearch Dashboards');
      if (isHub && via !== 'load-balancer' && forwardsLogs(fleet) && logs.aggregator > 0)
        logPort('aggregator', 'the log aggregator');
      const sidecarByHost = via === 'gateway' && hostsHaveTls && !mutual;
      if (metrics.mode === 'sidecar' && !isHub && via !== 'load-balancer' && !sidecarByHost)
        for (let replica = 0; replica < metrics.replicas; replica += 1)
          take(metrics.storeApi.nodePort + replica, `sidecar ${replica}`, [
            'clusters',
            i,
            'metrics',
            'storeApi',
            'nodePort',
          ]);
      for (const [name, store] of Object.entries(fleet.objectStores))
        if (store.cluster === cluster.id)
          take(store.nodePort, `the object store \`${name}\``, ['objectStores', name, 'nodePort']);
    });
  },
};

/** The next port that nobody before asked for; who comes after is moved in the next round. What has no field of its own cannot be moved. */
function freePort(path: Path, port: number, taken: ReadonlyMap<number, string>): readonly FleetEdit[] {
  if (!path.some((step) => step === 'nodePort')) return [];
  let free = port;
  while (taken.has(free)) free += 1;
  return free > nodePorts.last ? [] : [{ path, set: free }];
}
