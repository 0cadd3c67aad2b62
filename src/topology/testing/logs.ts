const enabled = 'labels: {fluentbit.fluent.io/enabled: "true"}';
const selector = '{matchLabels: {fluentbit.fluent.io/enabled: "true"}}';

/** A hub by operators: an OpenSearchCluster with Dashboards, its definitions, a Collector that gathers, and a FluentBit of its own. */
export const operatedLogsHub = `
apiVersion: opensearch.org/v1
kind: OpenSearchCluster
metadata: {name: opensearch, namespace: logging}
spec:
  general:
    serviceName: opensearch
    httpPort: 9200
    additionalConfig: {s3.client.default.endpoint: "s3.example.com:9000", s3.client.default.protocol: http}
    snapshotRepositories: [{name: archive, type: s3, settings: {bucket: logs, base_path: hub}}]
  security: {tls: {http: {generate: true}}}
  dashboards: {enable: true, replicas: 1}
  nodePools:
    - {component: managers, replicas: 3, roles: [cluster_manager]}
    - {component: data, replicas: 3, roles: [data, ingest]}
---
apiVersion: opensearch.org/v1
kind: OpensearchIndexTemplate
metadata: {name: logs-k8s, namespace: logging}
spec: {opensearchCluster: {name: opensearch}, name: logs-k8s, indexPatterns: ["logs-k8s-*"], priority: 100}
---
apiVersion: opensearch.org/v1
kind: OpenSearchISMPolicy
metadata: {name: logs, namespace: logging}
spec:
  opensearchCluster: {name: opensearch}
  policyId: logs
  defaultState: hot
  ismTemplate: {indexPatterns: ["logs-*"], priority: 100}
  states:
    - {name: hot, actions: [], transitions: [{stateName: archive, conditions: {minIndexAge: 15d}}]}
    - name: archive
      actions: [{snapshot: {repository: archive, snapshot: "ism-{{ctx.index}}"}}]
      transitions: [{stateName: delete}]
    - {name: delete, actions: [{delete: {}}]}
---
apiVersion: fluentbit.fluent.io/v1alpha2
kind: ClusterFluentBitConfig
metadata: {name: collector}
spec: {inputSelector: ${selector}, filterSelector: ${selector}, outputSelector: ${selector}, service: {storage: {path: /fluent-bit/tail/buffers}}}
---
apiVersion: fluentbit.fluent.io/v1alpha2
kind: FluentBit
metadata: {name: fluent-bit, namespace: logging, labels: {app: fluent-bit}}
spec: {fluentBitConfigName: collector, image: "ghcr.io/fluent/fluent-operator/fluent-bit:5.1.0", positionDB: {hostPath: {path: /var/lib/fluent-bit}}}
---
apiVersion: fluentbit.fluent.io/v1alpha2
kind: ClusterInput
metadata: {name: containers, ${enabled}}
spec: {tail: {tag: kube.*, path: /var/log/containers/*.log, db: /fluent-bit/tail/pos.db, storageType: filesystem}}
---
apiVersion: fluentbit.fluent.io/v1alpha2
kind: ClusterFilter
metadata: {name: cluster, ${enabled}}
spec: {match: "*", filters: [{recordModifier: {records: [cluster hub]}}]}
---
apiVersion: fluentbit.fluent.io/v1alpha2
kind: ClusterOutput
metadata: {name: opensearch, ${enabled}}
spec:
  match: kube.*
  retry_limit: no_limits
  opensearch: {host: opensearch.logging.svc, port: 9200, logstashFormat: true, logstashPrefix: logs-k8s, totalLimitSize: 2G, tls: {verify: true}}
---
apiVersion: fluentbit.fluent.io/v1alpha2
kind: ClusterFluentBitConfig
metadata: {name: aggregator}
spec:
  inputSelector: {matchLabels: {part: aggregator}}
  outputSelector: {matchLabels: {fluentbit.fluent.io/enabled: "true"}}
  service: {storage: {path: /buffers/chunks}}
---
apiVersion: fluentbit.fluent.io/v1alpha2
kind: ClusterInput
metadata: {name: forward, labels: {part: aggregator}}
spec: {forward: {port: 24224}}
---
apiVersion: fluentbit.fluent.io/v1alpha2
kind: Collector
metadata: {name: fluent-bit-aggregator, namespace: logging, labels: {app: aggregator}}
spec: {fluentBitConfigName: aggregator, replicas: 2, bufferPath: /buffers, ports: [{name: forward, containerPort: 24224, protocol: TCP}]}
---
apiVersion: v1
kind: Service
metadata: {name: aggregator-outside, namespace: logging}
spec: {type: NodePort, selector: {app: aggregator}, ports: [{port: 24224, nodePort: 30224}]}
---`;

/** An edge by plain objects: one OpenSearch with its definitions in a ConfigMap, Dashboards, and a DaemonSet that ships to both stores. */
export const plainLogsEdge = `
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: opensearch, namespace: logging}
spec:
  serviceName: opensearch
  template:
    metadata: {labels: {app: opensearch}}
    spec:
      containers:
        - name: opensearch
          image: docker.io/opensearchproject/opensearch:3.6.0
          env: [{name: discovery.type, value: single-node}, {name: s3.client.default.endpoint, value: "http://s3.example.com:9000"}]
          volumeMounts: [{name: data, mountPath: /usr/share/opensearch/data}]
  volumeClaimTemplates: [{metadata: {name: data}}]
---
apiVersion: v1
kind: Service
metadata: {name: opensearch, namespace: logging}
spec: {selector: {app: opensearch}, ports: [{port: 9200}]}
---
apiVersion: apps/v1
kind: Deployment
metadata: {name: dashboards, namespace: logging}
spec:
  template:
    spec:
      containers:
        - name: dashboards
          image: docker.io/opensearchproject/opensearch-dashboards:3.6.0
          env: [{name: OPENSEARCH_HOSTS, value: '["https://opensearch:9200"]'}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: opensearch-setup, namespace: logging}
data:
  index-template.logs-host.json: '{"index_patterns": ["logs-host-*"], "priority": 100}'
  snapshot-repository.archive.json: '{"type": "s3", "settings": {"bucket": "logs", "base_path": "edge"}}'
  snapshot-policy.logs.json: >-
    {"creation": {"schedule": {"cron": {"expression": "30 1 * * *"}}},
     "deletion": {"condition": {"max_age": "180d", "min_count": 7}, "snapshot_pattern": "ism-*"},
     "snapshot_config": {"repository": "archive", "indices": "logs-*"}}
---
apiVersion: batch/v1
kind: Job
metadata: {name: opensearch-setup, namespace: logging}
spec:
  template:
    spec:
      containers: [{name: setup, image: docker.io/opensearchproject/opensearch:3.6.0, command: [sh, /setup/setup.sh]}]
      volumes: [{name: setup, configMap: {name: opensearch-setup}}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: fluent-bit, namespace: logging}
data:
  fluent-bit.yaml: |
    env: {CLUSTER: edge}
    service: {storage.path: /state/chunks}
    pipeline:
      inputs:
        - {name: systemd, tag: host.*, db: /state/journal.db, storage.type: filesystem}
      filters:
        - {name: record_modifier, match: '*', record: "cluster \${CLUSTER}"}
      outputs:
        - {name: opensearch, match: host.*, host: opensearch, port: 9200, logstash_format: on, logstash_prefix: logs-host, tls: on, retry_limit: 5}
        - {name: forward, match: host.*, host: 10.0.0.1, port: 30224, tls: on}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: fluent-bit, namespace: logging}
spec:
  template:
    spec:
      containers:
        - name: fluent-bit
          image: cr.fluentbit.io/fluent/fluent-bit:5.1.1
          args: [-c, /config/fluent-bit.yaml]
          volumeMounts: [{name: config, mountPath: /config}, {name: state, mountPath: /state}]
      volumes: [{name: config, configMap: {name: fluent-bit}}, {name: state, hostPath: {path: /var/lib/fluent-bit}}]
---`;
