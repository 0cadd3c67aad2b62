import type { KubeObject } from '../../kube/objects.ts';
import { numberAt, stringAt } from '../../kube/read.ts';
import type { LiveObject, ObjectRef } from '../kube/kube-client.ts';
import { homeNamespace } from './apply-set.ts';

/** Who runs: the name of the machine, and the process on it. */
export interface Holder {
  readonly host: string;
  readonly pid: number;
}

/** Who runs on which cluster: one process that takes one cluster for two is two that must not mix. */
export interface ClusterHolder extends Holder {
  /** The `id` of the cluster in the fleet. */
  readonly cluster: string;
}

/** Whether a run may begin; where not, since when who holds it. Times are milliseconds since 1970. */
export type LeaseState =
  | { readonly free: true }
  | { readonly free: false; readonly holder: string; readonly renewed: number };

/** Seconds that a lease holds without being renewed; it is renewed three times in that. */
export const leaseSeconds = 30;

/** The lease that keeps two runs on a cluster apart. */
export function leaseRef(fleet: string): ObjectRef & { readonly namespace: string } {
  return { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', namespace: homeNamespace, name: `fleet-${fleet}` };
}

/** The lease, held. */
export function heldLease(fleet: string, holder: ClusterHolder, now: number): KubeObject {
  const { apiVersion, kind, namespace, name } = leaseRef(fleet);
  return { apiVersion, kind, metadata: { name, namespace }, ...{ spec: heldSpec(holder, now) } };
}

/** What a held lease says. Kubernetes writes its times in microseconds (MicroTime). */
export function heldSpec(holder: ClusterHolder, now: number): Readonly<Record<string, string | number>> {
  const time = new Date(now).toISOString().replace('Z', '000Z');
  return {
    holderIdentity: holderText(holder),
    leaseDurationSeconds: leaseSeconds,
    acquireTime: time,
    renewTime: time,
  };
}

/** What a released lease says, as a merge patch: nothing. */
export const releasedSpec: Readonly<Record<string, null>> = {
  holderIdentity: null,
  leaseDurationSeconds: null,
  acquireTime: null,
  renewTime: null,
};

/** As a lease names who holds it. */
export function holderText({ host, pid, cluster }: ClusterHolder): string {
  return `${host}/${pid}/${cluster}`;
}

/** The cluster as which the same process holds a lease; `null` where another holds it. */
export function ownTwin(holder: string, { host, pid }: Holder): string | null {
  const of = `${host}/${pid}/`;
  return holder.startsWith(of) ? holder.slice(of.length) : null;
}

/**
 * Whether a lease can be had: nobody holds it, it lapsed, or its holder is a process of this machine that is no more. `alive` is asked for
 * processes of this machine only.
 */
export function leaseState(
  lease: LiveObject,
  me: ClusterHolder,
  now: number,
  alive: (pid: number) => boolean,
): LeaseState {
  const holder = stringAt(lease, 'spec', 'holderIdentity') ?? '';
  const renewed = Date.parse(stringAt(lease, 'spec', 'renewTime') ?? '');
  const lapses = renewed + (numberAt(lease, 'spec', 'leaseDurationSeconds') ?? leaseSeconds) * 1000;
  if (holder === '' || holder === holderText(me) || Number.isNaN(renewed) || lapses < now) return { free: true };
  const [host, pid] = holder.split('/');
  const isOver = host === me.host && Number(pid) !== me.pid && !alive(Number(pid));
  return isOver ? { free: true } : { free: false, holder, renewed };
}
