import { listAt, stringAt } from '../../kube/read.ts';
import { type Check, objectPlace, type ReportCheck, type Subject } from '../check.ts';
import { releasesOf } from '../delivery/releases.ts';
import { parseImage } from '../image.ts';
import { type OperatedStore, operatedStores } from './stores.ts';

export const versionMatrix: Check = {
  code: 'opensearch/version-matrix',
  severity: 'error',
  title: 'Versions of OpenSearch, its operator, Dashboards or plugins do not go together',
  why: 'The operator configures a version that it does not know wrongly or not at all; Dashboards and plugins of another version than the nodes do not start, and plugins keep the nodes from starting.',
  fix: 'Give OpenSearch, Dashboards and plugins one version, of those that the operator supports.',
  refs: ['E3', 'R27'],
  run: (subject, report) => {
    for (const store of operatedStores(subject)) judge(subject, store, report);
  },
};

/** The oldest that operator 3.x supports (opensearch-k8s-operator@3.0.2 README, compatibility). */
const oldest = '2.19.2';

function judge(subject: Subject, { cluster, object }: OperatedStore, report: ReportCheck): void {
  const { name } = object.metadata;
  const version = stringAt(object, 'spec', 'general', 'version');
  if (version === undefined || !/^\d+\.\d+\.\d+/.test(version)) return;
  const of = `\`${name}\` of \`${cluster}\``;
  const place = (field: string): ReturnType<typeof objectPlace> => objectPlace(cluster, object, field);

  if (object.apiVersion.startsWith('opensearch.org/') && isOlder(version, oldest))
    report(
      place('spec.general.version'),
      `${of} is OpenSearch ${version}, and its operator supports ${oldest} and later`,
    );

  const operator = releasesOf(subject).find((one) => one.cluster === cluster && one.chart === 'opensearch-operator');
  const [major = ''] = (operator?.version ?? '').replace(/^v/, '').split('.');
  // Written before OpenSearch 3 and before the group opensearch.org (opensearch-k8s-operator#1254, 3.0.0 release notes).
  if (
    operator !== undefined &&
    /^[12]$/.test(major) &&
    (isOlder('2.99', version) || object.apiVersion.startsWith('opensearch.org/'))
  )
    report(
      place('spec.general.version'),
      `${of} is OpenSearch ${version} as \`${object.apiVersion}\`, and the operator is of version ${operator.version}, which does not know it`,
    );

  const shown = stringAt(object, 'spec', 'dashboards', 'version');
  if (shown !== undefined && /^\d+\.\d+/.test(shown) && minorOf(shown) !== minorOf(version))
    report(
      place('spec.dashboards.version'),
      `Dashboards of ${of} are of version ${shown}, and the nodes of ${version}`,
    );

  for (const [path, image] of [
    ['spec.general.image', stringAt(object, 'spec', 'general', 'image')],
    ['spec.dashboards.image', stringAt(object, 'spec', 'dashboards', 'image')],
  ] as const) {
    const { tag } = parseImage(image ?? '');
    if (/^\d+\.\d+\.\d+$/.test(tag) && minorOf(tag) !== minorOf(version))
      report(place(path), `The image \`${image}\` of ${of} is not of version ${version}, which its operator is told`);
  }

  listAt(object, 'spec', 'general', 'pluginsList').forEach((plugin, i) => {
    // Plugins of the project have a fourth part of their own: `3.6.0.0`.
    const found = /(?:[-/v])(\d+\.\d+\.\d+)(?:\.\d+)?(?:\.zip)?$/.exec(String(plugin).trim())?.[1];
    if (found !== undefined && found !== version)
      report(
        place(`spec.general.pluginsList[${i}]`),
        `${of} is OpenSearch ${version}, and loads a plugin for ${found}: \`${plugin}\``,
      );
  });
}

function isOlder(a: string, b: string): boolean {
  const [x, y] = [numbers(a), numbers(b)];
  const differing = x.findIndex((part, i) => part !== (y[i] ?? 0));
  return differing >= 0 && (x[differing] ?? 0) < (y[differing] ?? 0);
}

function numbers(version: string): readonly number[] {
  return version.split(/[.-]/).slice(0, 3).map(Number);
}

function minorOf(version: string): string {
  return version.split('.').slice(0, 2).join('.');
}
