import type { ObjectDrift } from '../cluster/drift/object-drift.ts';
import { type Paint, sentence } from '../findings/format-text.ts';
import { choice, counted } from '../findings/wording.ts';
import type { BucketDrift } from './drift-buckets.ts';
import type { DriftReport, ReadCluster } from './drift-report.ts';
import { findingLines, flowParts } from './drift-text-flows.ts';
import { objectsLines } from './drift-text-objects.ts';
import { monitorsLines, strangerLines } from './drift-text-strangers.ts';

/** A report as a person reads it: cluster by cluster its objects with their fields, then the flows that break, then buckets. */
export function driftText(report: DriftReport, paint: Paint): string {
  const clusters = report.clusters.map((cluster) => clusterPart(cluster, inCluster(report, cluster.cluster), paint));
  const buckets = report.buckets.map((bucket) => bucketPart(bucket, paint));
  return `${[...clusters, ...flowsPart(report, paint), ...buckets, ...chartsPart(report)].join('\n\n')}\n\n${summary(report)}\n`;
}

/** What a report says of the objects of one cluster. */
type InCluster = Pick<DriftReport, 'objects' | 'strangers' | 'monitors'>;

function inCluster({ objects, strangers, monitors }: DriftReport, id: string): InCluster {
  const own = <T extends { readonly cluster: string }>(all: readonly T[]): readonly T[] =>
    all.filter(({ cluster }) => cluster === id);
  return { objects: own(objects), strangers: own(strangers), monitors: own(monitors) };
}

function clusterPart(
  { cluster, refusal, compared, unlisted, unread }: ReadCluster,
  { objects, strangers, monitors }: InCluster,
  paint: Paint,
): string {
  const name = paint('strong', cluster);
  if (refusal !== null) return `${name} ${paint('error', 'could not be read')}: ${sentence(refusal)}`;
  if (isEmpty(compared, objects) && strangers.length === 0)
    return `${name}: none of the ${counted(compared, 'object')} of the repository is there; \`namsan apply\` brings them`;
  const differing =
    objects.length === 0 ? 'none differs' : `${objects.length} ${objects.length === 1 ? 'differs' : 'differ'}`;
  return [
    `${name}: ${counted(compared, 'object')} compared, ${differing}`,
    ...unlisted.map(({ kind, message }) => `  ${paint('warning', 'not read')} ${kind}: ${sentence(message)}`),
    ...(unread.length === 0 ? [] : [`  so nothing is known of ${counted(unread.length, 'rendered object')}`]),
    ...objectsLines(objects, paint),
    ...strangers.flatMap((stranger) => strangerLines(stranger, paint)),
    ...monitorsLines(monitors, paint),
  ].join('\n');
}

/** What Helm rendered is not among the objects of the repository: nothing is said of it. */
function chartsPart({ clusters, objects }: DriftReport): readonly string[] {
  const seen = clusters.filter(
    ({ cluster, refusal, compared }) =>
      refusal === null &&
      !isEmpty(
        compared,
        objects.filter((one) => one.cluster === cluster),
      ),
  );
  const names = [...new Set(seen.flatMap(({ charts }) => charts))].toSorted();
  return names.length === 0
    ? []
    : [`Not compared: what the ${names.length === 1 ? 'chart' : 'charts'} ${choice(names, 'and')} made.`];
}

/** Where every cluster is empty nothing can hold, and that is said already. */
function flowsPart(report: DriftReport, paint: Paint): readonly string[] {
  const empty = ({ cluster, compared }: ReadCluster): boolean => isEmpty(compared, inCluster(report, cluster).objects);
  if (report.flows.length === 0 || report.clusters.every(empty)) return [];
  return [paint('strong', 'What does not hold any more'), ...flowParts(report.flows, paint)];
}

/** Whether a cluster has nothing of the repository: before the first apply, or where it was made anew. */
function isEmpty(compared: number, own: readonly ObjectDrift[]): boolean {
  return compared > 0 && own.filter(({ state }) => state === 'missing').length === compared;
}

function bucketPart({ store, bucket, refusal, blocks, findings }: BucketDrift, paint: Paint): string {
  const head = paint('strong', `Bucket ${bucket} of ${store}`);
  if (refusal !== null) return `${head} could not be read: ${sentence(refusal)}`;
  const read = blocks.read < blocks.total ? `, ${blocks.read} of them read` : '';
  const said = findings.length === 0 ? ', as the flows make them' : '';
  const lines = findings.flatMap((finding) => findingLines(finding, paint));
  return [`${head}: ${counted(blocks.total, 'block')}${read}${said}`, ...lines].join('\n');
}

function summary({ clusters, objects, strangers, flows, buckets }: DriftReport): string {
  const findings = buckets.flatMap((one) => one.findings);
  const counts = [
    ...(objects.length === 0 ? [] : [`${counted(objects.length, 'object')} drifted`]),
    ...(strangers.length === 0 ? [] : [`${counted(strangers.length, 'stranger')} in the flows`]),
    ...(flows.length === 0 ? [] : [`${counted(flows.length, 'finding')} that the repository has not`]),
    ...(findings.length === 0 ? [] : [`${counted(findings.length, 'finding')} in buckets`]),
  ];
  const silent = [
    ...clusters.filter(({ refusal }) => refusal !== null).map(({ cluster }) => cluster),
    ...buckets.filter(({ refusal }) => refusal !== null).map(({ bucket }) => `bucket ${bucket}`),
  ];
  const said = counts.length === 0 ? 'No drift' : counts.join(', ');
  return `${said}${silent.length === 0 ? '' : `; not read: ${choice(silent, 'and')}`}.`;
}
