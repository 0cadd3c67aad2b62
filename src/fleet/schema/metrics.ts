import { z } from 'zod';
import { count, duration, flag, id, nodePort, quantity, span } from './scalars.ts';

const keep = z
  .strictObject({
    raw: span.describe(
      'How long every sample stays queryable as it was scraped. Engine limit: 40h while it is downsampled.',
    ),
    '5m': span.describe('How long data stays queryable at one point per 5 minutes, or finer. Engine limit: 10d.'),
    '1h': span.describe('How long data stays queryable at one point per hour, or finer.'),
  })
  .describe('The promise: how long metrics are queryable at the hub, per resolution. Thanos has exactly these three.');

const survive = z
  .strictObject({
    objectStore: duration.default('0s').describe('Longest outage of the object store that loses nothing.'),
    hub: duration.default('0s').describe('Longest outage of the whole hub that loses nothing.'),
    link: duration.default('0s').describe('Longest outage of the link between an edge and the hub that loses nothing.'),
    receivers: count(0, 10).default(0).describe('How many receive ingesters may be away at once.'),
    node: count(0, 10).default(0).describe('How many nodes of the hub may be away at once.'),
    zone: count(0, 5)
      .default(0)
      .describe('How many zones of the hub may be away at once; its nodes name their `zone`.'),
    compactor: duration.default('0s').describe('For how long the compactor may be halted and lose nothing.'),
  })
  .describe('The outages that must lose nothing.');

const frontend = z
  .strictObject({
    replicas: count(1, 20).default(1).describe('Pods of the query frontend.'),
    split: span.default('24h').describe('Long queries are split into parts of this length; parts are cached.'),
    cache: z.enum(['in-memory', 'memcached']).default('in-memory').describe('Where answers are kept.'),
  })
  .describe('The query frontend, which every data source asks.');

const query = z
  .strictObject({
    replicas: count(1, 50).default(2).describe('Pods of Thanos Query.'),
    timeout: span.default('2m').describe('Longest time one query may take.'),
    nodePort: z
      .strictObject({
        http: nodePort.default(30902).describe('NodePort of the HTTP side, behind which the query frontend answers.'),
        grpc: nodePort.default(30901).describe('NodePort of the StoreAPI of Query.'),
      })
      .prefault({})
      .describe('Ports on the nodes of the hub; used where the hub is exposed by node ports.'),
    frontend: frontend.prefault({}),
  })
  .describe('The global query layer of the hub.');

const store = z
  .strictObject({
    replicas: count(1, 20)
      .default(1)
      .describe('Pods per shard, all with the same blocks: for availability, not for size.'),
    shards: count(1, 64).default(1).describe('Parts into which the blocks are divided: for size.'),
    shardBy: z
      .enum(['hash', 'time'])
      .default('hash')
      .describe('Whether shards divide blocks by a hash of their id or by age.'),
    volume: quantity.default('20Gi').describe('Volume of each pod, for index headers.'),
    indexCache: z.enum(['in-memory', 'memcached']).default('in-memory').describe('Where index entries are kept.'),
  })
  .describe('The store gateways, which read the bucket.');

const compactor = z
  .strictObject({
    volume: quantity.default('100Gi').describe('Work space: twice the largest two-week stream.'),
    deleteDelay: duration.default('48h').describe('How long a block that was marked for deletion stays in the bucket.'),
  })
  .describe('The one compactor of the bucket.');

const limits = z
  .strictObject({
    seriesPerRequest: count(0, 10_000_000)
      .default(10_000)
      .describe('Series in one remote write request; 0 is no limit.'),
    samplesPerRequest: count(0, 100_000_000)
      .default(50_000)
      .describe('Samples in one remote write request; 0 is no limit.'),
    headSeries: count(0, 1_000_000_000).default(1_000_000).describe('Active series of one tenant; 0 is no limit.'),
  })
  .describe('What one tenant may send.');

const receive = z
  .strictObject({
    replicas: count(1, 100).default(3).describe('Ingesters in the hashring.'),
    replication: count(1, 9).default(3).describe('Ingesters that take each sample; a majority must answer.'),
    routers: count(1, 50).default(2).describe('Routers, to which the agents write.'),
    keepLocal: span.default('24h').describe('How long an ingester keeps its own blocks.'),
    volume: quantity.default('50Gi').describe('Volume of each ingester.'),
    nodePort: nodePort.default(30191).describe('NodePort of remote write, where the hub is exposed by node ports.'),
    limits: limits.prefault({}),
  })
  .describe('Thanos Receive, for clusters whose metrics mode is `agent`.');

const ruler = z
  .strictObject({
    replicas: count(0, 20).default(2).describe('Pods of Thanos Ruler; 0 leaves global rules out.'),
    keepLocal: span.default('24h').describe('How long the ruler keeps what it evaluated.'),
  })
  .describe('The ruler, which evaluates the rules that need more than one cluster.');

/** The `metrics` section: the promise, and the global Thanos components on the hub. */
export const metrics = z
  .strictObject({
    objectStore: id.describe('The object store of `objectStores` whose `metrics` bucket holds the blocks.'),
    scrapeInterval: span.default('30s').describe('How often targets are scraped.'),
    blockRange: z
      .enum(['1m', '5m', '10m', '15m', '30m', '1h', '2h'])
      .default('2h')
      .describe(
        'Length of the blocks that Prometheus and Receive cut. Shorter ones are for trials: samples reach the bucket in minutes.',
      ),
    keep,
    survive: survive.prefault({}),
    query: query.prefault({}),
    store: store.prefault({}),
    compactor: compactor.prefault({}),
    receive: receive.prefault({}),
    ruler: ruler.prefault({}),
    bucketWeb: flag.default(false).describe('Whether the page that shows the blocks of the bucket is installed.'),
  })
  .describe('Metrics of the whole fleet.');
