import { z } from 'zod';
import { derived } from './derived.ts';
import { load } from './load.ts';
import { expose } from './platform.ts';
import {
  address,
  byteSize,
  cores,
  count,
  duration,
  host,
  id,
  nodePort,
  quantity,
  secretRef,
  span,
  webUrl,
} from './scalars.ts';

const kubernetes = z
  .strictObject({
    version: z
      .string({ error: 'must be in quotes, as "1.35": without them YAML reads a number, and 1.30 becomes 1.3' })
      .regex(/^1\.\d{1,3}$/, { error: 'must be a minor version such as "1.35"' })
      .meta({ kind: 'minor version' })
      .default('1.35')
      .describe('Minor version of Kubernetes, in quotes.'),
    flavor: z
      .enum(['kubeadm', 'minikube', 'kind', 'other'])
      .default('other')
      .describe('What the cluster was made with.'),
    context: z
      .string({ error: 'must be the name of a kubeconfig context' })
      .regex(/^[\w.@:/-]{1,253}$/, { error: 'must be the name of a kubeconfig context' })
      .meta({ kind: 'context name' })
      .optional()
      .describe('Its context in your kubeconfig.')
      .meta({ derived: derived.context.says }),
    api: webUrl('the address of the API server')
      .optional()
      .describe('Address of the API server, at which the hub scrapes the cluster and Argo CD reaches it.')
      .meta({ derived: derived.api.says }),
  })
  .describe('The cluster itself.');

const node = z
  .strictObject({
    name: id.describe('Name of the node.'),
    address: address.describe('IPv4 address under which other clusters reach it.'),
    cpu: cores.optional().describe('Cores of the node.').meta({ derived: derived.nodeCpu.says }),
    memory: quantity.optional().describe('Memory of the node.').meta({ derived: derived.nodeMemory.says }),
    disk: quantity.optional().describe('Disk of the node for volumes.').meta({ derived: derived.nodeDisk.says }),
    zone: id.optional().describe('Zone that it fails with; the same as its label `topology.kubernetes.io/zone`.'),
  })
  .describe('A node of the cluster.');

/**
 * A tenant is part of the StatefulSet `prom-agent-agent-<tenant>`, whose name with a hash of ten characters is a label of its pods, and labels
 * end at 63 characters (kubernetes pkg/controller/history ControllerRevisionName).
 */
const tenant = id.max(35, { error: 'must have at most 35 characters: it is part of the names of pods' });

const clusterMetrics = z
  .strictObject({
    mode: z
      .enum(['sidecar', 'agent', 'scrape', 'none'])
      .describe(
        '`sidecar`: Prometheus with Thanos sidecar; `agent`: Prometheus Agent that writes to Thanos Receive; `scrape`: the hub scrapes this cluster; `none`.',
      ),
    replicas: count(1, 10).default(1).describe('Prometheus pods that scrape the same targets.'),
    keepLocal: span.default('24h').describe('How long Prometheus keeps blocks on its own volume.'),
    keepLocalSize: byteSize
      .optional()
      .describe('Largest size of those blocks; it cuts `keepLocal` short when reached.'),
    volume: quantity.default('50Gi').describe('Volume of each Prometheus or agent.'),
    storeApi: z
      .strictObject({ nodePort: nodePort.default(30901).describe('NodePort of the StoreAPI of the sidecar.') })
      .prefault({})
      .describe('How the hub reaches the sidecar, where the cluster has node ports or ingress-nginx.'),
    tenants: z
      .array(tenant, { error: 'must be a list of tenant names' })
      .max(200)
      .default([])
      .describe('Tenants whose agents run here, one agent each; none is one agent for the whole cluster.'),
    credentials: secretRef
      .optional()
      .describe('Secret on the hub with the keys `token` and `ca.crt` of this cluster; needed for `scrape`.'),
    survive: z
      .strictObject({
        objectStore: duration.optional().describe('Longest outage of the object store for this cluster.'),
        hub: duration.optional().describe('Longest outage of the hub for this cluster.'),
        link: duration.optional().describe('Longest outage of the link of this cluster.'),
      })
      .default({})
      .describe('Where this cluster is promised other outages than `metrics.survive` says.'),
  })
  .describe('How the metrics of this cluster reach the hub.');

const clusterLogs = z
  .strictObject({
    mode: z
      .enum(['local', 'forward', 'none'])
      .describe('`local`: an OpenSearch in this cluster; `forward`: to the one of the hub; `none`.'),
    store: z
      .strictObject({
        managers: count(0, 9).default(0).describe('Cluster manager nodes; 0 is a single node that does all.'),
        data: count(1, 100).default(1).describe('Data nodes.'),
        dashboards: count(0, 10).default(1).describe('Pods of OpenSearch Dashboards.'),
      })
      .prefault({})
      .describe('The OpenSearch of this cluster.'),
    aggregator: count(0, 10).default(0).describe('Pods that take logs of other clusters before the index.'),
    collector: z
      .enum(['operator', 'daemonset'])
      .optional()
      .describe('Whether Fluent Bit is run by the Fluent Operator or as a plain DaemonSet.')
      .meta({ derived: derived.collector.says }),
    nodePort: z
      .strictObject({
        store: nodePort.default(30920).describe('NodePort of OpenSearch on the hub.'),
        dashboards: nodePort.default(30561).describe('NodePort of OpenSearch Dashboards.'),
        aggregator: nodePort.default(30224).describe('NodePort of the aggregator on the hub.'),
      })
      .prefault({})
      .describe('Node ports of logs, where the cluster has no other way in for them.'),
  })
  .describe('How the logs of this cluster are kept.');

/** One cluster of the fleet. */
export const cluster = z
  .strictObject({
    id: id.describe('Name of the cluster: its external label `cluster`, its folder, its part in host names.'),
    role: z
      .enum(['hub', 'edge', 'storage'])
      .describe('Exactly one `hub` answers queries; `edge` sends; `storage` serves S3.'),
    domain: host
      .max(230, { error: 'must have at most 230 characters: names of services come before it' })
      .optional()
      .describe('Exposed hosts are `<service>.<domain>`.'),
    kubernetes: kubernetes.prefault({}),
    nodes: z
      .array(node, { error: 'must be a list of nodes' })
      .min(1, { error: 'must name at least one node' })
      .max(5000)
      .describe('The nodes of the cluster; the first one is asked at node ports.'),
    expose: expose.optional().meta({ derived: derived.exposeVia.says }),
    cni: z
      .enum(['cilium', 'existing'])
      .optional()
      .describe('Whether Cilium is installed as the network of the cluster, or a network is there.')
      .meta({ derived: derived.cni.says }),
    labels: z
      .record(
        z.string().regex(/^[a-zA-Z_][a-zA-Z0-9_]{0,127}$/, {
          error: 'must be a Prometheus label name: letters, digits and `_`, no digit first',
        }),
        z
          .string({ error: 'must be a text without blanks and quotes, of at most 128 characters' })
          .regex(/^[^\s"'\\]{1,128}$/, {
            error: 'must be a text without blanks and quotes, of at most 128 characters',
          })
          .meta({ kind: 'text' }),
        { error: 'must map label names to values' },
      )
      .default({})
      .describe('Further external labels of every series of this cluster.'),
    load: load.optional(),
    metrics: clusterMetrics,
    logs: clusterLogs.prefault({ mode: 'none' }),
    grafana: z
      .enum(['local', 'none'])
      .optional()
      .describe('Whether Grafana runs here.')
      .meta({ derived: derived.grafana.says }),
    alertmanager: z
      .enum(['local', 'none'])
      .optional()
      .describe('Whether an Alertmanager runs here.')
      .meta({ derived: derived.alertmanager.says }),
  })
  .describe('A cluster of the fleet.');
