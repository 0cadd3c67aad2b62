import { kindSource } from '../../cluster/kind-source.ts';
import type { Live } from '../probe.ts';

/** What will bring the kinds of an API group to a cluster, and by which command; `null` where nothing does. */
export function definerOf(
  live: Live,
  cluster: string,
  group: string,
): { readonly what: string; readonly command: 'apply' | 'bootstrap' } | null {
  const source = kindSource(live.workloads, cluster, group);
  if (source === null) return null;
  if ('bootstrap' in source) return { what: source.bootstrap, command: 'bootstrap' };
  const { chart, workload } = source;
  const what = chart === null ? 'a definition' : `the chart ${chart.name}`;
  return { what: `${what} of wave ${workload.wave}`, command: 'apply' };
}
