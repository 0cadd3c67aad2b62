import type { Workload } from '../../../components/workload.ts';
import type { KubeObject } from '../../../kube/objects.ts';
import { at } from '../../../kube/read.ts';
import type { Cluster, Model } from '../../../model/model.ts';
import type { KubeClient, LiveObject } from '../../kube/kube-client.ts';
import { refused } from '../../outcome.ts';
import { type FakeKube, type FakeOptions, fakeKube } from '../../testing/fake-kube.ts';
import { fakeMachine } from '../../testing/fake-machine.ts';
import type { FleetJob } from '../apply-fleet.ts';

/** A cluster in memory in which Deployments become ready, and definitions are established, a while after they were sent. */
export function playedKube(id: string, options: FakeOptions = {}): FakeKube {
  return fakeKube(id, {
    ...options,
    after: (call, kube) => {
      options.after?.(call, kube);
      if (call.verb === 'list' && call.what === 'Deployment')
        for (const object of kube.all()) if (isOpen(object, 'Deployment')) kube.put({ ...object, status: ready });
      if (call.verb === 'get' && call.what.startsWith('CustomResourceDefinition'))
        for (const object of kube.all())
          if (isOpen(object, 'CustomResourceDefinition')) kube.put({ ...object, status: established });
    },
  });
}

const ready = { observedGeneration: 1, replicas: 1, updatedReplicas: 1, readyReplicas: 1, availableReplicas: 1 };
const established = { conditions: [{ type: 'Established', status: 'True' }] };

/** A Deployment with the image `never` is never ready. */
function isOpen(object: LiveObject, kind: string): object is LiveObject & Record<string, unknown> {
  return object.kind === kind && at(object, 'status') === undefined && at(object, 'spec', 'image') !== 'never';
}

/** Objects of a component in a wave of a cluster. */
export function workload(
  cluster: string,
  component: string,
  wave: number,
  ...objects: readonly KubeObject[]
): Workload {
  return { cluster, component, wave: wave as Workload['wave'], objects, charts: [] };
}

/** An object with a name, in the namespace `apps` unless it has none. */
export function object(kind: string, name: string, body: object = {}, namespace: string | null = 'apps'): KubeObject {
  const apiVersion = versions[kind] ?? 'v1';
  return { apiVersion, kind, metadata: { name, ...(namespace === null ? {} : { namespace }) }, ...body };
}

const versions: Readonly<Record<string, string>> = {
  Deployment: 'apps/v1',
  CustomResourceDefinition: 'apiextensions.k8s.io/v1',
  Beacon: 'example.com/v1',
};

/** The namespace `apps`, as a component of its own. */
export const namespaces = (cluster: string): Workload =>
  workload(cluster, 'namespaces', 0, object('Namespace', 'apps', {}, null));

/** The definition of the kind Beacon. */
export const beacons: KubeObject = object(
  'CustomResourceDefinition',
  'beacons.example.com',
  {
    spec: {
      group: 'example.com',
      names: { kind: 'Beacon', plural: 'beacons' },
      scope: 'Namespaced',
      versions: [{ name: 'v1' }],
    },
  },
  null,
);

/** A run over played clusters, and what it said. */
export interface Played extends FleetJob {
  readonly said: readonly string[];
}

/** A run of everything in these workloads, with what is to be different. */
export function played(
  kubes: readonly KubeClient[],
  workloads: readonly Workload[],
  { choice, ...more }: Partial<Omit<FleetJob, 'choice'>> & { readonly choice?: Partial<FleetJob['choice']> } = {},
): Played {
  const said: string[] = [];
  const clusters = kubes.map(
    ({ cluster: id }) => ({ id, role: 'edge', kubernetes: { version: '1.35', context: id } }) as unknown as Cluster,
  );
  const kube = (id: string): KubeClient => kubes.find((one) => one.cluster === id) as KubeClient;
  const model = { name: 'fleet', clusters, objectStores: [], delivery: { via: 'apply' } } as unknown as Model;
  return {
    ...{ model, workloads, lock: 'lock', chosen: clusters, kube, parting: kube, machine: fakeMachine({ now: 1e12 }) },
    ...{ holder: { host: 'here', pid: 1 }, alive: () => false, parallel: 4, stopOnFailure: false },
    choice: {
      ...{ components: [], rollback: null, named: [], prune: false, force: false, wait: true, timeout: 60_000 },
      withoutCharts: false,
      ...choice,
    },
    say: (cluster, line) => said.push(`${cluster}: ${line}`),
    journal: () => undefined,
    signal: new AbortController().signal,
    said,
    ...more,
  };
}

/** All that is in a cluster, without what differs between two runs that did the same. */
export function stateOf(kube: FakeKube): readonly unknown[] {
  return kube.all().map((one) => {
    const { uid: _, resourceVersion: __, creationTimestamp: ___, managedFields = [], ...metadata } = one.metadata;
    const owners = managedFields.map(({ manager, fieldsV1 }) => ({ manager, fieldsV1 }));
    return { ...one, metadata: { ...metadata, owners } };
  });
}

/** How often a cluster was asked to change something. */
export function writes(kube: FakeKube): number {
  return kube.calls.filter(({ verb }) => verb === 'apply' || verb === 'create' || verb === 'delete').length;
}

/**
 * A client whose process is killed at its `last` call: nothing answers any more. With `done` the server did what that call asked for, and
 * only the answer was lost.
 */
export function dyingKube(kube: KubeClient, last: number, done: boolean): KubeClient {
  let count = 0;
  const gone = refused('cancelled', 'The process is no more.');
  return new Proxy(kube, {
    get: (target, name) => {
      const own: unknown = Reflect.get(target, name);
      if (typeof own !== 'function' || name === 'forget' || name === 'close') return own;
      return async (...given: readonly unknown[]) => {
        count += 1;
        if (count < last) return own(...given);
        if (count === last && done) await own(...given);
        return gone;
      };
    },
  });
}

/** The value of a field of an object; `undefined` where it, or the object, is not there. */
export function fieldAt(kube: FakeKube, kind: string, name: string, ...path: readonly string[]): unknown {
  const found = kube.all().find((one) => one.kind === kind && one.metadata.name === name);
  return at(found, ...path);
}
