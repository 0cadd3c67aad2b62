import { namespaces } from '../../model/addresses.ts';
import { charts } from '../../model/versions.ts';
import { chartOf, sized } from '../parts/chart.ts';
import { type Component, waves } from '../workload.ts';

/** The controller behind Ingresses, for clusters that are still exposed by it. */
export const ingressNginx: Component = {
  name: 'ingress-nginx',
  wave: waves.storage,
  about: 'ingress-nginx on ports 80 and 443 of every node; retired, and warned of.',
  build: (_, { expose }) =>
    expose.via === 'ingress-nginx'
      ? chartOf(charts.ingressNginx, namespaces.ingress, {
          controller: {
            // One on each node, on the node's own ports: hosts of the fleet resolve to the nodes.
            kind: 'DaemonSet',
            hostNetwork: true,
            dnsPolicy: 'ClusterFirstWithHostNet',
            service: { enabled: false },
            publishService: { enabled: false },
            reportNodeInternalIp: true,
            ingressClassResource: { name: 'nginx', enabled: true, default: false },
            allowSnippetAnnotations: false,
            // Its certificate is made by hooks, which are left out; and it is the way in of CVE-2025-1974.
            admissionWebhooks: { enabled: false, patch: { enabled: false } },
            updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxUnavailable: 1 } },
            resources: sized('100m', '128Mi', '512Mi'),
            metrics: { enabled: true, serviceMonitor: { enabled: false } },
          },
          defaultBackend: { enabled: false },
        })
      : null,
};
