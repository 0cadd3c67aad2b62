/** A name that cluster DNS may answer: a Service, and perhaps one of its pods. */
export interface ServiceName {
  readonly namespace: string;
  readonly service: string;
  readonly pod: string | null;
  /** Whether the name can be nothing else; `if-namespace`: only where its last label is a namespace; `never`: any other meaning is likelier. */
  readonly certain: 'always' | 'if-namespace' | 'never';
  /** What follows `svc.`; empty where nothing is written. */
  readonly domain: string;
}

/**
 * The Services that a host may mean inside a cluster, in the order of the pod's search domains `<namespace>.svc.cluster.local`,
 * `svc.cluster.local`, `cluster.local` (kubernetes pkg/kubelet/network/dns).
 */
export function serviceNames(host: string, namespace: string): readonly ServiceName[] {
  const labels = host.split('.');
  const svc = labels.indexOf('svc', 2);
  if (svc >= 2) {
    const domain = labels.slice(svc + 1).join('.');
    const own = domain === '' || domain.endsWith('.local');
    return named(labels.slice(0, svc), domain, own ? 'always' : 'never');
  }
  if (labels.length === 1) return [{ namespace, service: host, pod: null, certain: 'always', domain: '' }];
  if (labels.length === 2) return [...named([...labels, namespace], '', 'never'), ...named(labels, '', 'if-namespace')];
  if (labels.length === 3) return named(labels, '', 'if-namespace');
  return [];
}

function named(labels: readonly string[], domain: string, certain: ServiceName['certain']): readonly ServiceName[] {
  const namespace = labels.at(-1);
  const service = labels.at(-2);
  if (namespace === undefined || service === undefined || labels.length > 3) return [];
  const pod = labels.length === 3 ? (labels[0] ?? null) : null;
  return [{ namespace, service, pod, certain, domain }];
}
