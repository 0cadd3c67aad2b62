import { behindBalancer } from './alertmanager/behind-balancer.ts';
import { configUnread } from './alertmanager/config-unread.ts';
import { deadMan } from './alertmanager/dead-man.ts';
import type { Check } from './check.ts';
import { admissionHooks } from './delivery/admission-hooks.ts';
import { applicationHealth } from './delivery/application-health.ts';
import { chartExplicit } from './delivery/chart-explicit.ts';
import { chartNamespace } from './delivery/chart-namespace.ts';
import { chartSecrets } from './delivery/chart-secrets.ts';
import { chartValues } from './delivery/chart-values.ts';
import { deadChart } from './delivery/dead-chart.ts';
import { foldersUnread } from './delivery/folders-unread.ts';
import { generatePaths } from './delivery/generate-paths.ts';
import { helmEnabled } from './delivery/helm-enabled.ts';
import { installedTwice } from './delivery/installed-twice.ts';
import { missingDefinitions } from './delivery/missing-definitions.ts';
import { ownSync } from './delivery/own-sync.ts';
import { prunedDefinitions } from './delivery/pruned-definitions.ts';
import { renderTime } from './delivery/render-time.ts';
import { serverSideApply } from './delivery/server-side-apply.ts';
import { valuesPatch } from './delivery/values-patch.ts';
import { bufferRoom } from './fluent-bit/buffer-room.ts';
import { bulkSize } from './fluent-bit/bulk-size.ts';
import { configNamespace } from './fluent-bit/config-namespace.ts';
import { defaultPassword } from './fluent-bit/default-password.ts';
import { endOfLife } from './fluent-bit/end-of-life.ts';
import { memoryLimit } from './fluent-bit/memory-limit.ts';
import { options } from './fluent-bit/options.ts';
import { replaceDots } from './fluent-bit/replace-dots.ts';
import { stockImage } from './fluent-bit/stock-image.ts';
import { typeName } from './fluent-bit/type-name.ts';
import { adminSecret } from './grafana/admin-secret.ts';
import { dashboardQuery } from './grafana/dashboard-query.ts';
import { defaultSource } from './grafana/default-source.ts';
import { oneDefault } from './grafana/one-default.ts';
import { thanosType } from './grafana/thanos-type.ts';
import { closedSchema } from './objects/closed-schema.ts';
import { danglingReference } from './objects/dangling-reference.ts';
import { deadImage } from './objects/dead-image.ts';
import { namespaceDeclared } from './objects/namespace-declared.ts';
import { plainSecret } from './objects/plain-secret.ts';
import { unique } from './objects/unique.ts';
import { fieldLimit } from './opensearch/field-limit.ts';
import { initialPassword } from './opensearch/initial-password.ts';
import { keystore } from './opensearch/keystore.ts';
import { managers } from './opensearch/managers.ts';
import { managersTogether } from './opensearch/managers-together.ts';
import { replicas } from './opensearch/replicas.ts';
import { rolloverAlias } from './opensearch/rollover-alias.ts';
import { shardCount } from './opensearch/shard-count.ts';
import { snapshotPolicyKeys } from './opensearch/snapshot-policy-keys.ts';
import { versionMatrix } from './opensearch/version-matrix.ts';
import { volumeExpansion } from './opensearch/volume-expansion.ts';
import { acmePrivateName } from './platform/acme-private-name.ts';
import { backupTarget } from './platform/backup-target.ts';
import { drainPolicy } from './platform/drain-policy.ts';
import { platformEndOfLife } from './platform/end-of-life.ts';
import { multipliedCopies } from './platform/multiplied-copies.ts';
import { pdbAllowsOne } from './platform/pdb-allows-one.ts';
import { recurringJob } from './platform/recurring-job.ts';
import { retired } from './platform/retired.ts';
import { retiredApi } from './platform/retired-api.ts';
import { identityDropped } from './prometheus/identity-dropped.ts';
import { remoteWriteQueue } from './prometheus/remote-write-queue.ts';
import { retention } from './prometheus/retention.ts';
import { ruleEvaluatedTwice } from './prometheus/rule-evaluated-twice.ts';
import { scrapesGrpcPort } from './prometheus/scrapes-grpc-port.ts';
import { targetCluster } from './prometheus/target-cluster.ts';
import { compactorWatched } from './rules/compactor-watched.ts';
import { lostCluster } from './rules/lost-cluster.ts';
import { partialRecording } from './rules/partial-recording.ts';
import { promqlSyntax } from './rules/promql-syntax.ts';
import { unknownMetric } from './rules/unknown-metric.ts';
import { alertReplica } from './thanos/alert-replica.ts';
import { answerTimeouts } from './thanos/answer-timeouts.ts';
import { blockRange } from './thanos/block-range.ts';
import { bucketExpiry } from './thanos/bucket-expiry.ts';
import { bucketPublic } from './thanos/bucket-public.ts';
import { compactorAlone } from './thanos/compactor-alone.ts';
import { compactorRetention } from './thanos/compactor-retention.ts';
import { deduplication } from './thanos/deduplication.ts';
import { deletionDelay } from './thanos/deletion-delay.ts';
import { downsampling } from './thanos/downsampling.ts';
import { flags } from './thanos/flags.ts';
import { hashring } from './thanos/hashring.ts';
import { objectStoreConfig } from './thanos/object-store-config.ts';
import { oneVersion } from './thanos/one-version.ts';
import { queryEndpoints } from './thanos/query-endpoints.ts';
import { queryTimeouts } from './thanos/query-timeouts.ts';
import { receiveDisruption } from './thanos/receive-disruption.ts';
import { receiveGrace } from './thanos/receive-grace.ts';
import { receiveLabels } from './thanos/receive-labels.ts';
import { receiveScaling } from './thanos/receive-scaling.ts';
import { rulerQuery } from './thanos/ruler-query.ts';
import { sidecarCompaction } from './thanos/sidecar-compaction.ts';
import { sidecarObjectStore } from './thanos/sidecar-object-store.ts';
import { sidecarWindow } from './thanos/sidecar-window.ts';
import { volume } from './thanos/volume.ts';
import { writeBodySize } from './thanos/write-body-size.ts';

/** Every rule over objects. A check is one file, its page, its test and one line here. */
export const checks: readonly Check[] = [
  closedSchema,
  unique,
  namespaceDeclared,
  danglingReference,
  deadImage,
  plainSecret,
  flags,
  oneVersion,
  objectStoreConfig,
  compactorRetention,
  deletionDelay,
  sidecarCompaction,
  blockRange,
  volume,
  receiveLabels,
  hashring,
  receiveDisruption,
  queryTimeouts,
  alertReplica,
  answerTimeouts,
  bucketExpiry,
  bucketPublic,
  writeBodySize,
  queryEndpoints,
  rulerQuery,
  deduplication,
  downsampling,
  receiveGrace,
  receiveScaling,
  compactorAlone,
  sidecarObjectStore,
  sidecarWindow,
  retention,
  ruleEvaluatedTwice,
  promqlSyntax,
  unknownMetric,
  lostCluster,
  compactorWatched,
  partialRecording,
  remoteWriteQueue,
  identityDropped,
  targetCluster,
  scrapesGrpcPort,
  oneDefault,
  dashboardQuery,
  thanosType,
  defaultSource,
  adminSecret,
  behindBalancer,
  deadMan,
  configUnread,
  options,
  typeName,
  stockImage,
  configNamespace,
  endOfLife,
  bufferRoom,
  managers,
  replicas,
  fieldLimit,
  keystore,
  snapshotPolicyKeys,
  serverSideApply,
  applicationHealth,
  ownSync,
  missingDefinitions,
  prunedDefinitions,
  admissionHooks,
  renderTime,
  chartExplicit,
  generatePaths,
  foldersUnread,
  valuesPatch,
  helmEnabled,
  chartValues,
  deadChart,
  chartSecrets,
  installedTwice,
  versionMatrix,
  shardCount,
  rolloverAlias,
  volumeExpansion,
  initialPassword,
  defaultPassword,
  replaceDots,
  bulkSize,
  memoryLimit,
  acmePrivateName,
  backupTarget,
  recurringJob,
  multipliedCopies,
  platformEndOfLife,
  chartNamespace,
  drainPolicy,
  managersTogether,
  retired,
  retiredApi,
  pdbAllowsOne,
];
