import { at, stringAt } from '../../kube/read.ts';
import type { Check, Subject } from '../check.ts';
import { applicationsOf, contentsOf } from './applications.ts';
import { type DeclaredRelease, releasesOf } from './releases.ts';

export const installedTwice: Check = {
  code: 'delivery/installed-twice',
  severity: 'error',
  title: 'One release of a chart is installed from two places',
  why: 'Each of the two writes the same objects by its own values and takes away what the other added: whichever comes last wins, again and again.',
  fix: 'Leave one of them, or give them names of their own.',
  refs: ['C013', 'C17', 'F11'],
  run: (subject, report) => {
    const reached = destinations(subject);
    const named = releasesOf(subject).filter(
      ({ release, namespace }) => release !== undefined && namespace !== undefined,
    );
    const keyOf = (one: DeclaredRelease): string =>
      `${reached.get(one) ?? ''} ${one.cluster} ${one.chart} ${one.namespace ?? ''}/${one.release ?? ''}`;
    for (const [first, ...others] of Map.groupBy(named, keyOf).values()) {
      const second = others.find((other) => other.object !== first?.object);
      if (first === undefined || second === undefined) continue;
      // Two kustomizations alone may be variants of which one is used; Applications and HelmReleases are all used.
      if (first.by === 'kustomize' && second.by === 'kustomize' && !(reached.has(first) && reached.has(second)))
        continue;
      report(
        { cluster: first.cluster, object: first.object, field: first.field },
        `The release \`${first.release}\` of the chart \`${first.chart}\` in \`${first.namespace}\` is installed by \`${first.object}\` and by \`${second.object}\``,
      );
    }
  },
};

/** To which cluster Applications deliver a release; without an Application it is that of its manifests. */
function destinations(subject: Subject): ReadonlyMap<DeclaredRelease, string> {
  const out = new Map<DeclaredRelease, string>();
  for (const application of applicationsOf(subject)) {
    const { spec } = application;
    // A set delivers to as many clusters as it likes.
    const to = application.object.kind === 'ApplicationSet' ? `set ${application.object.metadata.name}` : undefined;
    const server = stringAt(spec, 'destination', 'name') ?? stringAt(spec, 'destination', 'server') ?? '';
    for (const release of contentsOf(subject, application).releases)
      out.set(release, to ?? (at(spec, 'destination') === undefined ? '' : server));
  }
  return out;
}
