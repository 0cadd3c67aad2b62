import { day, hour } from '../../kube/duration.ts';

/** A law that figures follow: in words, with the unit of its result, and where it was published. */
export interface Formula {
  readonly says: string;
  readonly unit: 'cores' | 'bytes' | 'bytes/s' | 'bytes/day' | 'pods' | 'series' | 'samples/s';
  readonly source: string;
}

const gibi = 1024 ** 3;

/** Every constant of the planner. What each means, its unit and its source stand in the formula of `formulas` that uses it. */
export const constants = {
  podsPerNode: 36,
  seriesPerPod: 780,
  /** Bytes of a sample in a compacted block, and the most that was seen on a volume. */
  blockBytes: 1.3,
  volumeBytes: 2,
  /** Bytes of a sample in a write-ahead log: 8 of the value, some 3 of its series and time, halved by compression. */
  logBytes: 5.5,
  /** Samples that are in no block yet: a block is cut when the head spans one and a half block ranges of two hours. */
  headMs: 3 * hour,
  seriesBytes: 3_000,
  seriesBytesMost: 8 * 1024,
  agentShare: 0.6,
  remoteWriteShare: 1.25,
  samplesPerCore: 46_700,
  samplesPerCoreAll: 27_000,
  compactorCopies: 2,
  compactorStream: 14 * day,
  compactorFloor: 100 * gibi,
  blockHeaderBytes: 6e6,
  blockMemory: (40 * gibi) / 145_000,
  /** Bytes of an index for each byte of lines, and the part of a volume that may be full. */
  indexBytes: 1.1,
  indexFill: 0.75,
  indexMemory: 1 / 30,
  /** Log lines of a node itself, as a part of those of its containers; bytes of a record in a chunk for each byte of its line. */
  hostLines: 0.25,
  recordBytes: 3,
  collectorCoresPerByte: 0.19 / 2.5e6,
  collectorMemory: 65e6,
  wireBytes: 100,
  writeHeadroom: 1.5,
  writeLatency: 0.1,
  longhornReserve: 0.3,
  tight: 0.8,
} as const;

/** Every formula by the name that figures give. */
export const formulas = {
  'declared-load': {
    says: 'as the fleet file declares it',
    unit: 'series',
    source: 'fleet file, `load` of the cluster',
  },
  'estimated-pods': {
    says: '36 pods a node',
    unit: 'pods',
    source: 'OpenShift 4.9 scalability, Prometheus database storage requirements: 1800 pods on 50 nodes',
  },
  'estimated-series': {
    says: '780 series a pod, those of nodes and of Kubernetes itself included',
    unit: 'series',
    source: 'derived from the same table: 6.3 GB a day with 20% headroom, 1.3 B a sample, one scrape in 30 s',
  },
  samples: { says: 'series / scrape interval', unit: 'samples/s', source: 'definition' },
  'log-lines': {
    says: 'rate of a node x nodes x 1.25 for the lines of the nodes themselves',
    unit: 'bytes/s',
    source: 'fleet file, `logs.rate`; 0.25 is an estimate of namsan',
  },
  'prometheus-disk': {
    says: '(retention + 3 h) x samples/s x 2 B + 3 h of write-ahead log x samples/s x 5.5 B',
    unit: 'bytes',
    source: 'Prometheus docs, storage: 1-2 B a sample, log halved by compression; tsdb/record encodeSamples',
  },
  'prometheus-memory': {
    says: '3 KB a series',
    unit: 'bytes',
    source: 'Robust Perception, memory of Prometheus 2.20',
  },
  'prometheus-memory-most': {
    says: '8 KiB a series',
    unit: 'bytes',
    source: 'Robust Perception, 7-9 KiB a series with queries and churn',
  },
  'prometheus-cpu': {
    says: 'samples/s / 46,700 a core',
    unit: 'cores',
    source: 'OpenShift 4.9 scalability: 1 core for each 50 nodes and 1800 pods',
  },
  'agent-disk': {
    says: '1.5 x interval of truncation x samples/s x 5.5 B',
    unit: 'bytes',
    source: 'prometheus@v3.14.0 tsdb/agent/db.go truncate; tsdb/record encodeSamples, compressed',
  },
  'agent-memory': {
    says: '3 KB a series x 1.25 with remote write x 0.6 for an agent',
    unit: 'bytes',
    source: 'Prometheus docs, remote write practices: +25%; Grafana docs: an agent takes up to 40% less',
  },
  'agent-memory-most': {
    says: '8 KiB a series x 1.25 with remote write x 0.6 for an agent',
    unit: 'bytes',
    source: 'as agent-memory, with the cautious figure of a series',
  },
  'receive-disk': {
    says: '(retention + 3 h) x samples/s x copies / ingesters x 2 B + 3 h of write-ahead log x 5.5 B',
    unit: 'bytes',
    source: 'as prometheus-disk: an ingester keeps the same TSDB (thanos docs, receive)',
  },
  'receive-memory': { says: '3 KB a series x copies / ingesters', unit: 'bytes', source: 'as prometheus-memory' },
  'receive-memory-most': {
    says: '8 KiB a series x copies / ingesters',
    unit: 'bytes',
    source: 'as prometheus-memory-most',
  },
  'receive-cpu': {
    says: 'samples/s x copies / ingesters / 27,000 a core',
    unit: 'cores',
    source: 'Medallia, thanos.io blog 2022-11: 17 M samples/s on 650 cores, all components',
  },
  'router-cpu': { says: 'samples/s / routers / 27,000 a core', unit: 'cores', source: 'as receive-cpu' },
  'compactor-disk': {
    says: '2 x two weeks of the largest stream x samples/s x 1.3 B x concurrency',
    unit: 'bytes',
    source: 'thanos docs, compact: download and result of the largest group; thanos#1007',
  },
  'store-disk': {
    says: 'blocks x 6 MB / shards',
    unit: 'bytes',
    source: 'thanos docs, store: 6 MB of index header a block, 30 MB with many labels',
  },
  'store-memory': { says: 'blocks x 0.28 MiB / shards', unit: 'bytes', source: 'thanos#5367: 145k blocks in 40 GiB' },
  'opensearch-disk': {
    says: 'lines x (search + 1 day) x (1 + replicas) x 1.1 / 0.75 / data nodes',
    unit: 'bytes',
    source: 'AWS, sizing OpenSearch domains: 10% of index, and room; 75% full at most (opensearch-k8s-operator#977)',
  },
  'opensearch-memory': {
    says: 'index on a node / 30',
    unit: 'bytes',
    source: 'AWS, sizing OpenSearch domains: memory to data 1:30 for hot data (Verrazzano: 8 GiB for 100 GiB)',
  },
  'fluent-bit-cpu': {
    says: 'bytes/s x 0.19 cores / 2.5 MB/s',
    unit: 'cores',
    source: 'fluent-bit#1475: 10,000 lines a second, 2.5 MB/s',
  },
  'fluent-bit-memory': { says: '65 MB', unit: 'bytes', source: 'fluent-bit#1475: 10,000 lines a second' },
  'fluent-bit-disk': {
    says: 'lines x 3 x (outage + 15 min)',
    unit: 'bytes',
    source: 'the limits of the chunks that namsan writes, for the outages of `logs.survive`',
  },
  'bucket-raw': { says: 'samples/s x 1.3 B', unit: 'bytes/day', source: 'Prometheus docs, storage; Robust Perception' },
  'bucket-downsampled': {
    says: 'as much as raw, for each of 5m and 1h: a ceiling',
    unit: 'bytes/day',
    source: 'thanos docs, compact: downsampling adds two blocks of about the size of the raw one',
  },
  'bucket-metrics': {
    says: 'raw, 5m and 1h a day, each for as long as it is kept, and marked blocks until they are deleted',
    unit: 'bytes',
    source: 'thanos docs, compact',
  },
  'bucket-logs': { says: 'lines x 1.1 a day', unit: 'bytes/day', source: 'OpenSearch docs, snapshots are incremental' },
  'bucket-logs-kept': { says: 'lines x 1.1 x (search + archive + 1 day)', unit: 'bytes', source: 'as bucket-logs' },
  'bucket-volumes': {
    says: 'what the volumes hold x backups kept: a ceiling, as backups are incremental; without the volume of the store itself',
    unit: 'bytes',
    source: 'Longhorn docs, backups',
  },
  'store-volume': {
    says: 'sum of what the buckets on it hold',
    unit: 'bytes',
    source: 'bucket-metrics, bucket-logs-kept, bucket-volumes',
  },
  'block-upload': { says: 'samples/s x 1.3 B x replicas', unit: 'bytes/s', source: 'as bucket-raw' },
  'remote-write-wire': {
    says: 'samples/s x 100 B: a ceiling',
    unit: 'bytes/s',
    source: 'MCO docs/scale-perf.md: 6.55 MiB/s for 10 x 83k samples a minute, over 5 hops',
  },
  'scrape-wire': {
    says: 'samples/s x 100 B: a ceiling',
    unit: 'bytes/s',
    source: 'a line of the exposition format with its labels, uncompressed: an estimate of namsan',
  },
  'log-wire': {
    says: 'lines x 3, records with the names and labels of their pods, uncompressed: a ceiling',
    unit: 'bytes/s',
    source: 'an estimate of namsan, the same by which buffers are sized',
  },
  'snapshot-upload': { says: 'lines x 1.1', unit: 'bytes/s', source: 'as bucket-logs' },
  'node-allocatable': {
    says: 'memory less 25% of the first 4 GiB, 20% of the next 4, 10% of the next 8, 6% of the next 112, 2% of the rest and 100 MiB; CPU less 6% of the first core, 1% of the second, 0.5% of the next two, 0.25% of the rest',
    unit: 'bytes',
    source: 'GKE docs, plan node sizes; kubeadm itself keeps 100 MiB alone',
  },
  'control-plane': {
    says: '850m and 240 MiB a cluster: API server 250m, controllers 200m, scheduler 100m, etcd 100m and 100 MiB, two CoreDNS of 100m and 70 MiB',
    unit: 'cores',
    source: 'kubernetes@v1.35 cmd/kubeadm/app/phases/controlplane, phases/etcd, phases/addons/dns',
  },
  'write-rate': {
    says: 'shards x samples a request / 0.1 s of latency, at least 1.5 x samples/s',
    unit: 'samples/s',
    source: 'Prometheus docs, remote write practices; prometheus@v3.14.0 config DefaultQueueConfig',
  },
  'longhorn-disk': {
    says: 'volumes x copies, in 70% of the disks',
    unit: 'bytes',
    source:
      'longhorn@v1.12.1 storage-reserved-percentage-for-default-disk 30, storage-over-provisioning-percentage 100',
  },
} as const satisfies Readonly<Record<string, Formula>>;

export type FormulaName = keyof typeof formulas;
