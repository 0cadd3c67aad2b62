import { at, listAt, mapAt } from '../../kube/read.ts';
import type { Check } from '../check.ts';
import { applicationsOf, argocdSettings, contentsOf } from './applications.ts';
import { sourcesOf } from './releases.ts';

export const helmEnabled: Check = {
  code: 'delivery/helm-enabled',
  severity: 'error',
  title: 'Argo CD is not told to render the charts of kustomizations',
  why: 'kustomize renders charts only when it is told `--enable-helm`; without it the build ends with `must specify --enable-helm`, and nothing of the folder is delivered.',
  fix: 'Set `kustomize.buildOptions: --enable-helm` in argocd-cm.',
  refs: ['R20', 'F9'],
  run: (subject, report) => {
    const found = argocdSettings(subject);
    if (found === null) return;
    const { cluster, object, field, settings } = found;
    // Options of one version of kustomize may be the ones in use.
    const options = Object.entries(mapAt(settings)).filter(([key]) => key.startsWith('kustomize.buildOptions'));
    if (options.some(([, value]) => String(value).includes('--enable-helm'))) return;
    const first = applicationsOf(subject).find((application) => {
      const { spec, field: above } = application;
      return (
        sourcesOf(spec, above).every(({ entry }) => at(entry, 'plugin') === undefined) &&
        contentsOf(subject, application).folders.some(
          ({ kustomization }) => listAt(kustomization, 'helmCharts').length > 0,
        )
      );
    });
    if (first === undefined) return;
    report(
      { cluster, object, field: `${field}.kustomize.buildOptions` },
      `${first.object.kind} \`${first.object.metadata.name}\` delivers a kustomization with charts, and \`kustomize.buildOptions\` has no \`--enable-helm\``,
    );
  },
};
