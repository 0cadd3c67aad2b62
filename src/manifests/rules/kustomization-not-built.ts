import type { Rule } from '../../findings/finding.ts';

export const kustomizationNotBuilt: Rule = {
  code: 'manifests/kustomization-not-built',
  severity: 'warning',
  title: 'A kustomization changes its resources, and was not built',
  why: 'What it makes of its bases and patches is known only when it is built, so nothing of it was looked at.',
  fix: 'Build it, `kustomize build --enable-helm DIR > built.yaml`, and give `--manifests CLUSTER=built.yaml`.',
  refs: [],
};
