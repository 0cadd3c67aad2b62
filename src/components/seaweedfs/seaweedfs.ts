import type { Container, Service } from '../../kube/types.gen.ts';
import { namespaces, services } from '../../model/addresses.ts';
import { portNames } from '../../model/agreements.ts';
import type { Model, ObjectStore } from '../../model/model.ts';
import { images, versions } from '../../model/versions.ts';
import { type Identity, metadata, selectorOf } from '../parts/labels.ts';
import { objectStoreEnv } from '../parts/object-store.ts';
import { resources } from '../parts/resources.ts';
import { containerSecurity } from '../parts/security.ts';
import { namedPort, serviceAccount } from '../parts/services.ts';
import { volumeClaim } from '../parts/volume-claim.ts';
import { statefulSet } from '../parts/workloads.ts';
import { type Component, type Parts, waves } from '../workload.ts';

/** User `seaweed` of the image (seaweedfs@4.44 docker/Dockerfile.go_build). */
const user = 1000;
const { name: serviceName, s3 } = services.seaweedfs;

/** An S3 service inside the fleet, on the cluster that the fleet file names: one pod with one volume. */
export const seaweedfs: Component = {
  name: 'seaweedfs',
  wave: waves.storage,
  about: 'SeaweedFS, the S3 service of a cluster that serves an object store.',
  build: (model, cluster) => {
    const served = model.objectStores.filter(
      (store) => store.provider === 'seaweedfs' && store.servedBy?.cluster === cluster.id,
    );
    if (served.length === 0) return null;
    return { objects: served.flatMap((store, i) => objectsOf(model, store, i)), charts: [] };
  },
};

/** The second store of one cluster and further ones have the store's name in theirs. */
function objectsOf(model: Model, store: ObjectStore, index: number): Parts['objects'] {
  const suffix = index === 0 ? '' : `-${store.name}`;
  const identity: Identity = { name: `seaweedfs${suffix}`, layer: 'object-store', version: versions.seaweedfs };
  const inside = `${serviceName}${suffix}`;
  const port = namedPort(portNames.s3, s3);
  return [
    serviceAccount(identity, namespaces.objectStore),
    s3Service(identity, inside, { type: 'ClusterIP', ports: [port] }),
    statefulSet(
      {
        identity,
        replicas: 1,
        user,
        namespace: namespaces.objectStore,
        graceSeconds: 60,
        containers: [server(store)],
        volumes: [{ name: 'tmp', emptyDir: {} }],
      },
      inside,
      [volumeClaim(model.volumes, 'data', store.servedBy?.volume ?? '')],
    ),
    s3Service(identity, `${inside}-external`, {
      type: 'NodePort',
      ports: [{ ...port, nodePort: store.servedBy?.nodePort ?? 0 }],
    }),
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

/** Master, volume server, filer and S3 in one process; they speak to each other inside the pod, so its address may change. */
function server(store: ObjectStore): Container {
  return {
    name: 'seaweedfs',
    image: images.seaweedfs,
    command: ['/usr/bin/weed'],
    args: [
      'server',
      '-dir=/data',
      '-ip=127.0.0.1',
      '-ip.bind=0.0.0.0',
      '-master.volumeSizeLimitMB=1024',
      '-volume.max=0',
      '-filer',
      '-s3',
      `-s3.port=${s3}`,
    ],
    // The filer keeps its index in a folder below the one it is started in.
    workingDir: '/data',
    // With these set, S3 takes nobody else (seaweedfs weed/s3api/auth_credentials.go, loadEnvironmentVariableCredentials).
    env: objectStoreEnv(store),
    ports: [{ name: portNames.s3, containerPort: s3 }],
    livenessProbe: { httpGet: { path: '/status', port: portNames.s3 }, periodSeconds: 30, failureThreshold: 8 },
    readinessProbe: { httpGet: { path: '/status', port: portNames.s3 }, periodSeconds: 5, failureThreshold: 20 },
    resources: resources('250m', '1Gi', '4Gi'),
    securityContext: containerSecurity,
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: [
      { name: 'data', mountPath: '/data' },
      { name: 'tmp', mountPath: '/tmp' },
    ],
  };
}
