import { namespaces } from '../../model/addresses.ts';
import type { ChartRelease, Check, ReportCheck, Subject } from '../check.ts';
import { type ClusterView, viewsOf } from '../cluster-view.ts';
import { danglingConfigSecrets } from './config-secrets.ts';
import type { Dangling } from './dangling.ts';
import { makersIn } from './makers.ts';
import { danglingNames } from './named.ts';
import { danglingSelectors } from './selections.ts';

export const danglingReference: Check = {
  code: 'objects/dangling-reference',
  severity: 'error',
  title: 'An object names something that is not there',
  why: 'A pod without its ConfigMap or its account never starts, and a selector that takes nothing does nothing, without a word.',
  fix: 'Correct the name or the selector, or add what it means.',
  refs: ['R06', 'R13', 'R16', 'R38', 'A6'],
  run: (subject, report) => {
    for (const view of viewsOf(subject)) {
      for (const found of dangling(view, subject)) tell(subject, report, found);
    }
  },
};

function dangling(view: ClusterView, subject: Subject): readonly Dangling[] {
  const makers = makersIn(view, [...subject.charts, ...deliverer(subject)]);
  const secrets = subject.model === null ? [] : danglingConfigSecrets(view, subject.model);
  return [...danglingNames(view, makers), ...secrets, ...danglingSelectors(view, makers)];
}

/** Argo CD is on the hub before anything of the tree, and is itself no part of it. */
function deliverer({ model }: Subject): readonly ChartRelease[] {
  if (model?.delivery.via !== 'argocd') return [];
  const { argocd } = namespaces;
  return [{ cluster: model.hub.id, name: 'argo-cd', releaseName: argocd, namespace: argocd }];
}

/** Manifests of other origin need not be whole: there only what is nearly there is told, and as a warning. */
function tell(subject: Subject, report: ReportCheck, { where, message, meant }: Dangling): void {
  const fix = meant === null ? {} : { fix: `Write ${meant} if that was meant, or add what is missing.` };
  if (subject.model !== null) report(where, message, fix);
  else if (meant !== null) report(where, message, { ...fix, severity: 'warning' });
}
