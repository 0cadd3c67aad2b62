import { day, formatDuration, hour } from '../../kube/duration.ts';
import { durationMs, flag, isOn } from '../../topology/engines/flags.ts';
import { readAt } from '../../topology/objects/workload.ts';
import { type Resolution, resolutions } from '../../topology/topology.ts';
import type { Check, ReportCheck } from '../check.ts';
import { enginesNamed, ownerText, type RunningEngine } from '../cluster-view.ts';

export const compactorRetention: Check = {
  code: 'thanos/compactor-retention',
  severity: 'error',
  title: 'The compactor deletes data before it has made the coarser one of it',
  why: 'Thanos makes 5m data of raw blocks 40 hours long and 1h data of 5m blocks 10 days long; with a shorter retention there is nothing to make it of, so the compactor exits at start.',
  fix: 'Keep raw data for at least 40h and 5m data for at least 10d, or turn downsampling off.',
  refs: ['C1', 'C2', 'C05', 'R02'],
  run: (subject, report) => {
    for (const compactor of enginesNamed(subject, 'compact')) {
      // Without downsampling the resolutions have nothing to do with each other.
      if (isOn(compactor.reading.flags, 'downsampling.disable')) continue;
      tooShort(compactor, report);
      outOfOrder(compactor, report);
    }
  },
};

/** Shortest retentions with which the compactor starts (thanos@v0.42.4 cmd/thanos/compact.go, pkg/compact/downsample ResLevel1, ResLevel2). */
const least: Readonly<
  Partial<Record<Resolution, { readonly ms: number; readonly text: string; readonly makes: string }>>
> = {
  raw: { ms: 40 * hour, text: '40h', makes: '5m' },
  '5m': { ms: 10 * day, text: '10d', makes: '1h' },
};

function tooShort(compactor: RunningEngine, report: ReportCheck): void {
  for (const resolution of resolutions) {
    const bound = least[resolution];
    const kept = retention(compactor, resolution);
    if (bound === undefined || kept === null || kept.ms === 0 || kept.ms >= bound.ms) continue;
    report(
      kept.readAt,
      `${ownerText(compactor)} keeps ${resolution} data for ${formatDuration(kept.ms)}, and ${bound.makes} data is made of ${resolution} data that is ${bound.text} old`,
      { fix: `Write \`--retention.resolution-${resolution}=${bound.text}\` or more, or \`--downsampling.disable\`.` },
    );
  }
}

/** Zero is for ever. */
function outOfOrder(compactor: RunningEngine, report: ReportCheck): void {
  resolutions.slice(1).forEach((coarse, i) => {
    const fine = resolutions[i] ?? 'raw';
    const [long, short] = [retention(compactor, fine), retention(compactor, coarse)];
    if (short === null || short.ms === 0) return;
    if (long !== null && long.ms !== 0 && long.ms <= short.ms) return;
    const finer = long === null || long.ms === 0 ? 'for ever' : `for ${formatDuration(long.ms)}`;
    report(
      short.readAt,
      `${ownerText(compactor)} keeps ${coarse} data for ${formatDuration(short.ms)} and ${fine} data ${finer}: the coarse data ends before the fine`,
      { severity: 'warning', fix: `Keep ${coarse} data at least as long as ${fine} data; 0d is for ever.` },
    );
  });
}

function retention({ reading }: RunningEngine, resolution: Resolution) {
  const word = flag(reading.flags, `retention.resolution-${resolution}`);
  const ms = word === undefined ? null : durationMs(word.text);
  return word === undefined || ms === null ? null : { ms, readAt: readAt(reading.workload, word.field) };
}
