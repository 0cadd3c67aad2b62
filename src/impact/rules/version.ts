import type { ObjectPlace } from '../../findings/finding.ts';
import { counted } from '../../findings/wording.ts';
import { compareVersions, upgradeBetween } from '../../model/upgrade.ts';
import type { Pin } from '../../model/upgrade-rules.ts';
import type { Comparison } from '../comparison.ts';
import { before, during, type ImpactRule } from '../rule.ts';
import { versionsIn } from '../versions-in.ts';

export const version: ImpactRule = {
  code: 'impact/version',
  severity: 'error',
  title: 'A version is passed over, or goes back',
  why: 'Engines read what the version before them wrote, seldom what a later one did; and some go only from one minor version to the next.',
  fix: 'Make the steps one after the other, in the order of `namsan upgrade`.',
  refs: ['R34', 'E3', 'N04'],
  judge: (comparison, report) => {
    for (const { pin, from, to, where, clusters } of versionChanges(comparison)) {
      const among = clusters.length === 1 ? `in \`${clusters[0]}\`` : `in ${counted(clusters.length, 'cluster')}`;
      if (compareVersions(from, to) > 0) {
        const { title, why, steps } = upgradeBetween(pin, to, from);
        const barred = noWayBack(pin, from, to);
        report(
          barred ? 'impossible in place' : 'needs order',
          where,
          `${title} goes back from ${from} to ${to} ${among}`,
          {
            why: barred
              ? `${wayBack[pin] ?? why}.`
              : 'Nothing promises that an older version reads what a newer one has written.',
            losesData: barred && keepsData.includes(pin),
            steps: barred
              ? during(`Restore ${title} from a backup that was made by ${to}, or keep ${from}.`)
              : before(
                  `Read the release notes of ${steps.at(-1)?.to ?? from} for what ${to} cannot read, and keep a backup.`,
                ),
          },
        );
        continue;
      }
      const { title, why, between, steps } = upgradeBetween(pin, from, to);
      const final = noWayBack(pin, to, from) && minorOf(from) !== minorOf(to);
      if (steps.length === 1 && (steps[0]?.notes.length ?? 0) === 0 && !final) continue;
      report(final ? 'irreversible' : 'needs order', where, `${title} goes from ${from} to ${to} ${among}`, {
        why: `${why.charAt(0).toUpperCase()}${why.slice(1)}.`,
        steps: steps.flatMap((step) => [
          ...during(
            `${title} ${step.from} -> ${step.to}${step.notes.map((note) => `; ${note}`).join('')}. Then see that ${between}.`,
          ),
        ]),
      });
    }
    judgeKubernetes(comparison, report);
  },
};

/** What refuses to go back (docs.opensearch.org, Upgrade; longhorn.io/docs, Upgrade; prometheus.io/docs, migration to 3.0). */
const wayBack: Readonly<Partial<Record<Pin, string>>> = {
  opensearch: 'A node of OpenSearch refuses to start on data that a newer version has written',
  longhorn: 'Longhorn refuses to go back',
  prometheus: 'A Prometheus before 2.55 does not read the index of blocks that 3.x has written',
};
const keepsData: readonly Pin[] = ['opensearch', 'longhorn', 'prometheus'];

function noWayBack(pin: Pin, from: string, to: string): boolean {
  if (pin === 'opensearch') return true;
  if (pin === 'longhorn') return minorOf(from) !== minorOf(to);
  return pin === 'prometheus' && compareVersions(from, '3') >= 0 && compareVersions(to, '2.55') < 0;
}

interface VersionChange {
  readonly pin: Pin;
  readonly from: string;
  readonly to: string;
  readonly where: ObjectPlace;
  readonly clusters: readonly string[];
}

/** The versions that differ, each pair once with all clusters that it is in. */
function versionChanges(comparison: Comparison): readonly VersionChange[] {
  const found = new Map<string, VersionChange & { readonly clusters: string[] }>();
  const take = (pin: Pin, from: string, to: string, where: ObjectPlace): void => {
    const key = `${pin} ${from} ${to}`;
    const known = found.get(key);
    if (known === undefined) found.set(key, { pin, from, to, where, clusters: [where.cluster] });
    else if (known.clusters.at(-1) !== where.cluster) known.clusters.push(where.cluster);
  };
  for (const { pin, from, to, where } of versionsIn(comparison)) take(pin, from, to, where);
  return [...found.values()];
}

function judgeKubernetes({ old, next }: Comparison, report: Parameters<ImpactRule['judge']>[1]): void {
  const had = new Map(old.model?.clusters.map((c) => [c.id, c.kubernetes.version]));
  for (const { id, kubernetes } of next.model?.clusters ?? []) {
    const [from, to] = [had.get(id), kubernetes.version];
    if (from === undefined || from === to) continue;
    const where = { cluster: id, object: '', field: 'kubernetes.version' };
    const [, was = 0] = from.split('.').map(Number);
    const [, is = 0] = to.split('.').map(Number);
    const fact = `Kubernetes of \`${id}\` goes from ${from} to ${to}`;
    if (is < was)
      report('impossible in place', where, fact, {
        why: 'A control plane does not go back: its store may hold what the older one cannot read (kubernetes.io, Version Skew Policy).',
        steps: during(`Restore \`${id}\` from a backup of ${from}'s age, or make the cluster anew.`),
      });
    else
      report('needs order', where, fact, {
        why: 'Control planes go from one minor version to the next, and nodes follow them (kubernetes.io, Version Skew Policy).',
        steps: Array.from({ length: is - was }, (_, i) =>
          during(`Upgrade \`${id}\` to Kubernetes 1.${was + 1 + i}: control plane first, then each node, drained.`),
        ).flat(),
      });
  }
}

function minorOf(text: string): string {
  return text.replace(/^v/, '').split('.').slice(0, 2).join('.');
}
