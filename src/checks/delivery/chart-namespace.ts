import { listAt, stringAt } from '../../kube/read.ts';
import { kustomizationName } from '../../manifests/folder.ts';
import type { Check } from '../check.ts';

export const chartNamespace: Check = {
  code: 'delivery/chart-namespace',
  severity: 'error',
  title: 'A kustomization moves its charts into a namespace, or does not, by the version of kustomize',
  why: 'Before 5.8 kustomize moved all objects of a chart into its `namespace`, those for kube-system too; since then it leaves them where the chart puts them: the same files land elsewhere by another tool.',
  fix: 'Write `namespace` at each chart, and leave it out of a kustomization that has charts.',
  refs: ['F8'],
  run: ({ folders }, report) => {
    for (const { cluster, path, kustomization } of folders) {
      const namespace = stringAt(kustomization, 'namespace');
      if (namespace === undefined) continue;
      listAt(kustomization, 'helmCharts').forEach((chart, i) => {
        const own = stringAt(chart, 'namespace');
        if (own === namespace) return;
        const name = `\`${stringAt(chart, 'name') ?? String(i)}\``;
        report(
          { cluster, object: kustomizationName(path), field: `helmCharts[${i}].namespace` },
          own === undefined
            ? `The chart ${name} of \`${path}\` has no namespace of its own, and the kustomization has \`${namespace}\``
            : `The chart ${name} of \`${path}\` is for \`${own}\`, and the kustomization for \`${namespace}\``,
          own === undefined ? { severity: 'warning' } : {},
        );
      });
    }
  },
};
