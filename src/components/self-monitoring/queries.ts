import { services } from '../../model/addresses.ts';
import { isScraped } from '../parts/service-monitor.ts';
import type { Watched } from './scoped-alert.ts';

const frontend = `job="${services.queryFrontend.name}"`;

/** What every data source asks. */
export const queryFrontendAlerts: Watched = {
  name: 'thanos-query-frontend',
  isIn: ({ hub }, cluster) => cluster.id === hub.id && isScraped(cluster),
  alerts: [
    {
      alert: 'ThanosQueryFrontendIsDown',
      expr: (scope) => `absent(up{${frontend}${scope}} == 1)`,
      for: '5m',
      severity: 'critical',
      summary: 'No Thanos Query Frontend answers.',
      description: 'No pod of the query frontend is up: dashboards of every cluster are empty.',
    },
    {
      alert: 'ThanosQueryFrontendFailsQueries',
      expr: (scope) =>
        `sum(rate(http_requests_total{${frontend}, handler="query-frontend", code=~"5.."${scope}}[5m])) / sum(rate(http_requests_total{${frontend}, handler="query-frontend"${scope}}[5m])) > 0.05`,
      for: '10m',
      severity: 'warning',
      summary: 'The Thanos Query Frontend fails to answer.',
      description: '{{ $value | humanizePercentage }} of the queries of dashboards ended in an error.',
    },
  ],
};

const memcached = `job=~"${services.memcachedIndex.name}|${services.memcachedFrontend.name}"`;

/** The caches of the hub. Without them everything works, and slower. */
export const memcachedAlerts: Watched = {
  name: 'memcached',
  isIn: ({ hub, metrics }, cluster) =>
    cluster.id === hub.id &&
    isScraped(cluster) &&
    (metrics.store.indexCache === 'memcached' || metrics.frontend.cache === 'memcached'),
  alerts: [
    {
      alert: 'MemcachedIsDown',
      expr: (scope) => `memcached_up{${memcached}${scope}} == 0 or up{${memcached}${scope}} == 0`,
      for: '10m',
      severity: 'warning',
      summary: 'A cache does not answer.',
      description: '{{ $labels.job }} is down: queries are slower and the object store is asked more.',
    },
    {
      alert: 'MemcachedHasNoConnections',
      expr: (scope) =>
        `memcached_current_connections{${memcached}${scope}} / memcached_max_connections{${memcached}${scope}} > 0.9`,
      for: '10m',
      severity: 'warning',
      summary: 'A cache has few connections left.',
      description: '{{ $value | humanizePercentage }} of the connections of {{ $labels.job }} are taken.',
    },
  ],
};
