import { posix } from 'node:path';
import { listAt, stringAt } from '../../kube/read.ts';
import { kustomizationName } from '../../manifests/folder.ts';
import type { Check } from '../check.ts';

export const valuesPatch: Check = {
  code: 'delivery/values-patch',
  severity: 'error',
  title: 'An overlay patches the values of a chart of its base',
  why: 'A base renders its charts before the overlay sees anything: values in a patch change no chart, and kustomize refuses the patch or leaves it out.',
  fix: 'Write the chart with all its values in the folder of each cluster, and no chart in the base.',
  refs: ['R21'],
  run: ({ folders }, report) => {
    const byPath = new Map(folders.map((folder) => [folder.path, folder]));
    for (const { cluster, path, kustomization } of folders) {
      const files = [
        ...listAt(kustomization, 'patches').flatMap((patch) => stringAt(patch, 'path') ?? []),
        ...listAt(kustomization, 'patchesStrategicMerge').map(String),
      ];
      const file = files.find((one) => /values/i.test(posix.basename(one)));
      if (file === undefined) continue;
      const base = ['resources', 'bases']
        .flatMap((key) => listAt(kustomization, key).map((one) => posix.join(path, String(one))))
        .find((one) => listAt(byPath.get(one)?.kustomization, 'helmCharts').length > 0);
      if (base === undefined) continue;
      report(
        { cluster, object: kustomizationName(path), field: 'patches' },
        `\`${file}\` of \`${path}\` is to change values of charts that \`${base}\` renders`,
      );
    }
  },
};
