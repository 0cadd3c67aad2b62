import { at, listAt } from '../../kube/read.ts';
import { entryOf } from '../../kube/table.ts';
import { kustomizationName } from '../../manifests/folder.ts';
import { type Check, objectPlace } from '../check.ts';
import { applicationsOf, type Contents, contentsOf, hasSyncOption } from './applications.ts';
import { definitionsByChart } from './chart-facts.ts';

/** What the annotations of an object may hold together (k8s.io/apimachinery pkg/api/validation, TotalAnnotationSizeLimitB). */
const largestAnnotation = 262_144;

export const serverSideApply: Check = {
  code: 'delivery/server-side-apply',
  severity: 'error',
  title: 'A large definition of a kind is applied by the client',
  why: 'A client writes the whole object into an annotation, which may hold 262,144 bytes: the API server refuses the definition (`metadata.annotations: Too long`), and with it all objects of its kind.',
  fix: 'Add `ServerSideApply=true` to `syncPolicy.syncOptions`.',
  refs: ['F1', 'R23'],
  run: (subject, report) => {
    for (const application of applicationsOf(subject)) {
      const { cluster, object, field, options } = application;
      if (options.some((option) => /^(?:ServerSideApply|Replace)=true$/.test(option))) continue;
      const large = largeIn(contentsOf(subject, application));
      if (large === null) continue;
      report(
        objectPlace(cluster, object, `${field}.syncPolicy.syncOptions`),
        `${object.kind} \`${object.metadata.name}\` delivers ${large} without server-side apply`,
      );
    }
  },
};

function largeIn({ releases, folders }: Contents): string | null {
  for (const { chart, by, entry, values } of releases) {
    const facts = entryOf(definitionsByChart, chart);
    if (facts === undefined || !facts.large || at(values, 'crds', 'enabled') === false) continue;
    // In `crds/` they are taken by Argo CD unless told not to, and left by kustomize unless told to take them.
    const taken =
      !facts.apart || (by === 'argocd' ? at(entry, 'helm', 'skipCrds') !== true : at(entry, 'includeCRDs') === true);
    if (taken) return `the chart \`${chart}\`, which brings large definitions,`;
  }
  for (const { objects, path, kustomization } of folders) {
    const text = JSON.stringify(listAt(kustomization, 'patches'));
    if (text.includes('ServerSideApply=true')) continue;
    const definition = objects.find(
      (object) =>
        object.kind === 'CustomResourceDefinition' &&
        !hasSyncOption(object, /^(?:ServerSideApply|Replace)=true$/) &&
        JSON.stringify(object).length > largestAnnotation,
    );
    if (definition !== undefined) return `the definition \`${definition.metadata.name}\`, which is large,`;
    // Since 3.3 the definition of ApplicationSet is too large (argo-cd@v3.3.0 docs/operator-manual/upgrading/3.2-3.3.md).
    const install = listAt(kustomization, 'resources').find((one) =>
      /argo-cd.*\/(?:core-)?install\.yaml/.test(String(one)),
    );
    if (install !== undefined) return `Argo CD itself, by \`${kustomizationName(path)}\`,`;
  }
  return null;
}
