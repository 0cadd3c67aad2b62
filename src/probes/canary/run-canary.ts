import type { KubeClient } from '../../cluster/kube/kube-client.ts';
import type { Cluster } from '../../model/model.ts';
import type { Live } from '../probe.ts';
import { logTracks } from './log-tracks.ts';
import { metricTracks } from './metric-tracks.ts';
import { roundsOf } from './rounds.ts';
import { type CanaryRun, takeAway, takeAwayLeft } from './temporary.ts';
import { follow, type TrackResult } from './track.ts';

export interface CanaryOptions {
  readonly run: CanaryRun;
  readonly clusters: readonly Cluster[];
  readonly signals: readonly TrackResult['signal'][];
  /** Milliseconds that a marker may take. */
  readonly timeout: number;
  readonly stopped: () => boolean;
  /** Clients that a cancelled run does not end: by these everything is taken away. */
  readonly parting: (cluster: string) => KubeClient;
  /** Whether a process that laid something out is no more. */
  readonly isGone: (holder: string) => boolean;
  readonly tell: (line: string) => void;
}

/** How all markers of a run went, and what could not be taken away. */
export interface CanaryReport {
  readonly run: string;
  readonly tracks: readonly TrackResult[];
  readonly left: readonly string[];
}

/** Lays markers out in clusters, follows all of them to the hub at once, and takes everything away again, also what killed runs have left. */
export async function runCanary(live: Live, options: CanaryOptions): Promise<CanaryReport> {
  const { run, clusters, signals, timeout, stopped, isGone, tell, parting } = options;
  const { machine } = live;
  const touched = clustersTouched(live, clusters);
  const before = await Promise.all(touched.map((id) => takeAwayLeft(live.kube(id), machine.now(), isGone)));
  const told = new Set(before.flat());
  for (const line of told) tell(line);
  const round = roundsOf(live);
  const tracks = clusters.flatMap((cluster) => [
    ...(signals.includes('metrics') ? metricTracks(round, cluster, run) : []),
    ...(signals.includes('logs') ? logTracks(round, cluster, run) : []),
  ]);
  const results = await Promise.all(
    tracks.map(async (track) => {
      const result = await follow(track, { machine, timeout, stopped });
      const why = told.has(result.message) ? 'lost.' : result.message;
      const how = result.ms === null ? why : `arrived after ${(result.ms / 1000).toFixed(1)} s.`;
      tell(`${result.cluster}: ${result.signal}, ${result.stream}: ${how}`);
      return result;
    }),
  );
  const kept = await Promise.all(touched.map((id) => takeAway(parting(id), run)));
  return { run: run.id, tracks: results, left: kept.flat() };
}

/** The clusters that objects are laid out in: the scraper of an edge without a Prometheus is on the hub. */
function clustersTouched({ model }: Pick<Live, 'model'>, clusters: readonly Cluster[]): readonly string[] {
  const ids = clusters.map(({ id, metrics }) => (metrics.mode === 'scrape' ? [id, model.hub.id] : [id]));
  return [...new Set(ids.flat())];
}
