import { at, mapAt, stringAt } from '../../kube/read.ts';
import type { Check } from '../check.ts';
import { applicationsOf, argocdSettings } from './applications.ts';

export const applicationHealth: Check = {
  code: 'delivery/application-health',
  severity: 'error',
  title: 'Waves of Applications wait for nothing',
  why: 'Argo CD has no health of Applications since 1.8: each wave begins as soon as the Applications before it exist, not when what they deliver runs.',
  fix: 'Give argocd-cm the key `resource.customizations.health.argoproj.io_Application` with a script that takes over `status.health` once the sync has succeeded.',
  refs: ['F2', 'R25'],
  run: (subject, report) => {
    const waves = applicationsOf(subject).filter(({ object }) => object.kind === 'Application');
    if (new Set(waves.map(({ wave }) => wave)).size < 2) return;
    const found = argocdSettings(subject);
    if (found === null || hasHealth(found.settings)) return;
    const { cluster, object, field } = found;
    report(
      { cluster, object, field },
      `${waves.length} Applications are in ${new Set(waves.map(({ wave }) => wave)).size} waves, and Argo CD is not told when an Application is healthy`,
    );
  },
};

/** By a key of its own, or in the older map of all customizations. */
function hasHealth(settings: unknown): boolean {
  return (
    Object.keys(mapAt(settings)).some((key) =>
      /^resource\.customizations\.health\.(?:argoproj\.io|\*)_(?:Application|\*)$/.test(key),
    ) ||
    /argoproj\.io\/Application\b/.test(stringAt(settings, 'resource.customizations') ?? '') ||
    typeof at(settings, 'resource.customizations') === 'object'
  );
}
