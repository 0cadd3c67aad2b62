import { at, stringAt } from '../../kube/read.ts';
import { entryOf } from '../../kube/table.ts';
import type { Check } from '../check.ts';
import { applicationsOf } from './applications.ts';
import { definitionsByChart } from './chart-facts.ts';
import { type DeclaredRelease, releasesOf } from './releases.ts';

export const chartExplicit: Check = {
  code: 'delivery/chart-explicit',
  severity: 'error',
  title: 'A chart of a kustomization leaves to chance what it becomes',
  why: 'Without a version the newest is rendered, without a name a random one, without `includeCRDs` no definitions of kinds, and without `kubeVersion` what the chart would be for another Kubernetes.',
  fix: 'Write `version`, `releaseName`, `namespace`, `includeCRDs` and `kubeVersion` of the chart.',
  refs: ['F9', 'R22'],
  run: (subject, report) => {
    // Argo CD tells kustomize the version of the cluster itself (argo-cd@v3.5.1 docs/user-guide/kustomize.md, kubeVersion).
    const byArgocd = applicationsOf(subject).length > 0;
    for (const one of releasesOf(subject)) {
      if (one.by !== 'kustomize') continue;
      const missing = missingOf(one);
      const version = !byArgocd && stringAt(one.entry, 'kubeVersion') === undefined ? ['kubeVersion'] : [];
      const all = [...missing, ...version].map((key) => `\`${key}\``);
      if (all.length === 0) continue;
      report(
        { cluster: one.cluster, object: one.object, field: one.field },
        `The chart \`${one.chart}\` of \`${one.object}\` has no ${listed(all)}`,
        missing.length > 0 ? {} : { severity: 'warning' },
      );
    }
  },
};

function missingOf({ entry, chart, release, namespace, version, repo }: DeclaredRelease): readonly string[] {
  return [
    // A chart that lies beside the kustomization is of one version.
    ...(version === '' && repo !== '' ? ['version'] : []),
    ...(release === undefined ? ['releaseName'] : []),
    ...(namespace === undefined ? ['namespace'] : []),
    ...(entryOf(definitionsByChart, chart)?.apart === true && at(entry, 'includeCRDs') === undefined
      ? ['includeCRDs']
      : []),
  ];
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and no ${names.at(-1) ?? ''}`;
}
