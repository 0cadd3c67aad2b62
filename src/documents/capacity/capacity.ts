import { parseQuantity } from '../../kube/quantity.ts';
import { stringAt } from '../../kube/read.ts';
import type { Book, Place } from '../book.ts';
import { hasChart } from '../book.ts';
import { pages } from '../links.ts';
import { type Block, type Cell, chapter, type Page, section, table, text, title, type Words } from '../page.ts';
import { bytes, cores } from './amounts.ts';
import { chartNeeds } from './chart-needs.ts';
import { type Needs, type PodNeeds, podNeeds, poolNeeds, sum, times } from './pod-needs.ts';
import { words } from './words.ts';

/** What a cluster asks for against what is declared of its nodes. */
interface Account {
  readonly place: Place;
  readonly rows: readonly PodNeeds[];
  readonly asked: Needs;
  readonly volumes: number;
  /** Copies of each volume that the cluster's own disks hold. */
  readonly copies: number;
  readonly has: { readonly cpu: number; readonly memory: number; readonly disk: number };
}

/** The page of requests and volumes against the declared nodes. */
export function capacity(book: Book): Page {
  const accounts = book.places.map((place) => account(book, place));
  return {
    path: pages.capacity.path,
    blocks: [
      title(pages.capacity.title),
      text(words.intro),
      text(words.chartNote),
      chapter('summary', words.summary),
      table(words.summaryHead, accounts.map(summary)),
      ...accounts.flatMap(details),
    ],
  };
}

function account({ model }: Book, place: Place): Account {
  const { nodes } = place.cluster;
  const pools = (place.index.byKind.get('OpenSearchCluster') ?? []).flatMap(poolNeeds);
  const own = place.index.workloads
    .filter(({ object }) => !/^(?:OpenSearchCluster|Job|CronJob) /.test(object))
    .map((workload) => podNeeds(place, workload));
  const charts = place.workloads
    .flatMap((workload) => workload.charts)
    .flatMap((chart) => chartNeeds(chart, nodes.length));
  const claims = (place.index.byKind.get('PersistentVolumeClaim') ?? []).map(
    (claim) => parseQuantity(stringAt(claim, 'spec', 'resources', 'requests', 'storage') ?? '') ?? 0,
  );
  const rows = [...own, ...pools, ...charts];
  const total = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
  return {
    place,
    rows,
    asked: sum(rows.map(({ one, pods }) => times(one, pods))),
    volumes: total([...rows.map(({ volume, pods }) => volume * pods), ...claims]),
    copies: hasChart(place, 'longhorn') ? Math.min(model.volumes.replicas, nodes.length) : 1,
    has: {
      cpu: total(nodes.map((node) => node.cpu)),
      memory: total(nodes.map((node) => parseQuantity(node.memory) ?? 0)),
      disk: total(nodes.map((node) => parseQuantity(node.disk) ?? 0)),
    },
  };
}

function summary({ place, asked, volumes, copies, has }: Account): readonly Cell[] {
  const stored = volumes * copies;
  const worst = Math.max(asked.cpu / has.cpu, asked.memory / has.memory, stored / has.disk);
  return [
    `\`${place.id}\``,
    `${cores(asked.cpu)} / ${cores(has.cpu)}${share(asked.cpu, has.cpu)}`,
    `${bytes(asked.memory)} / ${bytes(has.memory)}${share(asked.memory, has.memory)}`,
    `${bytes(stored)} / ${bytes(has.disk)}${share(stored, has.disk)}`,
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

function details({ place, rows, asked, volumes, copies }: Account): readonly Block[] {
  const { nodes } = place.cluster;
  if (rows.length === 0) return [];
  return [
    chapter(`of-${place.id}`, words.cluster(place.id)),
    text(words.perPod),
    table(words.head, [
      ...rows.map(({ name, pods, one, volume }) => [
        name,
        String(pods),
        cores(one.cpu),
        bytes(one.memory),
        bytes(one.memoryLimit),
        bytes(volume),
      ]),
      [
        words.sum,
        String(rows.reduce((count, { pods }) => count + pods, 0)),
        cores(asked.cpu),
        bytes(asked.memory),
        bytes(asked.memoryLimit),
        bytes(volumes),
      ],
    ]),
    ...(copies > 1 ? [text(words.copies(copies))] : []),
    section(`nodes-of-${place.id}`, words.nodes),
    table(
      words.nodeHead,
      nodes.map(({ name, address, cpu, memory, disk }) => [
        name,
        address,
        String(cpu),
        memory,
        disk,
        `${cores(asked.cpu / nodes.length)}, ${bytes(asked.memory / nodes.length)}`,
      ]),
    ),
  ];
}
