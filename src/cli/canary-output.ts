import type { CanaryReport } from '../probes/canary/run-canary.ts';
import type { TrackResult } from '../probes/canary/track.ts';
import { table } from './table.ts';

/** Each marker with the seconds that it took from place to place. */
export function canaryText({ tracks, left }: CanaryReport): string {
  if (tracks.length === 0) return 'These clusters send no such signals: there is nothing to mark.\n';
  const rows = tracks.map(({ cluster, signal, stream, hops, ms, ended }) => [
    cluster,
    signal,
    stream,
    ms === null ? (ended === true ? 'ended' : 'lost') : seconds(ms),
    hops.map((hop) => `${hop.name} ${hop.ms === null ? '-' : `+${seconds(hop.ms)}`}`).join(', '),
  ]);
  const lost = tracks.filter(isLost);
  return [
    table([['CLUSTER', 'SIGNAL', 'STREAM', 'ARRIVED', 'BY WAY OF'], ...rows]),
    ...lost.map(({ cluster, signal, stream, message }) => `${cluster}: ${signal}, ${stream}: ${message}\n`),
    ...left.filter((line) => !lost.some(({ message }) => message === line)).map((line) => `${line}\n`),
    lost.length === 0
      ? `All ${tracks.length} markers arrived.\n`
      : `${tracks.length - lost.length} of ${tracks.length} markers arrived.\n`,
  ].join('');
}

/** The same for machines; times in milliseconds. */
export function canaryJson(report: CanaryReport): string {
  return `${JSON.stringify({ version: 1, arrived: report.tracks.every((track) => !isLost(track)), ...report }, null, 2)}\n`;
}

function isLost({ ms }: TrackResult): boolean {
  return ms === null;
}

function seconds(ms: number): string {
  return `${(ms / 1000).toFixed(1)}s`;
}
