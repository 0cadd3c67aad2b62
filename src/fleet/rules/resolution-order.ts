import { day, hour, parseDuration } from '../../kube/duration.ts';
import type { FleetRule } from '../rule.ts';

/** Thanos refuses to start its compactor below these (thanos@v0.42.4 cmd/thanos/compact.go, runCompact). */
const shortestRaw = 40 * hour;
const shortest5m = 10 * day;

export const resolutionOrder: FleetRule = {
  code: 'fleet/resolution-order',
  severity: 'error',
  title: 'The promised retentions cannot be kept by a compactor',
  why: 'The compactor makes 5m data of raw blocks once they span 40 hours, and 1h data of 5m blocks once they span 10 days; it refuses to start when the source would be deleted before, and a coarser resolution that ends earlier than a finer one cannot be zoomed into.',
  fix: 'Keep raw at least 40h, 5m at least 10d, and raw <= 5m <= 1h; `raw: 14d, 5m: 30d, 1h: 90d` is a sound beginning.',
  refs: ['C1', 'C2', 'C05', 'R02'],
  check: (fleet, report) => {
    const { keep } = fleet.metrics;
    const of = (resolution: keyof typeof keep): number => parseDuration(keep[resolution]) ?? 0;
    const raise = (resolution: keyof typeof keep, to: string) => ({
      edits: [{ path: ['metrics', 'keep', resolution], set: to }],
    });
    if (of('raw') < shortestRaw)
      report(
        ['metrics', 'keep', 'raw'],
        `\`raw: ${keep.raw}\` is below 40h; the compactor refuses to start`,
        raise('raw', '2d'),
      );
    if (of('5m') < shortest5m)
      report(
        ['metrics', 'keep', '5m'],
        `\`5m: ${keep['5m']}\` is below 10d; the compactor refuses to start`,
        raise('5m', '14d'),
      );
    if (of('5m') < of('raw'))
      report(
        ['metrics', 'keep', '5m'],
        `\`5m: ${keep['5m']}\` ends before \`raw: ${keep.raw}\``,
        raise('5m', keep.raw),
      );
    if (of('1h') < of('5m'))
      report(
        ['metrics', 'keep', '1h'],
        `\`1h: ${keep['1h']}\` ends before \`5m: ${keep['5m']}\``,
        raise('1h', keep['5m']),
      );
  },
};
