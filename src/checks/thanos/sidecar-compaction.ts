import { day, formatDuration, hour } from '../../kube/duration.ts';
import { durationMs, type Flags, flag, isOn } from '../../topology/engines/flags.ts';
import { readAt } from '../../topology/objects/workload.ts';
import type { Check, ReportCheck } from '../check.ts';
import { ownerText, type RunningEngine, viewsOf } from '../cluster-view.ts';

export const sidecarCompaction: Check = {
  code: 'thanos/sidecar-compaction',
  severity: 'error',
  title: 'Prometheus compacts blocks that its sidecar is to upload',
  why: 'The sidecar uploads only blocks as they were cut: those that Prometheus has merged before are missing in the bucket, so it refuses to become ready.',
  fix: 'Give Prometheus `--storage.tsdb.min-block-duration=2h` and `--storage.tsdb.max-block-duration=2h`.',
  refs: ['C7'],
  run: (subject, report) => {
    for (const { engines } of viewsOf(subject)) {
      for (const sidecar of engines.filter((e) => e.engine === 'sidecar' && uploads(e))) {
        // A Prometheus of the operator gets the right flags from it.
        const prometheus = engines.find(
          (e) => e.engine === 'prometheus' && e.reading.workload === sidecar.reading.workload,
        );
        if (prometheus !== undefined) judge(prometheus, sidecar, report);
      }
    }
  },
};

function judge(prometheus: RunningEngine, sidecar: RunningEngine, report: ReportCheck): void {
  const { flags, workload, container } = prometheus.reading;
  const delay = flag(flags, 'storage.tsdb.delay-compact-file.path');
  if (delay !== undefined) {
    const marks = marksFile(sidecar.reading.flags);
    if (clean(delay.text) !== marks)
      report(
        readAt(workload, delay.field),
        `${ownerText(prometheus)} waits for uploads that are named in \`${delay.text}\`, and its sidecar names them in \`${marks}\``,
        { fix: `Write \`--storage.tsdb.delay-compact-file.path=${marks}\`.` },
      );
    return;
  }
  if (isOn(sidecar.reading.flags, 'shipper.ignore-unequal-block-size')) return;
  const [min, max] = blockDurations(flags);
  if (min === null || max === null || min === max) return;
  const place = flag(flags, 'storage.tsdb.max-block-duration')?.field ?? container.field;
  report(
    readAt(workload, place),
    `${ownerText(prometheus)} merges blocks of ${formatDuration(min)} up to ${formatDuration(max)}, and its sidecar uploads`,
  );
}

/** Defaults of prometheus@v3.14.0 cmd/prometheus/main.go: blocks of 2h, merged up to a tenth of the retention of 15d and 31d at most. */
function blockDurations(flags: Flags): readonly [number | null, number | null] {
  const of = (name: string, byDefault: number): number | null => {
    const word = flag(flags, name);
    return word === undefined ? byDefault : durationMs(word.text);
  };
  const bySize = flag(flags, 'storage.tsdb.retention.size') !== undefined;
  const retention = of('storage.tsdb.retention.time', bySize ? 0 : 15 * day) ?? 0;
  const most = retention === 0 ? 31 * day : Math.min(31 * day, retention / 10);
  return [of('storage.tsdb.min-block-duration', 2 * hour), of('storage.tsdb.max-block-duration', most)];
}

/** Where the sidecar names what it has uploaded (thanos@v0.42.4 cmd/thanos/sidecar.go validatePrometheus). */
function marksFile(flags: Flags): string {
  const directory = flag(flags, 'tsdb.path')?.text ?? './data';
  return clean(`${directory}/${flag(flags, 'shipper.meta-file-name')?.text ?? 'thanos.shipper.json'}`);
}

function clean(path: string): string {
  return path.replace(/\/+/g, '/').replace(/^\.\//, '');
}

function uploads({ reading: { flags } }: RunningEngine): boolean {
  return flags.has('objstore.config') || flags.has('objstore.config-file');
}
