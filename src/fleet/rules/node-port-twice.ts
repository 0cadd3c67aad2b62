import type { FleetRule } from '../rule.ts';

export const nodePortTwice: FleetRule = {
  code: 'fleet/node-port-twice',
  severity: 'error',
  title: 'Two services of one cluster want the same node port',
  why: 'A node port belongs to one Service of a cluster; the API server refuses the second.',
  fix: 'Choose another port from 30000 to 32767 for one of them.',
  refs: ['R11'],
  check: (fleet, report) => {
    const { http, grpc } = fleet.metrics.query.nodePort;
    fleet.clusters.forEach((cluster, i) => {
      const taken = new Map<number, string>();
      const take = (port: number, what: string, path: readonly (string | number)[]): void => {
        const owner = taken.get(port);
        if (owner !== undefined) report(path, `Port ${port} of \`${cluster.id}\` is wanted by ${owner} and by ${what}`);
        taken.set(port, what);
      };
      const byPort = cluster.expose === undefined ? cluster.domain === undefined : cluster.expose.via === 'node-port';
      if (cluster.role === 'hub' && byPort) {
        take(http, 'the query frontend', ['metrics', 'query', 'nodePort', 'http']);
        take(grpc, 'the StoreAPI of Query', ['metrics', 'query', 'nodePort', 'grpc']);
        take(fleet.metrics.receive.nodePort, 'remote write', ['metrics', 'receive', 'nodePort']);
      }
      if (cluster.metrics.mode === 'sidecar' && cluster.role !== 'hub')
        take(cluster.metrics.storeApi.nodePort, 'the sidecar', ['clusters', i, 'metrics', 'storeApi', 'nodePort']);
      for (const [name, store] of Object.entries(fleet.objectStores))
        if (store.cluster === cluster.id)
          take(store.nodePort, `the object store \`${name}\``, ['objectStores', name, 'nodePort']);
    });
  },
};
