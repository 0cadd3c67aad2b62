import type { Application, ApplicationDirectory } from '../../kube/types.gen.ts';
import { namespaces } from '../../model/addresses.ts';
import { inRepository, type Repository } from './names.ts';

/** What differs between Applications. */
export interface ApplicationOf {
  readonly name: string;
  readonly project: string;
  readonly destination: { readonly name: string; readonly namespace: string };
  readonly repository: Repository;
  /** Folder of the tree that it delivers. */
  readonly folder: string;
  /** Which files of the folder are plain manifests; `null` for one that kustomize builds. */
  readonly directory: ApplicationDirectory | null;
  readonly wave: number | null;
  /** Whether someone must confirm before it is taken away, because others stand on it. */
  readonly confirm: boolean;
  readonly options: readonly string[];
}

/**
 * Deletes what an Application brought when the Application goes, and waits for it, so that a component that is left out of the fleet leaves
 * nothing behind (argo-cd@v3.5.1 pkg/apis/application/v1alpha1 ForegroundPropagationPolicyFinalizer).
 */
const cascade = 'resources-finalizer.argocd.argoproj.io/foreground';

/** An Application that follows its folder by itself: undoes changes by hand, prunes, and tries again for ever, each time with the newest commit. */
export function application(of: ApplicationOf): Application {
  const annotations: Record<string, string> = {
    // Only commits that touch its folder render it anew (argo-cd@v3.5.1 docs/operator-manual/high_availability.md, Manifest Paths Annotation).
    'argocd.argoproj.io/manifest-generate-paths': '.',
    ...(of.wave === null ? {} : { 'argocd.argoproj.io/sync-wave': String(of.wave) }),
    ...(of.confirm ? { 'argocd.argoproj.io/sync-options': 'Prune=confirm,Delete=confirm' } : {}),
  };
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: of.name,
      namespace: namespaces.argocd,
      labels,
      annotations,
      finalizers: [cascade],
    },
    spec: {
      project: of.project,
      source: {
        repoURL: of.repository.repo,
        targetRevision: of.repository.branch,
        path: inRepository(of.repository, of.folder),
        ...(of.directory === null ? {} : { directory: of.directory }),
      },
      destination: of.destination,
      syncPolicy: {
        automated: { prune: true, selfHeal: true },
        retry: { limit: -1, backoff: { duration: '10s', factor: 2, maxDuration: '5m' }, refresh: true },
        syncOptions: ['ServerSideApply=true', 'FailOnSharedResource=true', 'PruneLast=true', ...of.options],
      },
    },
  };
}

/** Labels of everything that is handed to Argo CD. */
export const labels = { 'app.kubernetes.io/part-of': 'namsan', 'app.kubernetes.io/managed-by': 'namsan' } as const;
