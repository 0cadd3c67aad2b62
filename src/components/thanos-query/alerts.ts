import { services } from '../../model/addresses.ts';
import type { OwnAlert } from '../parts/rules.ts';

const job = `job="${services.query.name}"`;

/** Alerts of Query. Metrics as thanos@v0.42.4 exposes them; DNS of endpoints is counted as `thanos_query_endpoints_dns_*` (cmd/thanos/endpointset.go). */
export const queryAlerts: readonly OwnAlert[] = [
  {
    alert: 'ThanosQueryIsDown',
    expr: `absent(up{${job}} == 1)`,
    for: '5m',
    severity: 'critical',
    summary: 'No Thanos Query answers.',
    description: 'No pod of Thanos Query is up: dashboards and global rules see nothing.',
  },
  {
    alert: 'ThanosQueryFailsQueries',
    expr: `sum(rate(http_requests_total{${job}, handler=~"query|query_range", code=~"5.."}[5m])) / sum(rate(http_requests_total{${job}, handler=~"query|query_range"}[5m])) > 0.05`,
    for: '5m',
    severity: 'critical',
    summary: 'Thanos Query fails to answer.',
    description: '{{ $value | humanizePercentage }} of the queries of the last 5 minutes ended in an error.',
  },
  {
    alert: 'ThanosQueryLosesStores',
    expr: `sum(rate(grpc_client_handled_total{${job}, grpc_code!="OK"}[5m])) / sum(rate(grpc_client_started_total{${job}}[5m])) > 0.05`,
    for: '10m',
    severity: 'warning',
    summary: 'Thanos Query gets errors from the stores that it asks.',
    description:
      '{{ $value | humanizePercentage }} of its calls to StoreAPIs failed: answers may lack clusters or times.',
  },
  {
    alert: 'ThanosQueryCannotResolveStores',
    expr: `sum(rate(thanos_query_endpoints_dns_failures_total{${job}}[5m])) / sum(rate(thanos_query_endpoints_dns_lookups_total{${job}}[5m])) > 0.01`,
    for: '15m',
    severity: 'warning',
    summary: 'Thanos Query cannot look up the stores that it asks.',
    description: '{{ $value | humanizePercentage }} of its DNS look-ups failed.',
  },
  {
    alert: 'ThanosQueryIsFull',
    expr: `max_over_time(thanos_query_concurrent_gate_queries_max{${job}}[5m]) - avg_over_time(thanos_query_concurrent_gate_queries_in_flight{${job}}[5m]) < 1`,
    for: '15m',
    severity: 'warning',
    summary: 'Thanos Query is at its limit of concurrent queries.',
    description: 'Pod {{ $labels.pod }} has had no room for another query for 15 minutes; further ones wait.',
  },
];
