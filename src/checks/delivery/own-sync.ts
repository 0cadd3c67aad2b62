import { stringAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { applicationsOf, type DeclaredApplication } from './applications.ts';
import { sourcesOf } from './releases.ts';
import { givesUp } from './sync-retries.ts';

export const ownSync: Check = {
  code: 'delivery/own-sync',
  severity: 'error',
  title: 'An Application of a wave syncs by itself, and soon gives up',
  why: 'Waves order the first installation only: a later commit reaches all Applications of the branch at once. One that comes before what it stands on fails; once it has given up it is not tried again before the next commit.',
  fix: 'Give it `syncPolicy.retry` with a `limit` of -1 and a backoff, or let an ApplicationSet with rolling sync order the Applications.',
  refs: ['F3', 'R25'],
  run: (subject, report) => {
    const applications = applicationsOf(subject).filter(({ object }) => object.kind === 'Application');
    for (const siblings of Map.groupBy(applications, branchOf).values()) {
      if (new Set(siblings.map(({ wave }) => wave)).size < 2) continue;
      const first = Math.min(...siblings.map(({ wave }) => wave));
      // What is first stands on nothing before it.
      const hasty = siblings.flatMap((one) => {
        const end = one.bySelf === null || one.wave <= first ? null : givesUp(one.bySelf.retries);
        return end === null ? [] : [{ one, end }];
      });
      const [worst] = hasty.toSorted((a, b) => a.end.severity.localeCompare(b.end.severity));
      if (worst === undefined) continue;
      const { one, end } = worst;
      const others =
        hasty.length === 1 ? '' : `, as ${hasty.length === 2 ? 'one more does' : `${hasty.length - 1} more do`}`;
      report(
        objectPlace(one.cluster, one.object, 'spec.syncPolicy.retry'),
        `Application \`${one.object.metadata.name}\` of wave ${one.wave} syncs by itself and ${end.text}${others}`,
        { severity: end.severity },
      );
    }
  },
};

function branchOf({ cluster, spec, field }: DeclaredApplication): string {
  const [source] = sourcesOf(spec, field);
  return `${cluster} ${stringAt(source?.entry, 'repoURL') ?? ''} ${stringAt(source?.entry, 'targetRevision') ?? ''}`;
}
