import { type Paint, sentence } from '../findings/format-text.ts';
import type { Live } from '../probes/probe.ts';
import type { LiveHop } from '../probes/way/hop.ts';
import { logsWays } from '../probes/way/logs-way.ts';
import { metricsWays } from '../probes/way/metrics-way.ts';
import { firstFault, type LiveWay } from '../probes/way/way.ts';
import { exits } from './command.ts';
import type { Io } from './io.ts';

/** How a hop is marked, and in which colour. */
const marks = {
  good: { sign: '✓', style: 'dim' },
  poor: { sign: '!', style: 'warning' },
  broken: { sign: '✗', style: 'error' },
} as const;

/** Walks the ways of a signal of a cluster as they are now, and tells them. Gives the exit code. */
export async function explainWays(
  live: Live,
  cluster: string,
  signal: string,
  form: string,
  io: Pick<Io, 'out' | 'paint'>,
): Promise<number> {
  const ways = await (signal === 'logs' ? logsWays(live, cluster) : metricsWays(live, cluster));
  io.out(form === 'json' ? waysJson(signal, cluster, ways) : waysText(signal, cluster, ways, io.paint));
  return ways.some((way) => firstFault(way)?.state === 'broken') ? exits.findings : exits.clean;
}

/** The ways of a cluster for people: each hop a line with its mark, then the first that is broken with its cause. */
function waysText(signal: string, cluster: string, ways: readonly LiveWay[], paint: Paint): string {
  if (ways.length === 0) return `Nothing produces ${signal} of \`${cluster}\`.\n`;
  return ways.map((way) => wayText(way, paint)).join('\n');
}

function wayText(way: LiveWay, paint: Paint): string {
  const first = firstFault(way);
  const verdict =
    first === null
      ? '  Every hop is good.'
      : `  ${paint(marks[first.state].style, first.state === 'broken' ? 'First broken hop:' : 'Not all of it arrives:')} ${first.hop}. ${sentence(first.says)}`;
  return `${[`${way.stream}, from ${way.producer}`, ...hopLines(way.hops, paint), verdict].join('\n')}\n`;
}

/** A reason that hops in a row share, as that of a cluster which is not reached, is said of the first of them. */
function hopLines(hops: readonly LiveHop[], paint: Paint): readonly string[] {
  return hops.map((hop, i) => {
    const same = hop.state !== 'good' && hop.says !== '' && hops[i - 1]?.says === hop.says;
    return hopLine(same ? { ...hop, says: 'the same' } : hop, paint);
  });
}

function hopLine({ hop, state, says }: LiveHop, paint: Paint): string {
  const { sign, style } = marks[state];
  const told = says === '' ? '' : `: ${says}`;
  return `  ${paint(style, sign)} ${hop}${state === 'good' ? paint('dim', told) : told}`.replaceAll('\n', ' ');
}

/** The ways of a cluster for programs. */
function waysJson(signal: string, cluster: string, ways: readonly LiveWay[]): string {
  const told = ways.map((way) => ({ ...way, firstFault: firstFault(way) }));
  return `${JSON.stringify({ version: 1, cluster, signal, ways: told }, null, 2)}\n`;
}
