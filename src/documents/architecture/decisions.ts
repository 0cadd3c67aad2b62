import { formatDuration } from '../../kube/duration.ts';
import type { Book } from '../book.ts';
import { type Block, type Cell, chapter, table } from '../page.ts';
import { words } from './words.ts';

/** Decisions that this fleet rests on, each with its reason. */
export function decisions({ model, places, hub }: Book): readonly Block[] {
  const { metrics, logs } = model;
  const modes = new Set(places.map(({ cluster }) => cluster.metrics.mode));
  const forwards = places.some(({ cluster }) => cluster.logs.mode === 'forward');
  const kept = places.flatMap(({ cluster }) => (cluster.metrics.mode === 'sidecar' ? [cluster.metrics.keepLocal] : []));
  const rows: (readonly Cell[])[] = [[words.oneHub(hub.id), words.oneHubWhy]];
  if (kept.length > 0) {
    const shortest = formatDuration(Math.min(...kept));
    rows.push([words.sidecar, words.sidecarWhy(shortest, formatDuration(metrics.survive.objectStore))]);
    rows.push([words.oneAddress, words.oneAddressWhy]);
  }
  if (modes.has('agent')) rows.push([words.agent, words.agentWhy]);
  if (metrics.receive !== null) {
    const { replication, replicas } = metrics.receive;
    const lost = Math.floor((replication - 1) / 2);
    rows.push([words.receive(replication, replicas), words.receiveWhy(lost)]);
  }
  if (modes.has('scrape')) rows.push([words.scrape, words.scrapeWhy]);
  rows.push([words.compactor, words.compactorWhy]);
  if (logs !== null) rows.push([words.archiveFirst, words.archiveFirstWhy]);
  if (logs !== null && forwards)
    rows.push([
      words.forwardLogs,
      words.forwardLogsWhy(formatDuration(Math.max(logs.survive.link, logs.survive.store))),
    ]);
  rows.push([words.secretsOut, words.secretsOutWhy]);
  return [chapter('decisions', words.decisions), table(words.decisionHead, rows)];
}
