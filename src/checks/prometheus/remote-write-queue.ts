import type { KubeObject } from '../../kube/objects.ts';
import { mebibytes, parseQuantity } from '../../kube/quantity.ts';
import { listAt, numberAt, stringAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';

export const remoteWriteQueue: Check = {
  code: 'prometheus/remote-write-queue',
  severity: 'warning',
  title: 'Full queues of remote write need more memory than there is',
  why: 'While the receiver is away the queues fill up; the process is then killed for its memory, and what it had not sent is lost with it.',
  fix: 'Lower `maxShards` or `capacity` of the queue, or raise the memory limit.',
  refs: ['R49', 'D10'],
  run: ({ clusters }, report) => {
    for (const { cluster, objects } of clusters) {
      for (const object of objects) {
        if (object.kind !== 'Prometheus' && object.kind !== 'PrometheusAgent') continue;
        const limit = parseQuantity(String(memoryLimit(object) ?? ''));
        const bytes = queueBytes(object);
        if (limit === null || bytes <= limit * share) continue;
        report(
          objectPlace(cluster, object, 'spec.remoteWrite'),
          `The queues of ${object.kind} \`${object.metadata.name}\` of \`${cluster}\` may take ${mebibytes(bytes)} of its ${mebibytes(limit)} of memory`,
        );
      }
    }
  },
};

/** Part of the limit that full queues may take; series, scrapes and the reader of the write-ahead log need the rest. */
const share = 1 / 2;

/** One sample in the channel of a shard: `timeSeries` without its labels, which the series has anyway (prometheus@v3.14.0 storage/remote/queue_manager.go). */
const queuedBytes = 128;

/** One sample of the batch that a shard sends: with all labels as protobuf, and compressed once more; typical label sets (the same file, buildWriteRequest). */
const sentBytes = 400;

/** prometheus@v3.14.0 config/config.go DefaultQueueConfig. */
const byDefault = { maxShards: 50, capacity: 10_000, maxSamplesPerSend: 2000 } as const;

function queueBytes(object: KubeObject): number {
  let bytes = 0;
  for (const write of listAt(object, 'spec', 'remoteWrite')) {
    const of = (key: keyof typeof byDefault): number => numberAt(write, 'queueConfig', key) ?? byDefault[key];
    bytes += of('maxShards') * (of('capacity') * queuedBytes + of('maxSamplesPerSend') * sentBytes);
  }
  return bytes;
}

function memoryLimit(object: KubeObject): string | number | undefined {
  return (
    stringAt(object, 'spec', 'resources', 'limits', 'memory') ??
    numberAt(object, 'spec', 'resources', 'limits', 'memory')
  );
}
