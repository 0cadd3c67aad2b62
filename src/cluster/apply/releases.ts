import type { KubeClient } from '../kube/kube-client.ts';
import { refOf } from '../kube/replies.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { homeNamespace } from './apply-set.ts';
import { isApplied } from './member.ts';
import {
  contentOf,
  type KeptRelease,
  keptIn,
  keptReleases,
  type Part,
  type Release,
  readRelease,
  releaseLabels,
  releaseObjects,
} from './release.ts';

const configMaps = { apiVersion: 'v1', kind: 'ConfigMap' };

/** The releases that a cluster keeps of a fleet, the newest first. */
export async function listReleases(kube: KubeClient, fleet: string): Promise<Outcome<readonly KeptRelease[]>> {
  const list = await kube.list(configMaps, { namespace: homeNamespace, labels: releaseLabels(fleet) });
  return list.ok ? answered(keptIn(list.value)) : list;
}

/** What a cluster is brought to, and its digest, made when somebody asks for it first. */
export interface Keeping {
  readonly lock: string;
  readonly parts: readonly Part[];
  readonly content: () => string;
}

/** What is to be kept of a run. */
export function keepingOf(lock: string, parts: readonly Part[]): Keeping {
  let content: string | null = null;
  return {
    lock,
    parts,
    content: () => {
      content ??= contentOf(parts);
      return content;
    },
  };
}

/** Keeps what a cluster was brought to, unless it was there already, and gives the number of its release. Of older ones the last few stay. */
export async function keepRelease(
  kube: KubeClient,
  fleet: string,
  { lock, parts, content }: Keeping,
): Promise<Outcome<number>> {
  // What they hold is megabytes; what is in them is said by their annotations.
  const list = await kube.list(configMaps, { namespace: homeNamespace, labels: releaseLabels(fleet), brief: true });
  if (!list.ok) return list;
  const kept = keptIn(list.value);
  const [newest] = kept;
  if (newest !== undefined && newest.content === content()) return answered(newest.number);
  const number = (newest?.number ?? 0) + 1;
  const objects = releaseObjects(fleet, { number, lock, parts });
  for (const object of objects) {
    const written = await kube.apply(object, { force: true });
    if (!written.ok) return written;
  }
  const stay = new Set(kept.slice(0, keptReleases - 1).flatMap(({ chunks }) => chunks));
  const names = new Set(objects.map(({ metadata }) => metadata.name));
  for (const object of list.value) {
    if (stay.has(object) || names.has(object.metadata.name) || !isApplied(object)) continue;
    await kube.delete(refOf(object), { uid: object.metadata.uid });
  }
  return answered(number);
}

/** The release of this number; without one, that before the newest. */
export async function releaseNumbered(
  kube: KubeClient,
  fleet: string,
  number: number | null,
): Promise<Outcome<Release>> {
  const listed = await listReleases(kube, fleet);
  if (!listed.ok) return listed;
  const kept = listed.value;
  const numbers = kept.map((one) => String(one.number)).join(', ');
  const has = kept.length === 0 ? 'it keeps none' : `it keeps release${kept.length === 1 ? '' : 's'} ${numbers}`;
  const found = number === null ? kept[1] : kept.find((one) => one.number === number);
  const wanted = number === null ? 'no release before the newest' : `no release ${number}`;
  if (found === undefined) return refused('not-found', `${kube.cluster} has ${wanted} to go back to: ${has}.`);
  const release = readRelease(found);
  return release === null
    ? refused('unusable', `Release ${found.number} in ${kube.cluster} is not what was written: somebody changed it.`)
    : answered(release);
}
