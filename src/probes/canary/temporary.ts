import type { KubeClient, LiveObject } from '../../cluster/kube/kube-client.ts';
import { answered, type Outcome } from '../../cluster/outcome.ts';
import type { KubeObject, ObjectMeta } from '../../kube/objects.ts';
import { objectName } from '../../kube/objects.ts';
import { namespaces } from '../../model/addresses.ts';

/** Label of every object that a canary lays out; its value is the run. */
export const canaryLabel = 'namsan.io/canary';
const holderNote = 'namsan.io/canary-holder';
const expiryNote = 'namsan.io/canary-expires';

/** A run, as its objects say it. */
export interface CanaryRun {
  /** Letters and digits, other in every run. */
  readonly id: string;
  /** The process: `host/pid`. */
  readonly holder: string;
  /** When its objects are nobody's any more, milliseconds since 1970. */
  readonly expires: number;
}

/** The kinds that a canary lays out, all of them in the namespace of metrics. */
const kinds = [
  { apiVersion: 'monitoring.coreos.com/v1', kind: 'ServiceMonitor' },
  { apiVersion: 'monitoring.coreos.com/v1alpha1', kind: 'ScrapeConfig' },
  { apiVersion: 'v1', kind: 'Pod' },
] as const;

/** Metadata of an object of a run. */
export function temporary(
  { id, holder, expires }: CanaryRun,
  name: string,
  labels: Readonly<Record<string, string>> = {},
): ObjectMeta {
  return {
    name: `namsan-canary-${id}-${name}`,
    namespace: namespaces.monitoring,
    labels: { ...labels, [canaryLabel]: id },
    annotations: { [holderNote]: holder, [expiryNote]: new Date(expires).toISOString() },
  };
}

/** Lays an object of a run out. */
export async function layOut(kube: KubeClient, object: KubeObject): Promise<Outcome<null>> {
  const applied = await kube.apply(object);
  return applied.ok ? answered(null) : applied;
}

/** Takes away what a run has laid out in a cluster; gives what could not be taken away, in words. */
export async function takeAway(kube: KubeClient, run: Pick<CanaryRun, 'id'>): Promise<readonly string[]> {
  return removed(kube, ({ metadata }) => metadata.labels?.[canaryLabel] === run.id);
}

/** Takes away what killed runs have left: what has expired, and that of a process that is no more. */
export async function takeAwayLeft(
  kube: KubeClient,
  now: number,
  isGone: (holder: string) => boolean,
): Promise<readonly string[]> {
  return removed(kube, ({ metadata: { annotations } }) => {
    const expires = Date.parse(annotations?.[expiryNote] ?? '');
    return !(expires > now) || isGone(annotations?.[holderNote] ?? '');
  });
}

async function removed(kube: KubeClient, which: (object: LiveObject) => boolean): Promise<readonly string[]> {
  const said: string[] = [];
  for (const kind of kinds) {
    const found = await kube.list(kind, { namespace: namespaces.monitoring });
    if (!found.ok) return [found.refusal.message];
    for (const object of found.value) {
      if (object.metadata.labels?.[canaryLabel] === undefined || !which(object)) continue;
      const { name, uid } = object.metadata;
      const gone = await kube.delete({ ...kind, namespace: namespaces.monitoring, name }, { uid });
      if (!gone.ok) said.push(`${objectName(object)} of ${kube.cluster} is left: ${gone.refusal.message}`);
    }
  }
  return said;
}
