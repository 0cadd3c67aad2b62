import type { Rule } from '../../findings/finding.ts';

export const manifestTemplated: Rule = {
  code: 'manifests/manifest-templated',
  severity: 'note',
  title: 'A file holds Helm templates and was not read',
  why: 'A template is no object until Helm renders it, so nothing that it describes was looked at.',
  fix: 'Render it by `helm template` or `kustomize build --enable-helm`, and give the output.',
  refs: [],
};
