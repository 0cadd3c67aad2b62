import type { Container, EnvVarSource } from '../../kube/types.gen.ts';
import { secretKeys, services } from '../../model/addresses.ts';
import { portNames } from '../../model/agreements.ts';
import type { ObjectStore } from '../../model/model.ts';
import { images, versions } from '../../model/versions.ts';
import { resources } from '../parts/resources.ts';
import { s3Server } from '../parts/s3-server.ts';
import { containerSecurity } from '../parts/security.ts';
import { type Component, waves } from '../workload.ts';

const { s3 } = services.rustfs;

/** RustFS, one pod with one volume: names of variables, user, paths of probes as its chart has them (rustfs@1.0.0-rc.3 helm/rustfs). */
export const rustfs: Component = {
  name: 'rustfs',
  wave: waves.storage,
  about: 'RustFS as the S3 service of a cluster that serves an object store; a release candidate.',
  build: s3Server({ provider: 'rustfs', version: versions.rustfs, service: services.rustfs, user: 10001, server }),
};

function server(store: ObjectStore): Container {
  const from = (key: string): EnvVarSource => ({ secretKeyRef: { name: store.credentials, key } });
  return {
    name: 'rustfs',
    image: images.rustfs,
    command: ['/usr/bin/rustfs'],
    env: [
      { name: 'RUSTFS_ACCESS_KEY', valueFrom: from(secretKeys.accessKey) },
      { name: 'RUSTFS_SECRET_KEY', valueFrom: from(secretKeys.secretKey) },
      { name: 'RUSTFS_VOLUMES', value: '/data' },
      { name: 'RUSTFS_ADDRESS', value: `:${s3}` },
      { name: 'RUSTFS_REGION', value: store.region },
      // The console would be a second way in.
      { name: 'RUSTFS_CONSOLE_ENABLE', value: 'false' },
      // Without a directory it logs to standard output.
      { name: 'RUSTFS_OBS_LOG_DIRECTORY', value: '' },
      { name: 'RUSTFS_OBS_LOGGER_LEVEL', value: 'info' },
      { name: 'RUSTFS_OBS_ENVIRONMENT', value: 'production' },
    ],
    ports: [{ name: portNames.s3, containerPort: s3 }],
    livenessProbe: { httpGet: { path: '/health', port: portNames.s3 }, periodSeconds: 30, failureThreshold: 8 },
    readinessProbe: { httpGet: { path: '/health/ready', port: portNames.s3 }, periodSeconds: 5, failureThreshold: 20 },
    resources: resources('250m', '1Gi', '4Gi'),
    securityContext: containerSecurity,
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: [
      { name: 'data', mountPath: '/data' },
      { name: 'tmp', mountPath: '/tmp' },
    ],
  };
}
