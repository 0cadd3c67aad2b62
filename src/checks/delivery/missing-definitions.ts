import { apiGroup, type KubeObject } from '../../kube/objects.ts';
import { stringAt } from '../../kube/read.ts';
import { entryOf } from '../../kube/table.ts';
import { type Check, objectPlace } from '../check.ts';
import { applicationsOf, contentsOf, type DeclaredApplication, hasSyncOption } from './applications.ts';
import { definitionsByChart } from './chart-facts.ts';
import { givesUp } from './sync-retries.ts';

export const missingDefinitions: Check = {
  code: 'delivery/missing-definitions',
  severity: 'error',
  title: 'A custom resource may be applied before its definition',
  why: 'Argo CD asks the cluster to try out each object before it applies any: one of a kind that is not defined yet fails the whole sync, and once the Application has given up nobody tries again before the next commit.',
  fix: 'Add `SkipDryRunOnMissingResource=true` to the resource, bring the definitions in an earlier wave, and give the Application `syncPolicy.retry`.',
  refs: ['F4'],
  run: (subject, report) => {
    const applications = applicationsOf(subject).filter(({ object }) => object.kind === 'Application');
    const made = applications.flatMap((application) => {
      const { releases, folders } = contentsOf(subject, application);
      const groups = new Set([
        ...releases.flatMap(({ chart }) => entryOf(definitionsByChart, chart)?.groups ?? []),
        ...folders.flatMap(({ objects }) => objects.flatMap((object) => stringAt(object, 'spec', 'group') ?? [])),
      ]);
      return [{ application, groups, objects: folders.flatMap(({ objects }) => objects) }];
    });
    const definers = new Map<string, DeclaredApplication[]>();
    for (const { application, groups } of made)
      for (const group of groups) {
        const key = `${destinationOf(application)} ${group}`;
        definers.set(key, [...(definers.get(key) ?? []), application]);
      }
    for (const { application, groups, objects } of made) {
      const { cluster, object, options, bySelf, wave } = application;
      const end = bySelf === null ? null : givesUp(bySelf.retries);
      if (end === null || options.includes('SkipDryRunOnMissingResource=true')) continue;
      const early = objects.find((one) => {
        const group = apiGroup(one.apiVersion);
        const by = definers.get(`${destinationOf(application)} ${group}`) ?? [];
        return !groups.has(group) && by.length > 0 && by.every((other) => other.wave >= wave) && !skips(one);
      });
      if (early === undefined) continue;
      const [by] = definers.get(`${destinationOf(application)} ${apiGroup(early.apiVersion)}`) ?? [];
      report(
        objectPlace(cluster, object, 'spec.syncPolicy.syncOptions'),
        `Application \`${object.metadata.name}\` of wave ${wave} delivers ${early.kind} \`${early.metadata.name}\`, whose kind \`${by?.object.metadata.name ?? ''}\` of wave ${by?.wave ?? 0} defines, and ${end.text}`,
        { severity: end.severity },
      );
    }
  },
};

function destinationOf({ spec }: DeclaredApplication): string {
  return stringAt(spec, 'destination', 'name') ?? stringAt(spec, 'destination', 'server') ?? '';
}

function skips(object: KubeObject): boolean {
  return hasSyncOption(object, /^SkipDryRunOnMissingResource=true$/);
}
