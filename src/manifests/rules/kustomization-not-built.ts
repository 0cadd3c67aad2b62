import type { Rule } from '../../findings/finding.ts';

export const kustomizationNotBuilt: Rule = {
  code: 'manifests/kustomization-not-built',
  severity: 'note',
  title: 'A kustomization changes its resources, and was not built',
  why: 'Its patches, generators and charts are not part of what was looked at.',
  fix: 'Give the output of `kustomize build --enable-helm`.',
  refs: [],
};
