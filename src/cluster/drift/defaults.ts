import type { Json } from '../../kube/objects.ts';

/**
 * Whether a value is what the API server fills in for a field of its own kinds, by the last name of the field. Who creates an object without
 * server-side apply owns the defaults of all that was not said (kubernetes@v1.35.4 pkg/apis/{core,apps,batch,networking}/v1/defaults.go,
 * pkg/registry/core/service/storage/alloc.go).
 */
export function isDefault(field: string, value: Json): boolean {
  if (assigned.has(field)) return true;
  const known = defaults[field];
  const text = JSON.stringify(value);
  return known?.some((one) => JSON.stringify(one) === text) === true;
}

/** What the server gives a Service out of its ranges. */
const assigned: ReadonlySet<string> = new Set(['clusterIP', 'clusterIPs', 'ipFamilies', 'healthCheckNodePort']);

const rolling = { maxSurge: '25%', maxUnavailable: '25%' };

const defaults: Readonly<Record<string, readonly Json[]>> = {
  allocateLoadBalancerNodePorts: [true],
  apiVersion: ['v1'],
  backoffLimit: [6],
  completionMode: ['NonIndexed'],
  completions: [1],
  concurrencyPolicy: ['Allow'],
  defaultMode: [420],
  dnsPolicy: ['ClusterFirst'],
  enableServiceLinks: [true],
  externalTrafficPolicy: ['Cluster'],
  failedJobsHistoryLimit: [1],
  failureThreshold: [3],
  // Of the spec of a Namespace (kubernetes@v1.35.4 pkg/registry/core/namespace/strategy.go).
  finalizers: [['kubernetes']],
  hostPathType: [''],
  imagePullPolicy: ['IfNotPresent', 'Always'],
  internalTrafficPolicy: ['Cluster'],
  ipFamilyPolicy: ['SingleStack'],
  maxSurge: ['25%', 0],
  maxUnavailable: ['25%', 1],
  parallelism: [1],
  partition: [0],
  pathType: ['ImplementationSpecific'],
  periodSeconds: [10],
  persistentVolumeClaimRetentionPolicy: [{ whenDeleted: 'Retain', whenScaled: 'Retain' }],
  podManagementPolicy: ['OrderedReady'],
  podReplacementPolicy: ['TerminatingOrFailed'],
  progressDeadlineSeconds: [600],
  protocol: ['TCP'],
  replicas: [1],
  restartPolicy: ['Always'],
  revisionHistoryLimit: [10],
  rollingUpdate: [rolling, { partition: 0 }, { maxSurge: 0, maxUnavailable: 1 }],
  schedulerName: ['default-scheduler'],
  scheme: ['HTTP'],
  securityContext: [{}],
  sessionAffinity: ['None'],
  strategy: [{ rollingUpdate: rolling, type: 'RollingUpdate' }],
  successThreshold: [1],
  successfulJobsHistoryLimit: [3],
  suspend: [false],
  terminationGracePeriodSeconds: [30],
  terminationMessagePath: ['/dev/termination-log'],
  terminationMessagePolicy: ['File'],
  timeoutSeconds: [1],
  type: ['ClusterIP', 'RollingUpdate', 'Opaque'],
  updateStrategy: [{ rollingUpdate: { partition: 0 }, type: 'RollingUpdate' }],
  volumeMode: ['Filesystem'],
  whenDeleted: ['Retain'],
  whenScaled: ['Retain'],
};
