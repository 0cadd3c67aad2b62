import { hour } from '../../kube/duration.ts';
import type { Model } from '../../model/model.ts';

/** prometheus@v3.14.0 tsdb/agent/db.go: DefaultTruncateFrequency and DefaultMaxWALTime, in milliseconds. */
const truncateFrequency = 2 * hour;
const maxTime = 4 * hour;

/** How an agent treats its write-ahead log, in milliseconds. */
export interface AgentLog {
  readonly truncateFrequency: number;
  readonly maxTime: number;
}

/**
 * What an agent must keep of its write-ahead log to lose nothing in the promised outages of the hub and of the link to it.
 *
 * Every `truncateFrequency` the agent removes the lower two thirds of its segments, sent or not (prometheus@v3.14.0 tsdb/agent/db.go
 * truncate), and remote write never reads samples out of the checkpoint that takes their place (tsdb/wlog/watcher.go readSegment). In the
 * long run the log spans 1.5 intervals before a truncation and half an interval after it: an outage is survived when it is no longer than
 * half an interval. `maxTime` only bounds what goes into the checkpoint, and must not be below the interval.
 */
export function agentLog({ metrics: { survive } }: Model): AgentLog {
  const frequency = Math.max(truncateFrequency, 2 * Math.max(survive.hub, survive.link));
  return { truncateFrequency: frequency, maxTime: Math.max(maxTime, frequency) };
}
