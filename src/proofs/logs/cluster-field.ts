import { addTo } from '../../kube/multimap.ts';
import { takes } from '../../topology/logs/tags.ts';
import type { Proof } from '../proof.ts';
import { type LogStream, type LogWay, logStreamName, logStreams } from './ways.ts';

export const clusterField: Proof = {
  code: 'logs/cluster-field',
  severity: 'error',
  title: 'Records of several clusters cannot be told apart',
  why: 'Pods and nodes have the same names in many clusters. Without a field that names the cluster, nobody knows whose line it is.',
  fix: 'Give the records of every cluster one field with the id of the cluster, by a `record_modifier` or `modify` filter of its own Fluent Bit.',
  refs: ['C02', 'A7'],
  prove: (topology, _promised, report) => {
    const byStore = new Map<string, { readonly stream: LogStream; readonly way: LogWay }[]>();
    for (const stream of logStreams(topology)) {
      const seen = new Set<string>();
      for (const way of stream.ways)
        if (!seen.has(way.store.id)) {
          seen.add(way.store.id);
          addTo(byStore, way.store.id, { stream, way });
        }
    }
    for (const arriving of byStore.values()) {
      const clusters = new Set(arriving.map(({ stream }) => stream.collector.cluster));
      if (clusters.size < 2 || arriving.some(({ stream, way }) => isUnclear(stream, way))) continue;
      const marks = arriving.map(({ stream, way }) => ({ stream, way, fields: fieldsOf(stream, way) }));
      const names = [...new Set(marks.flatMap(({ fields }) => [...fields.keys()]))];
      if (
        names.some((name) =>
          tellsApart(marks.map(({ stream, fields }) => [stream.collector.cluster, fields.get(name)])),
        )
      )
        continue;
      const name = mostUsed(marks.map(({ fields }) => [...fields.keys()]));
      const bare = marks.filter(({ fields }) => name === null || !fields.has(name));
      const told = bare.length > 0 ? bare : marks.slice(1, 2);
      const store = arriving[0]?.way.store;
      for (const { stream } of told)
        report(
          stream.input.readAt,
          bare.length > 0
            ? `The ${logStreamName(stream)} carry no field that names the cluster, in the log store of \`${store?.cluster}\` with those of ${clusters.size - 1} more ${clusters.size === 2 ? 'cluster' : 'clusters'}`
            : `The field \`${name}\` has one value for several of the ${clusters.size} clusters whose logs are in the log store of \`${store?.cluster}\``,
        );
    }
  },
};

/** Fields with a fixed value that a stream's records have when they arrive. Later filters win, those of an aggregator over those of a collector. */
function fieldsOf({ input }: LogStream, { legs }: LogWay): ReadonlyMap<string, string> {
  const marks = legs.flatMap(({ from }) => from.marks.filter((mark) => takes(mark.match, input.tag)));
  return new Map(marks.map(({ field, value }) => [field, value]));
}

/** A script or a variable that is not known may give any field. */
function isUnclear({ input }: LogStream, { legs }: LogWay): boolean {
  return legs.some(
    ({ from }) =>
      from.marksUnclear || from.unclear || from.marks.some((m) => takes(m.match, input.tag) && m.value.includes('${')),
  );
}

/** Whether a field has a value for every stream, and never one for two clusters. */
function tellsApart(values: readonly (readonly [string, string | undefined])[]): boolean {
  const owner = new Map<string, string>();
  return values.every(([cluster, value]) => {
    if (value === undefined || (owner.get(value) ?? cluster) !== cluster) return false;
    owner.set(value, cluster);
    return true;
  });
}

function mostUsed(fields: readonly (readonly string[])[]): string | null {
  const counts = new Map<string, number>();
  for (const name of fields.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
}
