import { containerFields, journalFields } from '../../../model/logs/fields.ts';
import { clusterField, type LogFamily } from '../../../model/logs/names.ts';
import { type Section, stateDirectory } from './settings.ts';

/** Tags of records by what they are: the rest of a tag is the file or the unit that they come from. */
export const tags: Readonly<Record<LogFamily, string>> = { k8s: 'kube.*', host: 'host.*' };

/** Longest line that is kept; longer ones are skipped and counted. */
export const longestLine = '1M';

/** Seconds between looks for new files, and for which a rotated file is still read. */
export const watching = { refresh: 10, rotated: 30 } as const;

/** Where containers' logs lie: the newest file of each, under a name that tells pod, namespace and container. */
export const containerLogs = '/var/log/containers/*.log';

/** Where journald keeps its journal: on disk, or in memory where nobody asked for more (systemd journald.conf, `Storage=auto`). */
export const journals = [
  { name: 'journal', path: '/var/log/journal' },
  { name: 'journal-volatile', path: '/run/log/journal' },
] as const;

/** A database of positions of its own for each input, on the node's disk. */
export function positions(input: string): string {
  return `${stateDirectory}/${input}.db`;
}

/** Containers' lines, put together where the runtime cut them, and the journal of the node. */
export const inputs: readonly Section[] = [
  {
    name: 'tail',
    tag: tags.k8s,
    path: containerLogs,
    'multiline.parser': 'docker, cri',
    db: positions('containers'),
    'db.locking': true,
    // A file that appeared while Fluent Bit was away has no position yet, and its first lines count too.
    read_from_head: true,
    refresh_interval: watching.refresh,
    rotate_wait: watching.rotated,
    buffer_max_size: longestLine,
    skip_long_lines: true,
    'storage.type': 'filesystem',
  },
  ...journals.map(
    ({ name, path }): Section => ({
      name: 'systemd',
      tag: tags.host,
      path,
      db: positions(name),
      // Without a position only what comes from now on: a journal of months would make an index for each of its days.
      read_from_tail: true,
      strip_underscores: true,
      'storage.type': 'filesystem',
    }),
  ),
];

/** What the `kubernetes` filter adds: names, ids and labels of the pod. Nothing that a line or an annotation says becomes a field. */
export const kubernetesMetadata = {
  kube_tag_prefix: 'kube.var.log.containers.',
  labels: true,
  annotations: false,
  merge_log: false,
  'k8s-logging.parser': false,
  // A pod may leave its own lines out, by the annotation `fluentbit.io/exclude: "true"`.
  'k8s-logging.exclude': true,
  // Without a limit: a pod with a long description would be without metadata (docs.fluentbit.io pipeline/filters/kubernetes).
  buffer_size: '0',
  kube_meta_cache_ttl: '300s',
} as const;

/** What a record may hold, and the mark of its cluster. */
export const kept: Readonly<Record<LogFamily, readonly string[]>> = { k8s: containerFields, host: journalFields };

/** The mark that every record of a cluster carries, as `record_modifier` takes it. */
export function clusterMark(cluster: string): string {
  return `${clusterField} ${cluster}`;
}

/** Metadata, then the fields that are kept and the mark of the cluster. */
export function filters(cluster: string): readonly Section[] {
  const modifier = (family: LogFamily): Section => ({
    name: 'record_modifier',
    match: tags[family],
    allowlist_key: kept[family],
    record: clusterMark(cluster),
  });
  return [{ name: 'kubernetes', match: tags.k8s, ...kubernetesMetadata }, modifier('k8s'), modifier('host')];
}
