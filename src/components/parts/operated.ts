import type { Labels } from '../../kube/objects.ts';
import type {
  PodDisruptionBudget,
  PodSecurityContext,
  Service,
  ServiceAccount,
  ServiceMonitor,
  ServicePort,
} from '../../kube/types.gen.ts';
import type { Cluster } from '../../model/model.ts';
import { disruptionBudget } from './disruption-budget.ts';
import { type Identity, labelsOf, metadata, selectorOf } from './labels.ts';
import { podSecurity } from './security.ts';
import { isScraped, scrapedServiceLabels } from './service-monitor.ts';

/**
 * A workload that the Prometheus operator makes of a resource. The operator gives its pods `app.kubernetes.io/name` of the kind
 * (`prometheus`, `prometheus-agent`, `alertmanager`) and `app.kubernetes.io/instance` of the resource (prometheus-operator@v0.93.1
 * makeSelectorLabels of each kind), which are the labels that `selectorOf(identity)` gives.
 */
export interface Operated {
  readonly identity: Identity;
  /** Name of its Service, account and budget; `Prometheus main` and `Alertmanager main` would share theirs otherwise. */
  readonly name: string;
}

/** The port of the web interface: the operator names the container's port `web`. */
export function webPort(port: number): ServicePort {
  return { name: 'http', port, targetPort: 'web' };
}

/** Its Service; `pods` narrows or widens which pods are behind it. */
export function operatedService(
  { identity, name }: Operated,
  ports: readonly ServicePort[],
  { headless = false, pods = selectorOf(identity) }: { readonly headless?: boolean; readonly pods?: Labels } = {},
): Service {
  const meta = metadata(identity, name);
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { ...meta, labels: { ...meta.labels, ...scrapedServiceLabels(name) } },
    spec: { type: 'ClusterIP', ...(headless ? { clusterIP: 'None' } : {}), selector: pods, ports },
  };
}

/** Has its Service scraped under `job`; nothing where nobody scrapes. */
export function operatedMonitor(
  cluster: Cluster,
  { identity, name }: Operated,
  job: string,
): readonly ServiceMonitor[] {
  if (!isScraped(cluster)) return [];
  return [
    {
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'ServiceMonitor',
      metadata: metadata(identity, name),
      spec: {
        selector: { matchLabels: scrapedServiceLabels(name) },
        endpoints: [{ port: 'http', relabelings: [{ targetLabel: 'job', replacement: job }] }],
      },
    },
  ];
}

/** Its account. Whether pods get the token is said by the resource, which the operator passes on. */
export function operatedAccount({ identity, name }: Operated): ServiceAccount {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadata(identity, name),
    automountServiceAccountToken: false,
  };
}

/** Its budget for node drains, by its own name. */
export function operatedBudget({ identity, name }: Operated, replicas: number): readonly PodDisruptionBudget[] {
  return disruptionBudget(identity, replicas).map((budget) => ({ ...budget, metadata: metadata(identity, name) }));
}

/** Labels of its pods that the operator does not set itself, as it does name, instance, version and managed-by. */
export function operatedPodLabels(identity: Identity): Labels {
  const { 'app.kubernetes.io/component': component = '', 'app.kubernetes.io/part-of': partOf = '' } =
    labelsOf(identity);
  return { 'app.kubernetes.io/component': component, 'app.kubernetes.io/part-of': partOf };
}

/** The user that the operator's own examples run these images as. */
export const operatedSecurity: PodSecurityContext = podSecurity(1000);
