import type { RawReply } from '../../cluster/kube/kube-client.ts';
import { answered, type Outcome, refused } from '../../cluster/outcome.ts';
import type { StoreClient } from '../../cluster/store/store-client.ts';
import { type FakeOptions, fakeKube } from '../../cluster/testing/fake-kube.ts';
import { type FakeMachineOptions, fakeMachine } from '../../cluster/testing/fake-machine.ts';
import { components } from '../../components/list.ts';
import { type FleetPieces, modelOf } from '../../components/testing/fleet.ts';
import { loadFleet } from '../../fleet/load.ts';
import { overBase } from '../../fleet/testing/base-fleet.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { objectsOf } from '../../manifests/objects.ts';
import { plan } from '../../manifests/plan.ts';
import type { Model } from '../../model/model.ts';
import { resolve } from '../../model/resolve.ts';
import { trace } from '../../topology/trace.ts';
import type { Answer, Live, Probe } from '../probe.ts';

/** A small fleet whose clusters, stores and machine are in memory. */
export interface World {
  readonly fleet?: FleetPieces;
  /** A fragment over the base fleet, in the place of pieces: for what these cannot say. */
  readonly over?: string;
  readonly clusters?: Readonly<Record<string, FakeOptions>>;
  readonly store?: (name: string, cluster?: string) => StoreClient | Outcome<never>;
  readonly machine?: FakeMachineOptions;
}

/** Everything that probes may ask, in memory. A cluster that is not described is an empty one that lets everything be done. */
export function liveIn({ fleet = {}, over, clusters = {}, store, machine = {} }: World = {}): Live {
  const model = over === undefined ? modelOf(fleet) : modelOver(over);
  const workloads = plan(model, components);
  const rendered = objectsOf(workloads);
  const kubes = new Map(
    model.clusters.map(({ id }) => [id, fakeKube(id, { raw: administered, ...clusters[id] })] as const),
  );
  const absent = refused(
    'not-found',
    'There is no Secret `monitoring/s3` of `hub`, which has the keys of the object store `main`.',
  );
  return {
    model,
    workloads,
    clusters: rendered,
    topology: trace(rendered),
    kube: (id) => {
      const found = kubes.get(id);
      if (found === undefined) throw new Error(`The test has no cluster ${id}`);
      return found;
    },
    store: async (name, cluster) => {
      const found = store?.(name, cluster) ?? absent;
      return 'ok' in found ? found : answered(found);
    },
    machine: fakeMachine(machine),
  };
}

function modelOver(fragment: string): Model {
  const { fleet, findings } = loadFleet(overBase(fragment), 'fleet.yaml');
  if (fleet === null) throw new Error(findings.map(({ message }) => message).join('; '));
  return resolve(fleet);
}

/** The answers of a probe about a cluster: `ok: what was seen`, or the severity and the message, behind what was asked. */
export async function told(probe: Probe, live: Live, cluster = 'hub'): Promise<readonly string[]> {
  const found = live.model.clusters.find(({ id }) => id === cluster);
  if (found === undefined) throw new Error(`The test has no cluster ${cluster}`);
  return (await probe.ask(live, found)).map((answer) => textOf(probe, answer));
}

function textOf(probe: Probe, answer: Answer): string {
  if (answer.ok) return `${answer.asked}: ${answer.seen}`;
  const fix = answer.more?.fix === undefined ? '' : ` | ${answer.more.fix}`;
  return `${answer.more?.severity ?? probe.severity} ${answer.where.object}: ${answer.message}${fix}`;
}

/** A node as the API server has it. */
export function nodeObject(name: string, address: string, status: object = {}): KubeObject {
  const conditions = [{ type: 'Ready', status: 'True' }];
  const sizes = { cpu: '8', memory: '32Gi', 'ephemeral-storage': '200Gi' };
  const base = { addresses: [{ type: 'InternalIP', address }], conditions, capacity: sizes, allocatable: sizes };
  const node = { apiVersion: 'v1', kind: 'Node', metadata: { name }, status: { ...base, ...status } };
  return node;
}

/** The replies of an API server of the usual version to an administrator. */
export function administered(_: string, path: string): RawReply {
  const body = path === '/version' ? { gitVersion: 'v1.35.4' } : { status: { allowed: true } };
  return { status: 200, headers: {}, body: JSON.stringify(body) };
}
