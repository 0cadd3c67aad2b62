import type {
  Container,
  EnvVar,
  PodSecurityContext,
  SecurityContext,
  Toleration,
  Volume,
  VolumeMount,
} from '../../../kube/types.gen.ts';
import { services } from '../../../model/addresses.ts';
import { portNames } from '../../../model/agreements.ts';
import { forwardTarget } from '../../../model/logs/forwarding.ts';
import { forwardCertificates, logSecrets } from '../../../model/logs/secret-names.ts';
import type { Cluster, Model } from '../../../model/model.ts';
import { outputVariables } from './outputs.ts';
import { secretsDirectory } from './settings.ts';

/** Where the state of a collector lies on its node; it outlives pods and upgrades. */
export const nodeState = '/var/lib/fluent-bit';

/**
 * Folders of the node that collectors read beside `/var/log`: the journal in memory, and where Docker keeps the files that `/var/log/containers` leads to.
 * They are made where they are missing, because a path that is not there ends the start of Fluent Bit (fluent-bit@v5.1.1 plugins/in_systemd/systemd_config.c).
 */
export const nodeFolders = [
  { name: 'journal-volatile', path: '/run/log/journal' },
  { name: 'docker-containers', path: '/var/lib/docker/containers' },
] as const;

/** The volume of a folder of the node. */
export function nodeFolder({ name, path }: { readonly name: string; readonly path: string }): Volume {
  return { name, hostPath: { path, type: 'DirectoryOrCreate' } };
}

/** Files of containers and the journal belong to root, and nobody else may read them; more than that the process is not given. */
export const collectorPodSecurity: PodSecurityContext = {
  runAsUser: 0,
  runAsGroup: 0,
  seccompProfile: { type: 'RuntimeDefault' },
};

/** A collector's container changes its state on the node, and nothing else. */
export const collectorSecurity: SecurityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
};

/** Lines are written on every node, whatever keeps other pods away. */
export const everywhere: readonly Toleration[] = [{ operator: 'Exists' }];

/** A node that is short of memory loses other pods first. */
export const collectorPriority = 'system-node-critical';

/**
 * A process whose pages no longer answer is started anew. It is not asked whether chunks go out: while the store is away a restart would help nobody
 * (docs.fluentbit.io administration/monitoring, health check).
 */
export const fluentBitProbes: Pick<Container, 'livenessProbe' | 'readinessProbe'> = {
  livenessProbe: {
    httpGet: { path: '/', port: services.fluentBit.http },
    initialDelaySeconds: 10,
    periodSeconds: 30,
    timeoutSeconds: 5,
    failureThreshold: 8,
  },
  readinessProbe: { httpGet: { path: '/', port: services.fluentBit.http }, periodSeconds: 10, failureThreshold: 6 },
};

/** Ports of every Fluent Bit. */
export const httpContainerPort = { name: portNames.http, containerPort: services.fluentBit.http } as const;

/** User and password by which OpenSearch lets Fluent Bit write. */
export const storeEnv: readonly EnvVar[] = [
  fromSecret(outputVariables.user, logSecrets.writer.name, logSecrets.writer.username),
  fromSecret(outputVariables.password, logSecrets.writer.name, logSecrets.writer.password),
];

/** The key that those who forward and the aggregator share. */
export const forwardEnv: readonly EnvVar[] = [
  fromSecret(outputVariables.sharedKey, logSecrets.forward.name, logSecrets.forward.sharedKey),
];

/** What a collector must know to be let in where it ships to. */
export function collectorEnv(model: Model, cluster: Cluster): readonly EnvVar[] {
  return forwardTarget(model, cluster) === null ? storeEnv : forwardEnv;
}

/** Secrets that a collector mounts: the fleet's CA, and with `tls.mutual` its own certificate where it forwards. */
export function collectorSecrets(model: Model, cluster: Cluster): readonly string[] {
  const own = model.tls.mutual && forwardTarget(model, cluster) !== null;
  return [model.tls.ca, ...(own ? [forwardCertificates.collector] : [])];
}

/** The volume of a Secret, under its own name. */
export function secretVolume(secret: string): Volume {
  return { name: secret, secret: { secretName: secret } };
}

/** Where it is mounted. */
export function secretMount(secret: string): VolumeMount {
  return { name: secret, mountPath: `${secretsDirectory}/${secret}`, readOnly: true };
}

function fromSecret(name: string, secret: string, key: string): EnvVar {
  return { name, valueFrom: { secretKeyRef: { name: secret, key } } };
}
