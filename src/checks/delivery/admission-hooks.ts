import { at } from '../../kube/read.ts';
import { entryOf } from '../../kube/table.ts';
import type { Check } from '../check.ts';
import { type DeclaredRelease, releasesOf } from './releases.ts';

export const admissionHooks: Check = {
  code: 'delivery/admission-hooks',
  severity: 'error',
  title: 'A webhook waits for a certificate that a Helm hook makes',
  why: 'Outside Helm its hooks are ordinary Jobs, are left out, or hang when their resources are gone: the webhook has no certificate, and the API server refuses what it should judge.',
  fix: 'Let cert-manager make the certificate (`admissionWebhooks.certManager.enabled: true`), or switch the webhook off (`admissionWebhooks.enabled: false`).',
  refs: ['F6'],
  run: (subject, report) => {
    for (const one of releasesOf(subject)) {
      const path = entryOf(webhooks, one.chart);
      // Flux installs by Helm itself, which runs the hooks.
      if (path === undefined || one.by === 'flux' || !isMadeByHook(one, path)) continue;
      const byKustomize =
        at(one.entry, 'skipHooks') === true ? 'which is left out' : 'which kustomize makes an ordinary Job';
      report(
        { cluster: one.cluster, object: one.object, field: `${one.valuesField}.${path.join('.')}` },
        `The chart \`${one.chart}\` has its webhook's certificate made by a hook, ${one.by === 'argocd' ? 'which may hang in Argo CD' : byKustomize}`,
        one.by === 'argocd' ? { severity: 'warning' } : {},
      );
    }
  },
};

/** Where charts keep the settings of their webhook (kube-prometheus-stack 78.2.1 and 88.5.3, ingress-nginx 4.15.1 values.yaml: on, by hooks). */
const webhooks: Readonly<Record<string, readonly string[]>> = {
  'kube-prometheus-stack': ['prometheusOperator', 'admissionWebhooks'],
  'ingress-nginx': ['controller', 'admissionWebhooks'],
};

function isMadeByHook({ values, whole }: DeclaredRelease, path: readonly string[]): boolean {
  const settings = at(values, ...path);
  // What is not written here may be in a file.
  if (!whole && at(settings, 'patch', 'enabled') !== true) return false;
  const off = [at(settings, 'enabled'), at(settings, 'patch', 'enabled'), at(values, path[0] ?? '', 'enabled')];
  return !off.includes(false) && at(settings, 'certManager', 'enabled') !== true;
}
