import type { Check } from '../check.ts';
import { type DeclaredRelease, releasesOf } from './releases.ts';

export const deadChart: Check = {
  code: 'delivery/dead-chart',
  severity: 'error',
  title: 'A chart comes from a place that is gone, or runs images that are',
  why: 'The chart, or the images that it names, cannot be pulled: nothing is installed, or pods that lose their node never come back.',
  fix: 'Use a chart that is maintained; for the time being, name images that still exist in the values.',
  refs: ['F12', 'R04'],
  run: (subject, report) => {
    for (const one of releasesOf(subject)) {
      const fact = factOf(one);
      if (fact === null) continue;
      report(
        { cluster: one.cluster, object: one.object, field: one.field },
        `The chart \`${one.chart}\` of \`${one.object}\` ${fact}`,
      );
    }
  },
};

function factOf({ repo, values, whole }: DeclaredRelease): string | null {
  // helm.sh/blog/charts-repo-deprecation: gone since 2020-11-13.
  if (/kubernetes-charts(?:-incubator)?\.storage\.googleapis\.com/.test(repo))
    return 'is of a repository that is gone since 2020';
  // bitnami/charts#35164: versioned images left docker.io/bitnami on 2025-08-28, and the charts of before still name them.
  if (!/(?:^|[./])bitnami(?:charts)?(?:[./]|$)/.test(repo) || !whole) return null;
  const text = JSON.stringify(values);
  return /"(?:imageRegistry|registry|repository)":"[^"]+"/.test(text)
    ? null
    : 'names images of docker.io/bitnami, whose versions are gone since 2025-08-28';
}
