import type { Json, JsonObject } from '../../kube/objects.ts';
import { inCluster, services } from '../../model/addresses.ts';
import { podInCluster } from '../../model/agreements.ts';
import type { Model, Receive } from '../../model/model.ts';
import { isScraped } from '../parts/service-monitor.ts';

/** The one hashring, with every ingester by the name that it keeps: all tenants are in it. */
export function hashrings(receive: Receive): Json {
  const { receiveIngester } = services;
  return [
    {
      hashring: 'default',
      endpoints: Array.from(
        { length: receive.replicas },
        (_, ordinal) => `${podInCluster(receiveIngester, ordinal)}:${receiveIngester.grpc}`,
      ),
    },
  ];
}

/**
 * What one tenant may send (thanos@v0.42.4 pkg/receive/limiter_config.go). Active series are counted by a query over the ingesters' own metrics, so that
 * limit needs a hub that scrapes itself; each series is counted once, though every replica has it.
 */
export function limits(model: Model, receive: Receive): JsonObject {
  const { seriesPerRequest, samplesPerRequest, headSeries } = receive.limits;
  const counted = headSeries > 0 && isScraped(model.hub);
  return {
    write: {
      global: counted
        ? {
            meta_monitoring_url: `http://${inCluster(services.query)}:${services.query.http}`,
            meta_monitoring_limit_query: `sum by (tenant) (prometheus_tsdb_head_series{job="${services.receiveIngester.name}"}) / ${receive.replication}`,
          }
        : {},
      default: {
        request: { series_limit: seriesPerRequest, samples_limit: samplesPerRequest },
        ...(counted ? { head_series_limit: headSeries } : {}),
      },
    },
  };
}
