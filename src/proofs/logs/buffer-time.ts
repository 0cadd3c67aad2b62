import type { LogInput, LogPipeline } from '../../topology/log-nodes.ts';
import type { Leg } from './ways.ts';

/** For how long a Fluent Bit holds what an output cannot ship, and what goes when it is full. */
export interface BufferTime {
  /** Milliseconds; `Infinity` for any time. */
  readonly ms: number;
  /** `oldest`: the lines of the outage's beginning are lost; `newest`: it stops reading, and those of its end are. */
  readonly loses: 'oldest' | 'newest';
  /** Where they are held, as text: `in its buffer on disk`. */
  readonly part: string;
  /** What holds longer when it grows. */
  readonly grows: 'retries' | 'limit' | 'disk' | 'memory';
}

/**
 * For how long the Fluent Bit at the beginning of a leg holds records that come at a rate of bytes a second, the output of the leg being away.
 *
 * A chunk is tried again a set number of times, each after `scheduler.base` at the least, and is then dropped (docs.fluentbit.io
 * administration/scheduling-and-retries). On disk the oldest chunks of an output are dropped when they reach `storage.total_limit_size`; the
 * input goes on reading (administration/buffering-and-storage). In memory the input stops at `mem_buf_limit` (administration/backpressure):
 * then lines wait in the journal, or in files that the kubelet rotates at 10Mi each (kubernetes@v1.35.0
 * pkg/kubelet/apis/config/v1beta1/defaults.go containerLogMaxSize). A stopped `tail` leaves a rotated file unread (fluent-bit@v5.1.1
 * plugins/in_tail/tail_file.c flb_tail_file_purge), and the file may have been nearly full, so that rotation is not counted on.
 */
export function bufferTime({ from, output }: Leg, inputs: readonly LogInput[], rate: number, disk: number): BufferTime {
  const memory = inputs.filter((input) => input.buffer === 'memory');
  const waiting: BufferTime =
    memory.length === 0
      ? onDisk(Math.min(output.diskLimit, disk), output.diskLimit <= disk, rate)
      : inMemory(memory, rate);
  const tries: BufferTime = {
    ms: output.retries * from.retryMs,
    loses: 'oldest',
    part: `by ${output.retries} ${output.retries === 1 ? 'retry' : 'retries'} of a chunk`,
    grows: 'retries',
  };
  return tries.ms < waiting.ms ? tries : waiting;
}

function onDisk(limit: number, isSet: boolean, rate: number): BufferTime {
  const part = isSet ? 'in its buffer on disk' : 'on the disk of its node';
  return { ms: lasting(limit, rate), loses: 'oldest', part, grows: isSet ? 'limit' : 'disk' };
}

function inMemory(inputs: readonly LogInput[], rate: number): BufferTime {
  // The journal keeps what a stopped input has not read (systemd journald.conf SystemMaxUse, some gigabytes by default).
  if (inputs.every((input) => input.fromJournal && Number.isFinite(input.memoryLimit)))
    return { ms: Number.POSITIVE_INFINITY, loses: 'newest', part: 'in the journal', grows: 'memory' };
  const limit = Math.min(...inputs.map((input) => input.memoryLimit));
  return Number.isFinite(limit)
    ? { ms: lasting(limit, rate), loses: 'newest', part: 'in its buffer in memory', grows: 'memory' }
    : {
        ms: 0,
        loses: 'newest',
        part: 'for certain in its memory, which has no limit until the container is killed,',
        grows: 'memory',
      };
}

function lasting(bytes: number, rate: number): number {
  return rate <= 0 ? Number.POSITIVE_INFINITY : Math.floor((bytes / rate) * 1_000);
}

/** The inputs of a Fluent Bit through which the records of a leg come: for an aggregator those that take forwarded ones. */
export function feeding({ inputs }: LogPipeline, own: LogInput | null): readonly LogInput[] {
  return own === null ? inputs.filter((input) => input.reads === 'forward') : [own];
}
