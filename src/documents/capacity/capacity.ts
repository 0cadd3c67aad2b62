import { bytes, cores } from '../../capacity/amounts.ts';
import { type CapacityPlan, type ClusterPlan, capacityAt } from '../../capacity/capacity-plan.ts';
import { diskFor, type NodeSize, type Room } from '../../capacity/nodes.ts';
import { type Needs, sum, times } from '../../capacity/pod-needs.ts';
import type { Figure } from '../../model/load/figure.ts';
import { formulas } from '../../model/load/formulas.ts';
import type { Book } from '../book.ts';
import { pages } from '../links.ts';
import { type Block, type Cell, chapter, type Page, section, table, text, title, type Words } from '../page.ts';
import { words } from './words.ts';

/** The page of requests and needs, of volumes, buckets and links, against the declared nodes: what `namsan capacity` plans. */
export function capacity({ model, places }: Book): Page {
  const plan = capacityAt(model, places);
  return {
    path: pages.capacity.path,
    blocks: [
      title(pages.capacity.title),
      text(words.intro),
      text(words.chartNote),
      chapter('summary', words.summary),
      table(words.summaryHead, plan.clusters.map(summary)),
      ...flows(plan),
      ...plan.clusters.flatMap(details),
      ...laws(plan),
    ],
  };
}

function summary(cluster: ClusterPlan): readonly Cell[] {
  const { id, asked, load, volumes, copies, longhorn, nodes } = cluster;
  const has = nodes.reduce<Room>(
    (all, { allocatable }) => ({ cpu: all.cpu + allocatable.cpu, memory: all.memory + allocatable.memory }),
    { cpu: 0, memory: 0 },
  );
  const disk = nodes.reduce((all, { size }) => all + size.disk, 0);
  const stored = diskFor(volumes, copies, longhorn);
  const worst = Math.max(asked.cpu / has.cpu, asked.memory / has.memory, stored / disk);
  return [
    `\`${id}\``,
    load.series.value === 0 ? '-' : said(load.series, Math.round(load.series.value).toLocaleString('en-US')),
    `${cores(asked.cpu)} / ${cores(has.cpu)}${share(asked.cpu, has.cpu)}`,
    `${bytes(asked.memory)} / ${bytes(has.memory)}${share(asked.memory, has.memory)}`,
    `${bytes(stored)} / ${bytes(disk)}${share(stored, disk)}`,
    verdict(worst),
  ];
}

/** Above 100% pods stay unscheduled; above 80% nothing is left for a node's loss or an update. */
function verdict(share: number): Words {
  if (share > 1) return words.tooSmall;
  return share > 0.8 ? words.tight : words.fits;
}

function share(part: number, whole: number): string {
  return whole === 0 || part === 0 ? '' : ` (${Math.round((part / whole) * 100)}%)`;
}

/** A figure, marked where something in it is assumed. */
function said({ estimated }: Figure, value: string): string {
  return estimated ? `~${value}` : value;
}

function size(figure: Figure | null): string {
  return figure === null || figure.value < 1024 ** 2 ? '-' : said(figure, bytes(figure.value));
}

function flows({ buckets, links }: CapacityPlan): readonly Block[] {
  return [
    chapter('buckets', words.buckets),
    table(
      words.bucketHead,
      buckets.map(({ bucket, perDay, steady }) => [
        `\`${bucket}\``,
        Object.entries(perDay)
          .map(([kind, figure]) => `${kind} ${size(figure)}`)
          .join(', ') || '-',
        size(steady),
      ]),
    ),
    ...(links.length === 0
      ? []
      : [
          chapter('links', words.links),
          text(words.linksNote),
          table(
            words.linkHead,
            links.map(({ from, to, what, rate }) => [
              `\`${from}\` → \`${to}\``,
              what,
              said(rate, `${Math.max(1, Math.round(rate.value / 1024))} KiB/s`),
            ]),
          ),
        ]),
  ];
}

function details(cluster: ClusterPlan): readonly Block[] {
  const { id, parts, asked, volumes, copies, longhorn, nodes } = cluster;
  const rows = parts.filter(({ pods }) => pods > 0);
  if (rows.length === 0) return [];
  const all: Needs = sum(rows.map(({ one, pods }) => times(one, pods)));
  return [
    chapter(`of-${id}`, words.cluster(id)),
    text(words.perPod),
    table(words.head, [
      ...rows.map(({ name, pods, one, volume, demand }) => [
        name,
        String(pods),
        cores(one.cpu),
        bytes(one.memory),
        bytes(one.memoryLimit),
        bytes(volume),
        size(demand.memory),
        size(demand.disk),
      ]),
      [
        words.sum,
        String(rows.reduce((count, { pods }) => count + pods, 0)),
        cores(asked.cpu),
        bytes(asked.memory),
        bytes(all.memoryLimit),
        bytes(volumes),
        '',
        '',
      ],
    ]),
    ...(longhorn && volumes > 0 ? [text(words.longhorn(copies))] : []),
    section(`nodes-of-${id}`, words.nodes),
    table(words.nodeHead, [
      ...nodes.map(({ name, size: node }) => [name, ...nodeCells(node)]),
      [words.minimum, ...nodeCells(cluster.minimum)],
      [words.recommended, ...nodeCells(cluster.recommended)],
    ]),
  ];
}

function nodeCells({ cpu, memory, disk }: NodeSize): readonly Cell[] {
  return [cores(cpu), bytes(memory), bytes(disk)];
}

/** The formulas of the figures on the page. */
function laws({ clusters, buckets, links }: CapacityPlan): readonly Block[] {
  const used = new Set(
    [
      ...clusters.flatMap(({ load, parts }) => [
        load.pods,
        load.series,
        load.samples,
        ...parts.flatMap(({ demand }) => [demand.memory, demand.disk]),
      ]),
      ...buckets.flatMap(({ perDay, steady }) => [...Object.values(perDay), steady]),
      ...links.map(({ rate }) => rate),
    ].flatMap((figure) => (figure === null || figure.value === 0 ? [] : figure.formula)),
  );
  const names = [...new Set([...used, 'node-allocatable' as const, 'longhorn-disk' as const])].toSorted();
  return [
    chapter('formulas', words.formulas),
    table(
      words.formulaHead,
      names.map((name) => [`\`${name}\``, formulas[name].says, formulas[name].source]),
    ),
  ];
}
