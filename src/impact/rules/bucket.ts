import { formatDuration } from '../../kube/duration.ts';
import { addTo } from '../../kube/multimap.ts';
import type { Bucket } from '../../topology/metric-nodes.ts';
import type { Compactor, Topology } from '../../topology/topology.ts';
import { nodesOf, resolutions } from '../../topology/topology.ts';
import type { Side } from '../comparison.ts';
import { before, during, type ImpactRule } from '../rule.ts';

export const bucket: ImpactRule = {
  code: 'impact/bucket',
  severity: 'error',
  title: 'A bucket, its endpoint or its prefix is no longer used',
  why: 'Blocks stay where they were written. What no store gateway reads any more can be asked by nobody, however long it is kept, and what no compactor works on is never downsampled nor deleted.',
  fix: 'Read both places until the old blocks are copied or have gone.',
  refs: ['C10', 'C15', 'N04'],
  judge: ({ old, next }, report) => {
    const [readThen, readNow] = [usersOf(old.topology, 'reads-bucket'), usersOf(next.topology, 'reads-bucket')];
    const written = usersOf(old.topology, 'uploads');
    const cleaned = usersOf(next.topology, 'deletes-in');
    for (const place of nodesOf(old.topology, 'bucket')) {
      const readers = readThen.get(place.id) ?? [];
      if (readers.length === 0 || !written.has(place.id)) continue;
      const name = nameOf(place);
      const where = next.topology.nodes.get(readers[0] ?? '')?.readAt ?? place.readAt;
      if (readNow.has(place.id)) {
        if (usersOf(old.topology, 'deletes-in').has(place.id) && !cleaned.has(place.id))
          report('needs order', where, `${capital(name)} is still read, and no compactor works on it any more`, {
            steps: before(`Keep a compactor on ${name} until its blocks are gone: nothing else deletes them.`),
          });
        continue;
      }
      const heirs = nodesOf(next.topology, 'bucket').filter((b) => readNow.has(b.id) && !readThen.has(b.id));
      const into = heirs.length === 0 ? '' : `, in whose place stands ${heirs.map(nameOf).join(', ')}`;
      report('loses', where, `${capital(name)} is read by nobody any more${into}`, {
        interval: keptIn(old, place),
        steps: [
          ...before(
            heirs.length === 0
              ? `Keep a store gateway on ${name} for as long as its blocks are wanted.`
              : `Stop the compactor, then copy every block from ${name} to ${heirs.map(nameOf).join(', ')} (\`thanos tools bucket replicate\`).`,
          ),
          ...during(
            `Let producers write to the new place first; keep a store gateway on ${name} until what was uploaded last is copied too.`,
          ),
        ],
      });
    }
  },
};

function usersOf(
  topology: Topology,
  kind: 'reads-bucket' | 'uploads' | 'deletes-in',
): ReadonlyMap<string, readonly string[]> {
  const out = new Map<string, string[]>();
  for (const edge of topology.edges) if (edge.kind === kind && edge.to !== null) addTo(out, edge.to, edge.from);
  return out;
}

/** Everything that the compactor keeps there; blocks come into the bucket within hours and stay until the longest retention. */
function keptIn({ topology }: Side, place: Bucket): string {
  const ids = usersOf(topology, 'deletes-in').get(place.id) ?? [];
  const compactors = ids.flatMap((id): readonly Compactor[] => {
    const node = topology.nodes.get(id);
    return node?.kind === 'compactor' ? [node] : [];
  });
  const kept = compactors.flatMap((c) => resolutions.map((r) => c.retentionMs[r]));
  return kept.length === 0 || kept.includes(0) ? 'everything in it' : `up to ${formatDuration(Math.max(...kept))}`;
}

function nameOf(place: Bucket): string {
  return `the bucket \`${place.bucket}${place.prefix === '' ? '' : `/${place.prefix}`}\` at \`${place.endpoint}\``;
}

function capital(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
