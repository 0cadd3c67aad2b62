import { hour } from '../../kube/duration.ts';
import type { Cluster } from '../../model/model.ts';

/** The agent's own interval, in milliseconds (prometheus@v3.14.0 tsdb/agent/db.go DefaultTruncateFrequency). */
const shortest = 2 * hour;

/**
 * How often an agent may truncate its write-ahead log, in milliseconds, to lose nothing in the outages of the hub and of the link that its cluster is promised.
 *
 * Each time it removes the lower two thirds of its segments, sent or not (tsdb/agent/db.go truncate), and remote write never reads samples
 * out of the checkpoint that takes their place (tsdb/wlog/watcher.go readSegment). In the long run the log spans one and a half intervals
 * before and half an interval after: an outage is survived when it is no longer than half an interval. The flag
 * `--storage.agent.retention.max-time`, which looks like the one to turn, bounds what goes into that checkpoint and saves nothing.
 */
export function walTruncation({ survive }: Pick<Cluster, 'survive'>): number {
  return Math.max(shortest, 2 * Math.max(survive.hub, survive.link));
}
