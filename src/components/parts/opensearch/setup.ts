import { createHash } from 'node:crypto';
import type { JsonObject, Labels } from '../../../kube/objects.ts';
import type { ConfigMap, EnvVar, Job, ServiceAccount, Volume, VolumeMount } from '../../../kube/types.gen.ts';
import { inCluster, namespaces, secretKeys, services } from '../../../model/addresses.ts';
import { archive } from '../../../model/logs/names.ts';
import { logSecrets } from '../../../model/logs/secret-names.ts';
import type { Logs, Model } from '../../../model/model.ts';
import { images } from '../../../model/versions.ts';
import { jsonFile } from '../config-file.ts';
import { type Identity, labelsOf, metadata } from '../labels.ts';
import { resources } from '../resources.ts';
import { containerSecurity, podSecurity } from '../security.ts';
import { serviceAccount } from '../services.ts';
import { logCertificates } from './certificates.ts';
import { logPatterns } from './definitions.ts';
import { setupPaths, setupScript } from './setup-script.ts';

/** The user of the OpenSearch images (opensearch-build docker/release/dockerfiles). */
export const openSearchUser = 1000;

/** What the Job is to apply. */
export interface Setup {
  /** Bodies by `<kind>.<name>`; kinds are those of the topology and of the script. */
  readonly definitions: Readonly<Record<string, JsonObject>>;
  /** Secrets of users that it sets, beside the administrator's. With any it has the administrator's certificate too. */
  readonly users: readonly string[];
  readonly dashboards: boolean;
}

/** The ConfigMap of definitions and the Job that applies them. A Job cannot be changed: what it does is part of its name, so that other definitions are another Job. */
export function openSearchSetup(
  model: Model,
  logs: Logs,
  identity: Identity,
  setup: Setup,
): readonly (ConfigMap | ServiceAccount | Job)[] {
  const files: Labels = {
    'setup.sh': setupScript,
    ...Object.fromEntries(Object.entries(setup.definitions).map(([key, body]) => [`${key}.json`, jsonFile(body)])),
  };
  const env = environment(logs, setup);
  const digest = createHash('sha256')
    .update(JSON.stringify([files, env, images.opensearch]))
    .digest('hex')
    .slice(0, 8);
  const name = `${services.opensearch.name}-setup`;
  return [
    serviceAccount(identity, namespaces.logging),
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadata(identity, name, namespaces.logging), data: files },
    {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: metadata(identity, `${name}-${digest}`, namespaces.logging),
      spec: {
        backoffLimit: 10,
        template: {
          metadata: { labels: labelsOf(identity) },
          spec: {
            restartPolicy: 'OnFailure',
            serviceAccountName: identity.name,
            automountServiceAccountToken: false,
            enableServiceLinks: false,
            securityContext: podSecurity(openSearchUser),
            containers: [
              {
                name: 'setup',
                image: images.opensearch,
                command: ['/bin/bash', `${setupPaths.definitions}/setup.sh`],
                env,
                resources: resources('10m', '32Mi', '128Mi'),
                securityContext: containerSecurity,
                terminationMessagePolicy: 'FallbackToLogsOnError',
                volumeMounts: volumesOf(model, setup, name).map(({ mount }) => mount),
              },
            ],
            volumes: volumesOf(model, setup, name).map(({ volume }) => volume),
          },
        },
      },
    },
  ];
}

function environment(logs: Logs, { dashboards }: Setup): readonly EnvVar[] {
  const { opensearch, dashboards: web } = services;
  return [
    { name: 'STORE', value: `https://${inCluster(opensearch, namespaces.logging)}:${opensearch.https}` },
    { name: 'PATTERNS', value: logPatterns(logs).join(',') },
    { name: 'REPOSITORY', value: archive.repository },
    ...(dashboards ? [{ name: 'DASHBOARDS', value: `http://${inCluster(web, namespaces.logging)}:${web.http}` }] : []),
  ];
}

interface Mounted {
  readonly volume: Volume;
  readonly mount: VolumeMount;
}

function volumesOf({ tls }: Model, { users }: Setup, configMap: string): readonly Mounted[] {
  const mounted = (source: Volume, mountPath: string): Mounted => ({
    volume: source,
    mount: { name: source.name, mountPath, readOnly: true },
  });
  const credentials = [logSecrets.admin.name, ...users].map((secretName) =>
    mounted(
      { name: secretName, secret: { secretName } },
      `${setupPaths.credentials}/${secretName === logSecrets.admin.name ? 'admin' : secretName}`,
    ),
  );
  const ca = { secretName: tls.ca, items: [{ key: secretKeys.ca, path: secretKeys.ca }] };
  const admin = { name: 'admin-certificate', secret: { secretName: logCertificates.admin } };
  return [
    mounted({ name: 'setup', configMap: { name: configMap } }, setupPaths.definitions),
    mounted({ name: 'fleet-ca', secret: ca }, '/ca'),
    ...credentials,
    ...(users.length === 0 ? [] : [mounted(admin, setupPaths.admin)]),
    { volume: { name: 'tmp', emptyDir: { medium: 'Memory' } }, mount: { name: 'tmp', mountPath: '/tmp' } },
  ];
}
