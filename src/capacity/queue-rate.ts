import type { KubeObject } from '../kube/objects.ts';
import { listAt, numberAt } from '../kube/read.ts';
import { constants } from '../model/load/formulas.ts';

/** Samples in a second that the slowest target of remote write takes at the usual latency (formula `write-rate`); `null` without one. Missing fields are Prometheus' defaults. */
export function queueRate(object: KubeObject | undefined): number | null {
  const rates = listAt(object, 'spec', 'remoteWrite').map((write) => {
    const shards = numberAt(write, 'queueConfig', 'maxShards') ?? 50;
    const samples = numberAt(write, 'queueConfig', 'maxSamplesPerSend') ?? 2000;
    return (shards * samples) / constants.writeLatency;
  });
  return rates.length === 0 ? null : Math.min(...rates);
}
