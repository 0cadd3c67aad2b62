import { choice } from '../../findings/wording.ts';
import { listAt, stringAt } from '../../kube/read.ts';
import { askedBy } from '../../proofs/identity/asked.ts';
import { uploadersOf } from '../../proofs/identity/uploaders.ts';
import { edgesFrom } from '../../proofs/reachable.ts';
import { settingYaml } from '../../topology/engines/flag-readers.ts';
import { flag, listed } from '../../topology/engines/flags.ts';
import { textsAt } from '../../topology/objects/texts.ts';
import { readAt } from '../../topology/objects/workload.ts';
import { type FlowNode, nodesOf, type ReadAt } from '../../topology/topology.ts';
import type { Check, ReportCheck, Subject } from '../check.ts';
import { enginesNamed, ownerText, type RunningEngine } from '../cluster-view.ts';
import { thanosVersion } from './version.ts';

export const deduplication: Check = {
  code: 'thanos/deduplication',
  severity: 'error',
  title: 'Replicas are merged by the function for another kind of replicas',
  why: 'A pair of Prometheus scrapes at two times, replicas of Receive hold the same samples: merged as the other kind, samples are mixed or thrown away, and what the compactor has merged stays so.',
  fix: 'Merge replicas of Receive one to one (no `--deduplication.func` of the compactor), and leave pairs of Prometheus to Query with `penalty`.',
  refs: ['B9', 'C13'],
  run: (subject, report) => {
    for (const compactor of enginesNamed(subject, 'compact')) {
      const labels = listed(compactor.reading.flags, 'deduplication.replica-label');
      if (labels.length === 0) continue;
      inBucket(subject, compactor, labels, report);
      sharedOut(compactor, labels, report);
    }
    for (const query of enginesNamed(subject, 'query')) inQuery(subject, query, report);
  },
};

/** Offline: without a function equal samples become one, with `penalty` one replica is chosen at a time (thanos@v0.42.4 docs/components/compact.md). */
function inBucket(
  { topology }: Subject,
  compactor: RunningEngine,
  labels: readonly string[],
  report: ReportCheck,
): void {
  const { reading } = compactor;
  const word = flag(reading.flags, 'deduplication.func');
  const penalty = word?.text === 'penalty';
  const where = readAt(reading.workload, (word ?? flag(reading.flags, 'deduplication.replica-label'))?.field ?? '');
  const node = nodesOf(topology, 'compactor').find((c) => isOf(c, compactor));
  const buckets = topology.edges.filter((e) => e.kind === 'deletes-in' && e.from === node?.id).map((e) => e.to);
  const producers = uploadersOf(topology)
    .filter(({ bucket }) => buckets.includes(bucket))
    .map(({ producer }) => producer)
    .filter((p) => p.replicas > 1 && p.replicaLabel !== null && labels.includes(p.replicaLabel));
  const wrong = producers.find(({ kind }) => kind === (penalty ? 'ingester' : 'scraper'));
  if (wrong !== undefined)
    report(
      where,
      penalty
        ? `${ownerText(compactor)} merges the replicas of Receive \`${wrong.name}\` of \`${wrong.cluster}\` by \`penalty\`, which throws samples of theirs away`
        : `${ownerText(compactor)} merges the ${wrong.replicas} replicas of Prometheus \`${wrong.name}\` of \`${wrong.cluster}\` one to one, which mixes samples of different times`,
    );
  else if (penalty)
    report(where, `${ownerText(compactor)} merges replicas in the bucket by \`penalty\`, which cannot be undone`, {
      severity: 'warning',
      fix: 'Leave the replicas in the bucket and let Query merge them, or suppress this with the reason why that is not wanted.',
    });
}

/** Blocks that are to be merged must come to one compactor; since 0.42 the label is taken away first (thanos-io/thanos#8853). */
function sharedOut(compactor: RunningEngine, labels: readonly string[], report: ReportCheck): void {
  const { reading } = compactor;
  const minor = thanosVersion(compactor)?.minor ?? 42;
  const found = settingYaml(reading, 'selector.relabel-config');
  if (found === null || minor >= 42) return;
  listAt(found.value).forEach((rule, i) => {
    if (stringAt(rule, 'action')?.toLowerCase() !== 'hashmod') return;
    const shared = textsAt(rule, 'source_labels').filter((label) => labels.includes(label));
    const here: ReadAt = { ...found.readAt, field: `${found.readAt.field}[${i}].source_labels` };
    if (shared.length > 0)
      report(
        here,
        `${ownerText(compactor)} takes its share of the blocks by ${choice(shared, 'and')}, so that another shard has the replicas that it is to merge`,
        { fix: 'Hash by labels that all replicas have in common, or by `__block_id` without merging replicas.' },
      );
  });
}

/** `chain` takes the samples of all replicas together: right for copies, wrong for a pair of Prometheus (thanos@v0.42.4 docs/components/query.md). */
function inQuery({ topology }: Subject, query: RunningEngine, report: ReportCheck): void {
  const { flags, workload } = query.reading;
  const word = flag(flags, 'deduplication.func');
  if (word?.text !== 'chain') return;
  const node = nodesOf(topology, 'querier').find((q) => isOf(q, query));
  const pair = askedBy(topology, edgesFrom(topology), node?.id ?? '').find(
    (p) =>
      p.kind === 'scraper' && p.replicas > 1 && p.replicaLabel !== null && node?.replicaLabels.includes(p.replicaLabel),
  );
  if (pair !== undefined)
    report(
      readAt(workload, word.field),
      `${ownerText(query)} merges the ${pair.replicas} replicas of Prometheus \`${pair.name}\` of \`${pair.cluster}\` by \`chain\`, which mixes samples of different times`,
      { fix: 'Leave `--deduplication.func` out, or ask Receive by a querier of its own.' },
    );
}

function isOf(node: FlowNode, { reading: { workload } }: RunningEngine): boolean {
  return node.cluster === workload.cluster && node.namespace === workload.namespace && node.name === workload.name;
}
