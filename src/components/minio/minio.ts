import type { Container, EnvVarSource } from '../../kube/types.gen.ts';
import { secretKeys, services } from '../../model/addresses.ts';
import { portNames } from '../../model/agreements.ts';
import type { ObjectStore } from '../../model/model.ts';
import { images, versions } from '../../model/versions.ts';
import { resources } from '../parts/resources.ts';
import { s3Server } from '../parts/s3-server.ts';
import { containerSecurity } from '../parts/security.ts';
import { type Component, waves } from '../workload.ts';

const { s3 } = services.minio;

/** MinIO, for those who have it and must keep it: no charts, because theirs is unmaintained and sized for sixteen nodes. */
export const minio: Component = {
  name: 'minio',
  wave: waves.storage,
  about: 'MinIO as the S3 service of a cluster that serves an object store; unmaintained, and warned of.',
  build: s3Server({ provider: 'minio', version: versions.minio, service: services.minio, user: 1000, server }),
};

function server(store: ObjectStore): Container {
  const from = (key: string): EnvVarSource => ({ secretKeyRef: { name: store.credentials, key } });
  return {
    name: 'minio',
    image: images.minio,
    command: ['/usr/bin/minio'],
    args: ['server', '/data', `--address=:${s3}`],
    env: [
      { name: 'MINIO_ROOT_USER', valueFrom: from(secretKeys.accessKey) },
      { name: 'MINIO_ROOT_PASSWORD', valueFrom: from(secretKeys.secretKey) },
      { name: 'MINIO_SITE_REGION', value: store.region },
      // The console would be a second way in.
      { name: 'MINIO_BROWSER', value: 'off' },
      { name: 'MINIO_UPDATE', value: 'off' },
      // It writes a folder of its own beside its certificates, whose place is in the home directory otherwise.
      { name: 'HOME', value: '/tmp' },
    ],
    ports: [{ name: portNames.s3, containerPort: s3 }],
    livenessProbe: {
      httpGet: { path: '/minio/health/live', port: portNames.s3 },
      periodSeconds: 30,
      failureThreshold: 8,
    },
    readinessProbe: {
      httpGet: { path: '/minio/health/ready', port: portNames.s3 },
      periodSeconds: 5,
      failureThreshold: 20,
    },
    resources: resources('250m', '1Gi', '4Gi'),
    securityContext: containerSecurity,
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: [
      { name: 'data', mountPath: '/data' },
      { name: 'tmp', mountPath: '/tmp' },
    ],
  };
}
