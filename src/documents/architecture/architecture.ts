import { formatDuration } from '../../kube/duration.ts';
import { bucketArrival } from '../../proofs/block-timing.ts';
import type { FlowEdge, FlowNode } from '../../topology/topology.ts';
import type { Book } from '../book.ts';
import { flowChart, type Shown } from '../flow-chart.ts';
import { pages } from '../links.ts';
import { type Block, type Cell, chapter, type Page, table, text, title } from '../page.ts';
import { decisions } from './decisions.ts';
import { drawnPlaces, overview } from './overview.ts';
import { words } from './words.ts';

/** The page of diagrams, of where data is held, and of decisions. */
export function architecture(book: Book): Page {
  const { left } = drawnPlaces(book);
  return {
    path: pages.architecture.path,
    blocks: [
      title(pages.architecture.title),
      text(words.intro),
      ...(left === 0 ? [] : [text(words.left(left))]),
      chapter('overview', words.overview),
      { kind: 'mermaid', lines: overview(book) },
      ...chart(book, 'metrics', words.metrics, isOfMetrics),
      ...chart(book, 'logs', words.logs, isOfLogs),
      ...held(book),
      ...decisions(book),
    ],
  };
}

function chart(book: Book, anchor: string, words: Cell, kinds: (edge: FlowEdge) => boolean): readonly Block[] {
  const { shown } = drawnPlaces(book);
  const part: Shown = {
    node: (node) => (node.cluster === '' || shown.has(node.cluster)) && isDrawn(node),
    edge: kinds,
  };
  const lines = flowChart(book.topology, part);
  return lines.length === 1 ? [] : [chapter(anchor, words), { kind: 'mermaid', lines }];
}

/** Of what is scraped only targets in other clusters are drawn. */
function isDrawn(node: FlowNode): boolean {
  return node.kind !== 'targets' || node.clusters.some((cluster) => cluster !== node.cluster);
}

const ofLogs: ReadonlySet<string> = new Set(['ships-logs', 'indexes', 'snapshots', 'reads-logs']);

function isOfLogs({ kind, from }: FlowEdge): boolean {
  return ofLogs.has(kind) || from.includes('/snapshot-repository/');
}

function isOfMetrics(edge: FlowEdge): boolean {
  return !isOfLogs(edge);
}

function held({ model, places }: Book): readonly Block[] {
  const { keep, receive } = model.metrics;
  const local = places.flatMap(({ id, cluster }): (readonly Cell[])[] =>
    cluster.metrics.mode === 'sidecar'
      ? [
          [
            words.prometheus(id),
            [formatDuration(cluster.metrics.keepLocal), cluster.metrics.keepLocalSize]
              .filter((part) => part !== null)
              .join(', '),
          ],
        ]
      : [],
  );
  const { blockRange } = model.metrics;
  const range = formatDuration(blockRange);
  const latest = (kind: 'scraper' | 'ingester'): string =>
    formatDuration(blockRange + bucketArrival({ kind, blockRangeMs: blockRange }));
  const { logs } = model;
  return [
    chapter('held', words.held),
    table(words.heldHead, [
      ...local,
      ...(receive === null ? [] : [[words.ingester, formatDuration(receive.keepLocal)]]),
      [words.bucketRaw, formatDuration(keep.raw)],
      [words.bucketFive, formatDuration(keep['5m'])],
      [words.bucketHour, formatDuration(keep['1h'])],
      ...(logs === null
        ? []
        : [
            [words.index, formatDuration(logs.keep.search)],
            [words.archive, formatDuration(logs.keep.archive)],
          ]),
    ]),
    ...(local.length === 0 ? [] : [text(words.arrival(range, latest('scraper')))]),
    ...(receive === null ? [] : [text(words.arrivalReceive(range, latest('ingester')))]),
  ];
}
