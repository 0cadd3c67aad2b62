import { formatDuration } from '../../kube/duration.ts';
import { parseQuantity } from '../../kube/quantity.ts';
import type { PrometheusAgent, RemoteWrite, SecretKeySelector } from '../../kube/types.gen.ts';
import { clusterLabel, receiveUrl, replicaLabels, secretKeys, tenantHeader } from '../../model/addresses.ts';
import { agentNeed } from '../../model/load/declared-need.ts';
import type { Cluster, ClusterMetrics, Model } from '../../model/model.ts';
import { needsFleetCa } from '../../model/monitoring.ts';
import { mutualSecrets, serverName } from '../../model/mutual.ts';
import { images, versions } from '../../model/versions.ts';
import { type Identity, metadata, selectorOf } from '../parts/labels.ts';
import { monitorSelectors } from '../parts/monitor-selectors.ts';
import { operatedPodLabels, operatedSecurity } from '../parts/operated.ts';
import { memoryFor, resources } from '../parts/resources.ts';
import { spreadEvenly, spreadOverNodes } from '../parts/spread.ts';
import { volumeClaim } from '../parts/volume-claim.ts';
import { remoteWriteQueue } from './remote-write-queue.ts';
import type { Agent } from './tenants.ts';
import { walTruncation } from './wal-truncation.ts';

/**
 * One agent. Its external labels say the cluster and never the tenant: that is Receive's own external label `tenant_id`, which
 * would hide a label of the same name.
 */
export function agentResource(
  model: Model,
  cluster: Cluster,
  metrics: Extract<ClusterMetrics, { mode: 'agent' }>,
  agent: Agent,
  identity: Identity,
): PrometheusAgent {
  const { sure, most } = memoryFor({ sure: '512Mi', most: '1Gi' }, agentNeed(model, cluster, agent.tenant));
  const spread = spreadEvenly(model, cluster, selectorOf(identity));
  return {
    apiVersion: 'monitoring.coreos.com/v1alpha1',
    kind: 'PrometheusAgent',
    metadata: metadata(identity, agent.name),
    spec: {
      image: images.prometheus,
      version: versions.prometheus,
      replicas: metrics.replicas,
      podMetadata: { labels: operatedPodLabels(identity) },
      serviceAccountName: identity.name,
      externalLabels: { ...cluster.labels, [clusterLabel]: cluster.id },
      replicaExternalLabelName: replicaLabels.prometheus,
      scrapeInterval: formatDuration(model.metrics.scrapeInterval),
      serviceDiscoveryRole: 'EndpointSlice',
      ...monitorSelectors(agent.monitors),
      remoteWrite: [remoteWrite(model, cluster, agent.tenant, most)],
      additionalArgs: [{ name: 'storage.agent.wal-truncate-frequency', value: formatDuration(walTruncation(cluster)) }],
      storage: { volumeClaimTemplate: volumeClaim(model.volumes, `prom-agent-${agent.name}-db`, metrics.volume) },
      resources: resources('100m', sure, most),
      securityContext: operatedSecurity,
      affinity: spreadOverNodes(selectorOf(identity)),
      ...(spread.length === 0 ? {} : { topologySpreadConstraints: spread }),
    },
  };
}

function remoteWrite(model: Model, cluster: Cluster, tenant: string, memoryLimit: string): RemoteWrite {
  const url = receiveUrl(model, cluster);
  return {
    name: 'hub',
    url,
    headers: { [tenantHeader]: tenant },
    remoteTimeout: '30s',
    sendNativeHistograms: true,
    queueConfig: remoteWriteQueue(parseQuantity(memoryLimit) ?? 0),
    ...tlsConfig(model, url),
  };
}

function tlsConfig(model: Model, url: string): Pick<RemoteWrite, 'tlsConfig'> {
  const ca = { secret: { name: model.tls.ca, key: secretKeys.ca } };
  if (!model.tls.mutual) return needsFleetCa(model, url) ? { tlsConfig: { ca } } : {};
  const own = (key: string): SecretKeySelector => ({ name: mutualSecrets.agent, key });
  return {
    tlsConfig: {
      ca,
      cert: { secret: own('tls.crt') },
      keySecret: own('tls.key'),
      serverName: serverName('receive', model.hub),
    },
  };
}
