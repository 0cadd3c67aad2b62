import { listAt } from '../../kube/read.ts';
import { kustomizationName } from '../../manifests/folder.ts';
import type { Check, Subject } from '../check.ts';
import { applicationsOf, contentsOf } from './applications.ts';
import { releasesOf } from './releases.ts';

/** Argo CD gives a tool 90 s (argo-cd@v3.5.1 docs/operator-manual/high_availability.md, ARGOCD_EXEC_TIMEOUT); a chart takes 2 to 5 s to fetch and render (helm#12016). */
const mostCharts = 90 / 5;

export const renderTime: Check = {
  code: 'delivery/render-time',
  severity: 'error',
  title: 'A kustomization has more charts than Argo CD has time to render',
  why: 'Argo CD ends `kustomize build --enable-helm` after 90 s, and the Application has no manifests at all.',
  fix: 'Give each chart an Application and a folder of its own, commit the charts beside the kustomization, or set `ARGOCD_EXEC_TIMEOUT` of the repo server.',
  refs: ['F7'],
  run: (subject, report) => {
    const told = new Set<unknown>();
    for (const application of applicationsOf(subject))
      for (const { cluster, path, kustomization } of contentsOf(subject, application).folders) {
        const charts = listAt(kustomization, 'helmCharts');
        if (charts.length <= mostCharts || told.has(kustomization) || hasMoreTime(subject)) continue;
        told.add(kustomization);
        report(
          { cluster, object: kustomizationName(path), field: 'helmCharts' },
          `The kustomization of \`${path}\` renders ${charts.length} charts, which takes longer than the 90 s that Argo CD waits`,
        );
      }
  },
};

function hasMoreTime(subject: Subject): boolean {
  const servers = subject.folders.flatMap(({ objects }) =>
    objects.filter(({ kind, metadata }) => kind === 'Deployment' && metadata.name.includes('repo-server')),
  );
  const chart = releasesOf(subject).filter(({ chart: name }) => name === 'argo-cd');
  return [...servers, ...chart.map(({ values }) => values)].some((one) =>
    JSON.stringify(one).includes('ARGOCD_EXEC_TIMEOUT'),
  );
}
