import type { PrometheusQueueConfig } from '../../kube/types.gen.ts';

/** Samples per request and per shard's channel: Prometheus' own defaults (prometheus@v3.14.0 config/config.go DefaultQueueConfig). */
const maxSamplesPerSend = 2000;
const capacity = 10_000;

/** More shards than this were never needed: 50 shards of 2000 samples push 1M samples a second at 100 ms a request (same place). */
const mostShards = 50;

/**
 * Bytes that one queued sample may take: `timeSeries` is 128 bytes (prometheus@v3.14.0 storage/remote/queue_manager.go; its labels are
 * shared with the series), and those in flight are held a second time as protobuf and once compressed, with all their labels.
 */
const bytesPerSample = 400;

/** Part of the memory limit that the queues may fill; the rest is for series, the write-ahead log's reader and scrapes. */
const shareOfMemory = 1 / 4;

/**
 * Queues of one remote-write target that stay within a quarter of `memoryLimit` bytes even when every shard is full, as in an outage: an
 * agent that is killed for memory loses what it has not sent (R49). At least one shard, at most Prometheus' own 50.
 */
export function remoteWriteQueue(memoryLimit: number): PrometheusQueueConfig {
  const perShard = (capacity + maxSamplesPerSend) * bytesPerSample;
  const shards = Math.floor((memoryLimit * shareOfMemory) / perShard);
  return {
    capacity,
    maxSamplesPerSend,
    minShards: 1,
    maxShards: Math.min(mostShards, Math.max(1, shards)),
    batchSendDeadline: '5s',
    minBackoff: '30ms',
    maxBackoff: '5s',
    // Receive answers 429 while a tenant is over its limit: waiting keeps the samples, the default drops them.
    retryOnRateLimit: true,
  };
}
