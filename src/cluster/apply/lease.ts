import type { KubeClient } from '../kube/kube-client.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { home } from './apply-set.ts';
import type { ClusterJob } from './cluster-job.ts';
import {
  type ClusterHolder,
  heldLease,
  heldSpec,
  holderText,
  leaseRef,
  leaseSeconds,
  leaseState,
  ownTwin,
  releasedSpec,
} from './lease-state.ts';

/** A lease that is held, and renewed by itself until it is released. */
export interface HeldLease {
  /** Why it is not held any more; `null` while it is. */
  readonly lost: () => string | null;
  readonly release: () => Promise<void>;
}

type LeaseJob = Pick<ClusterJob, 'fleet' | 'cluster' | 'kube' | 'parting' | 'machine' | 'holder' | 'alive'>;

/** Takes the lease of a fleet in a cluster, so that no two runs mix there; refused as a conflict while another run holds it. */
export async function takeLease(job: LeaseJob): Promise<Outcome<HeldLease>> {
  const there = await needHome(job.kube);
  if (!there.ok) return there;
  const taken = await take(job);
  return taken.ok ? answered(held(job)) : taken;
}

async function needHome(kube: KubeClient): Promise<Outcome<null>> {
  const seen = await kube.get({ apiVersion: 'v1', kind: 'Namespace', name: home.metadata.name });
  if (!seen.ok) return seen;
  if (seen.value !== null) return answered(null);
  const made = await kube.create(home);
  return made.ok || made.refusal.kind === 'conflict' ? answered(null) : made;
}

async function take({ fleet, cluster, kube, machine, alive, ...job }: LeaseJob): Promise<Outcome<null>> {
  const holder = { ...job.holder, cluster };
  // Whoever is faster is seen by the second look.
  for (const last of [false, true]) {
    const seen = await kube.get(leaseRef(fleet));
    if (!seen.ok) return seen;
    const now = machine.now();
    if (seen.value === null) {
      const made = await kube.create(heldLease(fleet, holder, now));
      if (made.ok) return answered(null);
      if (made.refusal.kind !== 'conflict' || last) return made;
      continue;
    }
    const state = leaseState(seen.value, holder, now, alive);
    if (!state.free) return refused('conflict', busy(holder, state.holder, now - state.renewed));
    const { resourceVersion } = seen.value.metadata;
    const won = await kube.patch(leaseRef(fleet), { metadata: { resourceVersion }, spec: heldSpec(holder, now) });
    if (won.ok) return answered(null);
    if (won.refusal.kind !== 'conflict' || last) return won;
  }
  return refused('conflict', `Another run took the lease of ${cluster} at the same moment.`);
}

function busy(me: ClusterHolder, holder: string, age: number): string {
  const twin = ownTwin(holder, me);
  if (twin !== null)
    return `\`${me.cluster}\` and \`${twin}\` are one cluster, which this run holds as \`${twin}\`: their contexts lead to the same API server.`;
  const seconds = Math.max(0, Math.round(age / 1000));
  return `Another run is at work on ${me.cluster}: \`${holder}\` (machine/process/cluster) said so ${seconds} s ago. Wait for it, or end it; its hold lapses ${leaseSeconds} s after its last word.`;
}

function held({ fleet, cluster, kube, parting, machine, ...job }: LeaseJob): HeldLease {
  const holder = { ...job.holder, cluster };
  let lost: string | null = null;
  let over = false;
  const renew = async (): Promise<void> => {
    const seen = await kube.get(leaseRef(fleet));
    // A server that does not answer now may answer in time; and what was asked before the release is not judged after it.
    if (!seen.ok || over) return;
    const owner = holderOf(seen.value);
    if (seen.value === null || owner !== holderText(holder)) {
      lost = lostText(cluster, seen.value === null ? null : owner);
      return;
    }
    const { resourceVersion } = seen.value.metadata;
    const renewTime = heldSpec(holder, machine.now())['renewTime'] ?? '';
    await kube.patch(leaseRef(fleet), { metadata: { resourceVersion }, spec: { renewTime } });
  };
  const timer = setInterval(() => void renew(), (leaseSeconds * 1000) / 3);
  timer.unref();
  return {
    lost: () => lost,
    release: async () => {
      over = true;
      clearInterval(timer);
      // The run's own client is at hand, and refuses only once the run was ended.
      const done = await releaseBy(kube, fleet, holder);
      if (!done.ok && done.refusal.kind === 'cancelled') await releaseBy(parting, fleet, holder);
    },
  };
}

/** Why a lease is held no more. `owner` is who holds it now: nobody where it is empty; `null` where there is no lease. */
function lostText(cluster: string, owner: string | null): string {
  const how =
    owner === null
      ? 'was deleted by somebody'
      : owner === ''
        ? 'was released by somebody, and nobody holds it'
        : `was taken by \`${owner}\``;
  return `The lease of ${cluster} ${how}; this run ends, so that no other one mixes with it.`;
}

async function releaseBy(kube: KubeClient, fleet: string, holder: ClusterHolder): Promise<Outcome<unknown>> {
  const seen = await kube.get(leaseRef(fleet));
  if (!seen.ok || seen.value === null || holderOf(seen.value) !== holderText(holder)) return seen;
  const { resourceVersion } = seen.value.metadata;
  return kube.patch(leaseRef(fleet), { metadata: { resourceVersion }, spec: releasedSpec });
}

function holderOf(lease: unknown): string {
  const spec = (lease as { readonly spec?: { readonly holderIdentity?: string } } | null)?.spec;
  return spec?.holderIdentity ?? '';
}
