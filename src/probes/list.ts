import { deadManSilent } from './alertmanager-live/dead-man-silent.ts';
import { bufferFilling } from './fluent-bit-live/buffer-filling.ts';
import { collectorFailing } from './fluent-bit-live/collector-failing.ts';
import { dataSourceSilent } from './grafana-live/data-source-silent.ts';
import { elsewhere } from './hosts/elsewhere.ts';
import { unresolved } from './hosts/unresolved.ts';
import { clock } from './nodes/clock.ts';
import { missing } from './nodes/missing.ts';
import { noRoom } from './nodes/no-room.ts';
import { smaller } from './nodes/smaller.ts';
import { ssh } from './nodes/ssh.ts';
import { indexOfTodayMissing } from './opensearch-live/index-of-today-missing.ts';
import { policyNotAttached } from './opensearch-live/policy-not-attached.ts';
import { snapshotOld } from './opensearch-live/snapshot-old.ts';
import { storeNotGreen } from './opensearch-live/store-not-green.ts';
import { kindMissing } from './platform/kind-missing.ts';
import { notAllowed } from './platform/not-allowed.ts';
import { secretMissing } from './platform/secret-missing.ts';
import { storageClass } from './platform/storage-class.ts';
import { toolMissing } from './platform/tool-missing.ts';
import { version } from './platform/version.ts';
import type { Probe } from './probe.ts';
import { alertmanagerNotReached } from './prometheus-live/alertmanager-not-reached.ts';
import { remoteWriteFailing } from './prometheus-live/remote-write-failing.ts';
import { ruleFailing } from './prometheus-live/rule-failing.ts';
import { targetDown } from './prometheus-live/target-down.ts';
import { noAnswer } from './reach/no-answer.ts';
import { nothingApplied } from './reach/nothing-applied.ts';
import { sameCluster } from './reach/same-cluster.ts';
import { bucketMissing } from './stores/bucket-missing.ts';
import { expiry } from './stores/expiry.ts';
import { keysMayDelete } from './stores/keys-may-delete.ts';
import { notReached } from './stores/not-reached.ts';
import { notWritable } from './stores/not-writable.ts';
import { publicBucket } from './stores/public.ts';
import { blocksLate } from './thanos-live/blocks-late.ts';
import { compactorHalted } from './thanos-live/compactor-halted.ts';
import { duplicateSeries } from './thanos-live/duplicate-series.ts';
import { hashringSplit } from './thanos-live/hashring-split.ts';
import { infoNotAnswered } from './thanos-live/info-not-answered.ts';
import { storeNotRegistered } from './thanos-live/store-not-registered.ts';
import { streamNotSeen } from './thanos-live/stream-not-seen.ts';
import { claimUnbound } from './workloads/claim-unbound.ts';
import { nodeNotReady } from './workloads/node-not-ready.ts';
import { notReady } from './workloads/not-ready.ts';
import { objectMissing } from './workloads/object-missing.ts';
import { restarting } from './workloads/restarting.ts';
import { routeRefused } from './workloads/route-refused.ts';
import { serviceEmpty } from './workloads/service-empty.ts';
import { volumeFull } from './workloads/volume-full.ts';

/** Every question to a live fleet. A probe is one file with its page and its test, and one line here. */
export const probes: readonly Probe[] = [
  noAnswer,
  nothingApplied,
  nodeNotReady,
  objectMissing,
  notReady,
  restarting,
  serviceEmpty,
  routeRefused,
  claimUnbound,
  volumeFull,
  streamNotSeen,
  duplicateSeries,
  storeNotRegistered,
  infoNotAnswered,
  blocksLate,
  compactorHalted,
  hashringSplit,
  ruleFailing,
  targetDown,
  remoteWriteFailing,
  alertmanagerNotReached,
  deadManSilent,
  storeNotGreen,
  indexOfTodayMissing,
  policyNotAttached,
  snapshotOld,
  collectorFailing,
  bufferFilling,
  dataSourceSilent,
  sameCluster,
  ssh,
  toolMissing,
  version,
  notAllowed,
  kindMissing,
  storageClass,
  secretMissing,
  missing,
  smaller,
  noRoom,
  clock,
  unresolved,
  elsewhere,
  notReached,
  bucketMissing,
  notWritable,
  keysMayDelete,
  publicBucket,
  expiry,
];
