import { at, mapAt } from '../../kube/read.ts';
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
    const health = found === null ? null : healthIn(found.settings);
    if (found === null || health?.asksForSync === true) return;
    const { cluster, object, field } = found;
    const are = `${waves.length} Applications are in ${new Set(waves.map(({ wave }) => wave)).size} waves`;
    if (health === null)
      report({ cluster, object, field }, `${are}, and Argo CD is not told when an Application is healthy`);
    else
      report(
        { cluster, object, field: `${field}.${health.key}` },
        `${are}, and their health is that of what was there before the commit that is being delivered`,
        {
          severity: 'warning',
          fix: 'Let the script answer `Progressing` until `status.operationState.phase` is `Succeeded`, or `status.sync.comparedTo` is what is wanted.',
        },
      );
  },
};

interface Health {
  readonly key: string;
  /** Whether the script looks at the sync too: what was deployed before is healthy long before anything new is (argo-cd#29649). */
  readonly asksForSync: boolean;
}

/** By a key of its own, or in the older map of all customizations, which is not looked into. */
function healthIn(settings: unknown): Health | null {
  const [key, script] =
    Object.entries(mapAt(settings)).find(([name]) =>
      /^resource\.customizations\.health\.(?:argoproj\.io|\*)_(?:Application|\*)$/.test(name),
    ) ?? [];
  if (key !== undefined)
    return { key, asksForSync: /operationState|comparedTo|reconciledAt|status\.sync/.test(String(script)) };
  const older = at(settings, 'resource.customizations');
  const names = typeof older === 'string' ? /argoproj\.io\/Application\b/.test(older) : older !== undefined;
  return names ? { key: 'resource.customizations', asksForSync: true } : null;
}
