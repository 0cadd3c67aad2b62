import type { Labels } from '../../kube/objects.ts';
import type {
  Container,
  Deployment,
  PodTemplateSpec,
  StatefulSet,
  TopologySpreadConstraint,
  Volume,
  VolumeClaimTemplate,
} from '../../kube/types.gen.ts';
import { namespaces } from '../../model/addresses.ts';
import { type Identity, labelsOf, metadata, selectorOf } from './labels.ts';
import { podSecurity } from './security.ts';
import { spreadOverNodes } from './spread.ts';

/** The pods of a workload: one user, spread over nodes, no access to the Kubernetes API. */
export interface Pods {
  readonly identity: Identity;
  readonly replicas: number;
  readonly user: number;
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly volumes?: readonly Volume[];
  readonly annotations?: Labels;
  /** Seconds that a pod may take to stop; Kubernetes gives 30. */
  readonly graceSeconds?: number;
  readonly namespace?: string;
  /** Rules of their spread that bind the scheduler; none where it may do as it likes. */
  readonly spread?: readonly TopologySpreadConstraint[];
}

/** Pods that keep nothing. A new one is ready before an old one goes. */
export function deployment(pods: Pods): Deployment {
  const { identity } = pods;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(identity, identity.instance ?? identity.name, pods.namespace ?? namespaces.monitoring),
    spec: {
      replicas: pods.replicas,
      selector: { matchLabels: selectorOf(identity) },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: template(pods),
    },
  };
}

/** Pods with names and volumes of their own. `parallel` starts them all at once, for those that do not wait for each other. */
export function statefulSet(
  pods: Pods,
  serviceName: string,
  claims: readonly VolumeClaimTemplate[],
  parallel = false,
): StatefulSet {
  const { identity } = pods;
  return {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: metadata(identity, identity.instance ?? identity.name, pods.namespace ?? namespaces.monitoring),
    spec: {
      replicas: pods.replicas,
      serviceName,
      ...(parallel ? { podManagementPolicy: 'Parallel' } : {}),
      selector: { matchLabels: selectorOf(identity) },
      template: template(pods),
      ...(claims.length === 0 ? {} : { volumeClaimTemplates: claims }),
    },
  };
}

function template(pods: Pods): PodTemplateSpec {
  const {
    identity,
    user,
    containers,
    initContainers = [],
    volumes = [],
    annotations,
    graceSeconds,
    spread = [],
  } = pods;
  return {
    metadata: { labels: labelsOf(identity), ...(annotations === undefined ? {} : { annotations }) },
    spec: {
      serviceAccountName: identity.name,
      automountServiceAccountToken: false,
      // Without this, a Service named `thanos-query` gives every pod variables `THANOS_QUERY_*`.
      enableServiceLinks: false,
      securityContext: podSecurity(user),
      affinity: spreadOverNodes(selectorOf(identity)),
      ...(spread.length === 0 ? {} : { topologySpreadConstraints: spread }),
      ...(graceSeconds === undefined ? {} : { terminationGracePeriodSeconds: graceSeconds }),
      ...(initContainers.length === 0 ? {} : { initContainers }),
      containers,
      ...(volumes.length === 0 ? {} : { volumes }),
    },
  };
}
