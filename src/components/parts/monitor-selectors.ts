import type { LabelSelector, PrometheusAgentSpec } from '../../kube/types.gen.ts';
import { edgeScrapeLabel } from '../../model/monitoring.ts';

type Selectors = Pick<
  PrometheusAgentSpec,
  | 'serviceMonitorSelector'
  | 'serviceMonitorNamespaceSelector'
  | 'podMonitorSelector'
  | 'podMonitorNamespaceSelector'
  | 'probeSelector'
  | 'probeNamespaceSelector'
  | 'scrapeConfigSelector'
  | 'scrapeConfigNamespaceSelector'
>;

/**
 * Has a Prometheus or an agent scrape what matches `selector`, of every kind and in every namespace; an empty selector matches everything,
 * whatever labels a chart gives its monitors. The ScrapeConfigs of edges are left to the scraper alone.
 */
export function monitorSelectors(selector: LabelSelector = {}): Selectors {
  return {
    serviceMonitorSelector: selector,
    serviceMonitorNamespaceSelector: {},
    podMonitorSelector: selector,
    podMonitorNamespaceSelector: {},
    probeSelector: selector,
    probeNamespaceSelector: {},
    scrapeConfigSelector: {
      ...selector,
      matchExpressions: [...(selector.matchExpressions ?? []), { key: edgeScrapeLabel, operator: 'DoesNotExist' }],
    },
    scrapeConfigNamespaceSelector: {},
  };
}
