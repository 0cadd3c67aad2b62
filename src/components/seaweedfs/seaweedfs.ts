import type { Container } from '../../kube/types.gen.ts';
import { services } from '../../model/addresses.ts';
import { portNames } from '../../model/agreements.ts';
import type { ObjectStore } from '../../model/model.ts';
import { images, versions } from '../../model/versions.ts';
import { objectStoreEnv } from '../parts/object-store.ts';
import { resources } from '../parts/resources.ts';
import { s3Server } from '../parts/s3-server.ts';
import { containerSecurity } from '../parts/security.ts';
import { type Component, waves } from '../workload.ts';

const { s3 } = services.seaweedfs;

/** An S3 service inside the fleet, on the cluster that the fleet file names: one pod with one volume. */
export const seaweedfs: Component = {
  name: 'seaweedfs',
  wave: waves.storage,
  about: 'SeaweedFS, the S3 service of a cluster that serves an object store.',
  build: s3Server({
    provider: 'seaweedfs',
    version: versions.seaweedfs,
    service: services.seaweedfs,
    // User `seaweed` of the image (seaweedfs@4.44 docker/Dockerfile.go_build).
    user: 1000,
    server,
  }),
};

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
