import { exposedVia, hasHosts } from '../lookup.ts';
import type { FleetRule } from '../rule.ts';

export const httpsWithoutHost: FleetRule = {
  code: 'fleet/https-without-host',
  severity: 'warning',
  title: 'Certificates are wanted where there are no host names',
  why: 'Certificates are made for host names, which only `gateway` and `ingress-nginx` give; what is reached by address stays plain HTTP and gRPC.',
  fix: 'Give the cluster a `domain` and `expose: {via: gateway}`, or protect the way between the clusters by a VPN.',
  refs: ['R52', 'B4'],
  check: (fleet, report) => {
    const { issuer } = fleet.tls;
    if (issuer === 'none') return;
    fleet.clusters.forEach((cluster, i) => {
      if (hasHosts(cluster) || (cluster.role !== 'hub' && cluster.metrics.mode !== 'sidecar')) return;
      const by = exposedVia(cluster) === 'node-port' ? 'node ports' : 'load-balancer addresses';
      report(
        cluster.expose === undefined ? ['clusters', i] : ['clusters', i, 'expose', 'via'],
        `\`${cluster.id}\` is reached by ${by}, so \`tls.issuer: ${issuer}\` does not protect it`,
      );
    });
  },
};
