import type { ImpactRule } from './rule.ts';
import { blockRetention } from './rules/block-retention.ts';
import { bucket } from './rules/bucket.ts';
import { chart } from './rules/chart.ts';
import { clusterOrderMatters } from './rules/cluster-order.ts';
import { collectorState } from './rules/collector-state.ts';
import { compactorWork } from './rules/compactor-work.ts';
import { customDefinition } from './rules/custom-definition.ts';
import { externalLabels } from './rules/external-labels.ts';
import { fewerIngesters } from './rules/fewer-ingesters.ts';
import { goneCluster } from './rules/gone-cluster.ts';
import { goneProducer } from './rules/gone-producer.ts';
import { goneVolumes } from './rules/gone-volumes.ts';
import { hashring } from './rules/hashring.ts';
import { immutableField } from './rules/immutable-field.ts';
import { indexFamily } from './rules/index-family.ts';
import { localRetention } from './rules/local-retention.ts';
import { logRetention } from './rules/log-retention.ts';
import { logStoreNodes } from './rules/log-store-nodes.ts';
import { logStoreSecurity } from './rules/log-store-security.ts';
import { otherChange } from './rules/other-change.ts';
import { prometheusShards } from './rules/prometheus-shards.ts';
import { renamedObject } from './rules/renamed-object.ts';
import { replicaLabel } from './rules/replica-label.ts';
import { restart } from './rules/restart.ts';
import { secretReference } from './rules/secret-reference.ts';
import { startOnlyConfig } from './rules/start-only-config.ts';
import { tenant } from './rules/tenant.ts';
import { version } from './rules/version.ts';
import { volatileRestart } from './rules/volatile-restart.ts';
import { volumeClaim } from './rules/volume-claim.ts';

/** Everything that is known of changes. A rule is one file, its page, its test and one line here. */
export const impactRules: readonly ImpactRule[] = [
  immutableField,
  volumeClaim,
  renamedObject,
  goneVolumes,
  customDefinition,
  secretReference,
  startOnlyConfig,
  restart,
  volatileRestart,
  externalLabels,
  replicaLabel,
  tenant,
  prometheusShards,
  hashring,
  fewerIngesters,
  goneProducer,
  goneCluster,
  bucket,
  blockRetention,
  localRetention,
  compactorWork,
  version,
  chart,
  logStoreNodes,
  logStoreSecurity,
  indexFamily,
  logRetention,
  collectorState,
  clusterOrderMatters,
  otherChange,
];
