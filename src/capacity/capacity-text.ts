import type { Finding } from '../findings/finding.ts';
import type { Paint } from '../findings/format-text.ts';
import { counted } from '../findings/wording.ts';
import type { Figure } from '../model/load/figure.ts';
import { type FormulaName, formulas } from '../model/load/formulas.ts';
import { bytes, cores, coresText } from './amounts.ts';
import type { CapacityPlan, ClusterPlan } from './capacity-plan.ts';
import type { NodeSize } from './nodes.ts';
import type { Part } from './parts.ts';

/** The plan as a person reads it: clusters, buckets, links, the formulas of their figures, and what does not fit. */
export function capacityText(plan: CapacityPlan, findings: readonly Finding[], paint: Paint): string {
  const used = new Set<FormulaName>();
  const say = (figure: Figure | null, text: (value: number) => string): string => {
    if (figure === null || figure.value === 0) return '-';
    used.add(figure.formula);
    return `${figure.estimated ? '~' : ''}${text(figure.value)}`;
  };
  const clusters = plan.clusters.map((cluster) => clusterText(cluster, say, paint));
  const buckets = table([
    ['bucket', 'of', 'a day', 'once full'],
    ...plan.buckets.map(({ bucket, store, perDay, steady }) => [
      bucket,
      store,
      Object.entries(perDay)
        .map(([kind, figure]) => `${kind} ${say(figure, bytes)}`)
        .join(', ') || '-',
      say(steady, bytes),
    ]),
  ]);
  const links = table([
    ['from', 'to', 'what', 'a second'],
    ...plan.links.map(({ from, to, what, rate }) => [from, to, what, say(rate, rateText)]),
  ]);
  used.add('node-allocatable').add('longhorn-disk').add('control-plane');
  const laws = [...used].toSorted().map((name) => `${name}: ${formulas[name].says}\n    ${formulas[name].source}`);
  return [
    ...clusters,
    ...(plan.buckets.length === 0 ? [] : [`${paint('strong', 'Buckets')}\n${buckets}`]),
    ...(plan.links.length === 0
      ? []
      : [`${paint('strong', 'Between clusters, on average and without queries')}\n${links}`]),
    `${paint('strong', 'Formulas')} (~ where the load is estimated, not declared)\n  ${laws.join('\n  ')}\n`,
    verdict(findings, paint),
  ].join('\n');
}

type Say = (figure: Figure | null, text: (value: number) => string) => string;

function clusterText(cluster: ClusterPlan, say: Say, paint: Paint): string {
  const { id, load, parts, asked, needed, nodes } = cluster;
  const has = { cpu: 0, memory: 0, disk: 0 };
  for (const { allocatable, size } of nodes) {
    has.cpu += allocatable.cpu;
    has.memory += allocatable.memory;
    has.disk += size.disk;
  }
  const brings = [
    `${say(load.pods, whole)} pods`,
    `${say(load.series, whole)} series`,
    `${say(load.samples, whole)} samples/s`,
    `${say(load.lines, rateText)} of log lines`,
  ];
  const stored = `${bytes(cluster.volumes)}${cluster.copies > 1 ? ` x ${cluster.copies} copies` : ''}${cluster.longhorn ? ', 30% kept free' : ''}`;
  const rows = parts.filter(({ pods }) => pods > 0).map((part) => partRow(part, say));
  return [
    `${paint('strong', id)}  ${brings.join(', ')}`,
    `  requests ${cores(asked.cpu)} cores, ${bytes(asked.memory)}; with its load ${cores(needed.cpu)} cores, ${bytes(needed.memory)}`,
    `  ${counted(nodes.length, 'node')}: ${cores(has.cpu)} cores, ${bytes(has.memory)} for pods, ${bytes(has.disk)} of disk; volumes ${stored}`,
    `  a node needs at least ${sizeText(cluster.minimum)}; recommended ${sizeText(cluster.recommended)}`,
    table([['what', 'pods', 'cpu', 'memory', 'limit', 'volume', 'needs cpu', 'memory', 'up to', 'volume'], ...rows]),
  ].join('\n');
}

function partRow({ name, pods, one, volume, demand }: Part, say: Say): readonly string[] {
  return [
    name,
    `${pods}`,
    cores(one.cpu),
    bytes(one.memory),
    bytes(one.memoryLimit),
    bytes(volume),
    say(demand.cpu, cores),
    say(demand.memory, bytes),
    say(demand.memoryMost, bytes),
    say(demand.disk, bytes),
  ];
}

function verdict(findings: readonly Finding[], paint: Paint): string {
  if (findings.length === 0) return 'Everything fits.\n';
  return findings
    .map(({ severity, code, message, fix }) => `${paint(severity, severity)}  ${code}\n  ${message}.\n  fix  ${fix}\n`)
    .join('\n');
}

function sizeText({ cpu, memory, disk }: NodeSize): string {
  return `${coresText(cpu)}, ${bytes(memory)}${disk === 0 ? '' : `, ${bytes(disk)} of disk`}`;
}

function rateText(value: number): string {
  return value < 1024 ** 2 ? `${Math.ceil(value / 1024)} KiB/s` : `${(value / 1024 ** 2).toFixed(1)} MiB/s`;
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** Columns under each other, two blanks apart and indented by two. */
function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) for (const [i, cell] of row.entries()) widths[i] = Math.max(widths[i] ?? 0, cell.length);
  return rows
    .map(
      (row) =>
        `  ${row
          .map((cell, i) => cell.padEnd(widths[i] ?? 0))
          .join('  ')
          .trimEnd()}\n`,
    )
    .join('');
}
