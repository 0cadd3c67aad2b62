import { at, listAt } from '../../kube/read.ts';
import { entryOf } from '../../kube/table.ts';
import { type Check, objectPlace } from '../check.ts';
import { applicationsOf, type Contents, contentsOf, hasSyncOption } from './applications.ts';
import { definitionsByChart } from './chart-facts.ts';

export const prunedDefinitions: Check = {
  code: 'delivery/pruned-definitions',
  severity: 'error',
  title: 'Definitions of kinds may be pruned',
  why: 'With a definition all objects of its kind go, in every namespace, with what they hold; a chart that moves its definitions elsewhere, or an Application that is renamed, is enough.',
  fix: 'Annotate the definitions with `argocd.argoproj.io/sync-options: Prune=false,Delete=false`, or bring them in an Application that does not prune.',
  refs: ['F5'],
  run: (subject, report) => {
    for (const application of applicationsOf(subject)) {
      const { cluster, object, field, options, bySelf } = application;
      if (bySelf === null || !bySelf.prune || options.some((option) => keeps.test(option))) continue;
      const found = definitionsIn(contentsOf(subject, application));
      if (found === null) continue;
      report(
        objectPlace(cluster, object, `${field}.syncPolicy.automated.prune`),
        `${object.kind} \`${object.metadata.name}\` prunes by itself, and delivers ${found}`,
      );
    }
  },
};

const keeps = /^Prune=(?:false|confirm)$/;

function definitionsIn({ releases, folders }: Contents): string | null {
  const patched = folders.some(({ kustomization }) => {
    const text = JSON.stringify(listAt(kustomization, 'patches'));
    return text.includes('CustomResourceDefinition') && /Prune=(?:false|confirm)/.test(text);
  });
  if (patched) return null;
  for (const { chart, by, entry, values } of releases) {
    const facts = entryOf(definitionsByChart, chart);
    if (facts === undefined || at(values, 'crds', 'enabled') === false) continue;
    // A chart may annotate its own: no value of one says so by another name.
    if (/Prune=(?:false|confirm)/.test(JSON.stringify(values))) continue;
    const taken =
      !facts.apart || (by === 'argocd' ? at(entry, 'helm', 'skipCrds') !== true : at(entry, 'includeCRDs') === true);
    if (taken) return `the definitions of the chart \`${chart}\``;
  }
  const definition = folders
    .flatMap(({ objects }) => objects)
    .find((object) => object.kind === 'CustomResourceDefinition' && !hasSyncOption(object, keeps));
  return definition === undefined ? null : `the definition \`${definition.metadata.name}\``;
}
