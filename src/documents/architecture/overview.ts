import type { EdgeKind } from '../../topology/topology.ts';
import type { Book, Place } from '../book.ts';
import { arrowWords, label } from '../flow-chart.ts';
import { roles } from '../modes.ts';
import { both, type Words } from '../page.ts';

/** More clusters of one sort make a diagram that nobody reads. */
const mostOfOneSort = 4;

/** The clusters that diagrams show, and how many of the same sorts they leave out. */
export function drawnPlaces({ places }: Book): { readonly shown: ReadonlySet<string>; readonly left: number } {
  const sorts = Map.groupBy(places, sortOf);
  const shown = [...sorts.values()].flatMap((alike) => alike.slice(0, mostOfOneSort).map(({ id }) => id));
  return { shown: new Set(shown), left: places.length - shown.length };
}

function sortOf({ cluster }: Place): string {
  return [cluster.role, cluster.metrics.mode, cluster.logs.mode, cluster.expose.via].join(' ');
}

/** The lines of the overview: clusters and buckets, and what goes between them. */
export function overview(book: Book): readonly Words[] {
  const { nodes, edges } = book.topology;
  const { shown } = drawnPlaces(book);
  const between = new Map<string, { from: string; to: string; kinds: EdgeKind[] }>();
  for (const { from, to, kind } of edges) {
    const [a, b] = [nodes.get(from), to === null ? undefined : nodes.get(to)];
    if (a === undefined || b === undefined) continue;
    const ends = [a, b].map((node) => (node.kind === 'bucket' ? `bucket ${node.name}` : node.cluster));
    const [start = '', end = ''] = ends;
    const target = b.kind === 'targets' && b.clusters[0] !== undefined ? b.clusters[0] : end;
    if (start === target || start === '' || target === '') continue;
    if ([start, target].some((id) => !id.startsWith('bucket ') && !shown.has(id))) continue;
    const known = between.get(`${start} ${target}`) ?? { from: start, to: target, kinds: [] };
    known.kinds.push(kind);
    between.set(`${start} ${target}`, known);
  }
  const buckets = [...new Set([...between.values()].flatMap(({ from, to }) => [from, to]))].filter((id) =>
    id.startsWith('bucket '),
  );
  const names = new Map([
    ...[...shown].map((id, i) => [id, `c${i}`] as const),
    ...buckets.map((id, i) => [id, `b${i}`] as const),
  ]);
  return [
    both('flowchart TB', 'flowchart TB'),
    both('  people(["운영자"])', '  people(["operators"])'),
    ...book.places
      .filter(({ id }) => shown.has(id))
      .map(({ id, cluster }) => {
        const line = (role: string): string => `  ${names.get(id)}["${label(id)}<br/>${role}"]`;
        return both(line(roles[cluster.role].ko), line(roles[cluster.role].en));
      }),
    ...buckets.map((id) => {
      const line = (word: string): string => `  ${names.get(id)}[("${word}<br/>${label(id.slice(7))}")]`;
      return both(line('버킷'), line('bucket'));
    }),
    ...book.places
      .filter(({ id, cluster }) => shown.has(id) && cluster.grafana)
      .map(({ id }) => {
        const line = `  people -. "Grafana" .-> ${names.get(id)}`;
        return both(line, line);
      }),
    ...[...between.values()].map(({ from, to, kinds }) => {
      const said = arrowWords(kinds);
      const line = (word: string): string => `  ${names.get(from)} -- "${word}" --> ${names.get(to)}`;
      return both(line(said.ko), line(said.en));
    }),
  ];
}
