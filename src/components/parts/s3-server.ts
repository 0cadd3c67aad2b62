import type { Container, Service } from '../../kube/types.gen.ts';
import { inCluster, namespaces } from '../../model/addresses.ts';
import { portNames } from '../../model/agreements.ts';
import type { Cluster, Model, ObjectStore } from '../../model/model.ts';
import { holdsOwnBackups, unbackedLabels } from '../../model/volumes.ts';
import type { Component, Parts } from '../workload.ts';
import { bucketJobs } from './bucket-job.ts';
import { type Identity, metadata, selectorOf } from './labels.ts';
import { namedPort, serviceAccount } from './services.ts';
import { volumeClaim } from './volume-claim.ts';
import { statefulSet } from './workloads.ts';

/** Software that serves S3 from one pod with one volume, `data`, mounted by its container; `tmp` is an empty directory. */
export interface S3Software {
  readonly provider: Exclude<ObjectStore['provider'], 's3'>;
  readonly version: string;
  readonly service: { readonly name: string; readonly s3: number };
  readonly user: number;
  readonly server: (store: ObjectStore) => Container;
}

/** Builds the parts in the cluster that serves a store by this software: server, Services inside and outside, buckets. */
export function s3Server(software: S3Software): Component['build'] {
  return (model, cluster) => {
    const served = servedIn(model, cluster, software.provider);
    if (served.length === 0) return null;
    return { objects: served.flatMap((store, i) => objectsOf(software, model, cluster, store, i)), charts: [] };
  };
}

function servedIn({ objectStores }: Model, { id }: Cluster, provider: string): readonly ObjectStore[] {
  return objectStores.filter((store) => store.provider === provider && store.servedBy?.cluster === id);
}

/** The second store of one cluster and further ones have the store's name in theirs. */
function objectsOf(
  software: S3Software,
  model: Model,
  cluster: Cluster,
  store: ObjectStore,
  index: number,
): Parts['objects'] {
  const suffix = index === 0 ? '' : `-${store.name}`;
  const { name: serviceName, s3 } = software.service;
  const identity: Identity = {
    name: `${software.provider}${suffix}`,
    layer: 'object-store',
    version: software.version,
  };
  const inside = `${serviceName}${suffix}`;
  const port = namedPort(portNames.s3, s3);
  return [
    serviceAccount(identity, namespaces.objectStore),
    s3Service(identity, inside, { type: 'ClusterIP', ports: [port] }),
    statefulSet(
      {
        identity,
        replicas: 1,
        user: software.user,
        namespace: namespaces.objectStore,
        graceSeconds: 60,
        containers: [software.server(store)],
        volumes: [{ name: 'tmp', emptyDir: {} }],
      },
      inside,
      [
        volumeClaim(
          model.volumes,
          'data',
          store.servedBy?.volume ?? '',
          // A store that held the backups of its own volume would grow by itself, and be restored from nothing.
          holdsOwnBackups(model, cluster, store) ? unbackedLabels : undefined,
        ),
      ],
    ),
    s3Service(identity, `${inside}-external`, {
      type: 'NodePort',
      ports: [{ ...port, nodePort: store.servedBy?.nodePort ?? 0 }],
    }),
    ...bucketJobs(identity, store, `http://${inCluster({ name: inside }, namespaces.objectStore)}:${s3}`),
  ];
}

function s3Service(identity: Identity, name: string, spec: Service['spec']): Service {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(identity, name, namespaces.objectStore),
    spec: { ...spec, selector: selectorOf(identity) },
  };
}
