import { formatDuration, hour, parseDuration } from '../../kube/duration.ts';
import { stringAt } from '../../kube/read.ts';
import { durationMs, flag } from '../../topology/engines/flags.ts';
import { readAt } from '../../topology/objects/workload.ts';
import { type Check, objectPlace, type ReportCheck, type Subject } from '../check.ts';
import { ownerText, type RunningEngine, viewsOf } from '../cluster-view.ts';

/** The shortest block of each engine: prometheus@v3.14.0 cmd/prometheus/main.go, thanos@v0.42.4 cmd/thanos/receive.go and rule.go. */
const lengthFlags: Readonly<Partial<Record<RunningEngine['engine'], string>>> = {
  prometheus: 'storage.tsdb.min-block-duration',
  receive: 'tsdb.min-block-duration',
  rule: 'tsdb.block-duration',
};

const usual = 2 * hour;

export const blockRange: Check = {
  code: 'thanos/block-range',
  severity: 'warning',
  title: 'Blocks are not two hours long',
  why: 'Shorter blocks are many small objects in the bucket and more work for the compactor and the store gateways.',
  fix: 'Leave the length of blocks as it is, unless this is a trial: `metrics.blockRange: 2h`, or no flag.',
  refs: ['C7'],
  run: (subject, report) => {
    operated(subject, report);
    for (const { engines } of viewsOf(subject)) for (const engine of engines) judge(engine, report);
  },
};

/** What the operator is told, which counts where local compaction is off (prometheus-operator@v0.93.1 pkg/prometheus/server/statefulset.go). */
function operated({ clusters }: Subject, report: ReportCheck): void {
  for (const { cluster, objects } of clusters) {
    for (const object of objects.filter(({ kind }) => kind === 'Prometheus')) {
      const text = stringAt(object, 'spec', 'thanos', 'blockSize');
      if (text === undefined || parseDuration(text) === usual) continue;
      const { name, namespace } = object.metadata;
      report(
        objectPlace(cluster, object, 'spec.thanos.blockSize'),
        `Prometheus ${namespace ?? ''}/${name} of \`${cluster}\` cuts blocks of ${text}`,
      );
    }
  }
}

function judge(running: RunningEngine, report: ReportCheck): void {
  const name = lengthFlags[running.engine];
  const { flags, workload } = running.reading;
  const word = name === undefined ? undefined : flag(flags, name);
  const length = word === undefined ? usual : durationMs(word.text);
  if (word === undefined || length === null || length === usual) return;
  report(readAt(workload, word.field), `${ownerText(running)} cuts blocks of ${formatDuration(length)}`);
}
