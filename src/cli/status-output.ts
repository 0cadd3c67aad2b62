import type { ClusterStatus, ComponentStatus } from '../cluster/status/cluster-status.ts';
import { isReady } from '../cluster/status/cluster-status.ts';
import type { Version } from '../cluster/status/versions.ts';
import { counted } from '../findings/wording.ts';
import { day, hour, minute } from '../kube/duration.ts';
import { table } from './table.ts';

/** How clusters stand as text: a head and a table for each, in their order. `now` in milliseconds since 1970. */
export function statusText(statuses: readonly ClusterStatus[], now: number): string {
  const ready = statuses.filter(isReady).length;
  const foot = `${ready} of ${statuses.length} ${statuses.length === 1 ? 'cluster is' : 'clusters are'} ready.\n`;
  return `${statuses.map((status) => clusterText(status, now)).join('\n')}\n${foot}`;
}

/** The same as one JSON document. */
export function statusJson(statuses: readonly ClusterStatus[]): string {
  return `${JSON.stringify({ version: 1, ready: statuses.every(isReady), clusters: statuses }, null, 2)}\n`;
}

/** What of a status has changed since it was last printed, a line each: what a component waits for now, or that it is ready. */
export function statusChanges(before: readonly ClusterStatus[], now: readonly ClusterStatus[]): readonly string[] {
  const old = linesOf(before);
  return [...linesOf(now)].flatMap(([name, line]) => (old.get(name) === line ? [] : [`${name}: ${line}`]));
}

function linesOf(statuses: readonly ClusterStatus[]): ReadonlyMap<string, string> {
  return new Map(
    statuses.flatMap((status) =>
      status.reached
        ? [
            [status.cluster, 'is reached'] as const,
            ...status.components.map((one) => [`${status.cluster} ${one.component}`, componentLine(one)] as const),
          ]
        : [[status.cluster, status.message] as const],
    ),
  );
}

function componentLine(component: ComponentStatus): string {
  const { ready, objects, waits } = component;
  if (isLeftOut(component)) return 'left out';
  return waits.length === 0
    ? 'ready'
    : `${ready} of ${objects} objects ready, waits for ${waits.map(({ says }) => says).join('; ')}`;
}

function clusterText(status: ClusterStatus, now: number): string {
  if (!status.reached) return `${status.cluster}: not reached. ${status.message}\n`;
  const { cluster, release, components } = status;
  const applied =
    release === null
      ? 'no apply of namsan has come to its end here'
      : `release ${release.number}, ${age(now, release.since)} old`;
  const known = components.filter((one) => !isLeftOut(one) && (one.objects > 0 || one.unknownCharts.length === 0));
  const ready = known.filter(({ waits }) => waits.length === 0).length;
  const left = components.filter(isLeftOut).length;
  const out = left === 0 ? '' : `, ${left} left out`;
  const asked = components.length - left;
  const head = `${cluster}: ${ready} of ${counted(asked, 'component')} ${asked === 1 ? 'is' : 'are'} ready${out}; ${applied}\n`;
  const full = (status.fullVolumes ?? []).map((says) => `${says}\n`).join('');
  return `${head}${table([['COMPONENT', 'OBJECTS', 'VERSION', 'STATE'], ...components.flatMap(rows)])}${full}`;
}

/** A component that is charts alone, none of which was applied. */
function isLeftOut({ objects, leftOutCharts }: ComponentStatus): boolean {
  return objects === 0 && leftOutCharts.length > 0;
}

function rows(component: ComponentStatus): readonly (readonly string[])[] {
  const { ready, objects, waits, versions, unknownCharts, leftOutCharts } = component;
  const notes = [
    ...unknownCharts.map((chart) => `nothing is known of chart ${chart}`),
    ...leftOutCharts.map((chart) => `left out: chart ${chart}`),
  ];
  const lines = [...waits.map(({ says, stuck }) => (stuck ? `${says} (needs a hand)` : says)), ...notes];
  const alone = waits.length === 0 && objects > 0 ? `ready; ${lines[0]}` : lines[0];
  const state = alone === undefined || lines.length === 0 ? ['ready'] : [alone, ...lines.slice(1)];
  const first = [component.component, `${ready}/${objects}`, versionText(versions)];
  return state.map((line, i) => (i === 0 ? [...first, line] : ['', '', '', line]));
}

/** `v0.42.4`; what runs and what is pinned where they differ; empty for components without pods. */
export function versionText(versions: readonly Version[]): string {
  const other = versions.find(({ pinned, running }) => running.some((tag) => tag !== pinned));
  if (other !== undefined) return `${other.running.join(', ')} (pinned: ${other.pinned})`;
  const running = versions.find((version) => version.running.length > 0);
  if (running !== undefined) return running.pinned;
  return versions[0] === undefined ? '' : `none (pinned: ${versions[0].pinned})`;
}

function age(now: number, since: string): string {
  const ms = Math.max(0, now - Date.parse(since));
  for (const [unit, letter] of [
    [day, 'd'],
    [hour, 'h'],
    [minute, 'm'],
  ] as const)
    if (ms >= unit) return `${Math.floor(ms / unit)}${letter}`;
  return `${Math.floor(ms / 1000)}s`;
}
