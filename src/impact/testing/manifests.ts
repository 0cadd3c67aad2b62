// What changes in the tests of many rules, as YAML documents that begin with `---`.

/** A StatefulSet `monitoring/<name>` that runs Thanos with these arguments, written as in a list of YAML. */
export function thanos(name: string, replicas: number, args: string): string {
  return `---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: ${name}, namespace: monitoring}
spec:
  replicas: ${replicas}
  template:
    spec:
      containers:
        - name: thanos
          image: quay.io/thanos/thanos:v0.42.4
          args: [${args}]
`;
}

/** The argument that gives an engine a bucket of this name. */
export function objectStore(bucket: string): string {
  return `'--objstore.config={type: S3, config: {bucket: ${bucket}, endpoint: s3.example.com}}'`;
}

/** Three ingesters that upload. */
export const ingesters = thanos('receive', 3, `receive, '--label=region="eu"', ${objectStore('m')}`);

/** A Prometheus that uploads its blocks. */
export const uploadingPrometheus = `---
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: monitoring}
spec:
  replicas: 1
  retention: 1d
  externalLabels: {cluster: edge-1}
  thanos: {image: 'quay.io/thanos/thanos:v0.42.4', objectStorageConfig: {name: objstore, key: objstore.yml}}
`;

/** A Prometheus that keeps all that it has. */
export const keepingPrometheus = `---
apiVersion: monitoring.coreos.com/v1
kind: Prometheus
metadata: {name: k8s, namespace: monitoring}
spec:
  retention: 15d
`;

/** A database with volumes of its own. */
export const database = `---
apiVersion: apps/v1
kind: StatefulSet
metadata: {name: db, namespace: shop}
spec:
  serviceName: db
  template:
    spec: {containers: [{name: db, image: "example.com/db:1.0"}]}
  volumeClaimTemplates:
    - metadata: {name: data}
      spec: {storageClassName: longhorn, accessModes: [ReadWriteOnce], resources: {requests: {storage: 10Gi}}}
`;

/** An OpenSearch of three nodes. */
export const logStore = `---
apiVersion: opensearch.org/v1
kind: OpenSearchCluster
metadata: {name: logs, namespace: logging}
spec:
  general: {serviceName: logs, version: 3.6.0}
  nodePools:
    - {component: data, replicas: 3, diskSize: 50Gi, roles: [cluster_manager, data]}
`;

/** What stays as it is. */
export const notes = `---
apiVersion: v1
kind: ConfigMap
metadata: {name: notes, namespace: shop}
data: {text: a}
`;

/** A Fluent Bit that writes to the index family `logs-*` of OpenSearch. */
export const collector = `---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: fluent-bit, namespace: logging}
spec:
  template:
    metadata: {labels: {app: fluent-bit}}
    spec:
      containers:
        - name: fluent-bit
          image: fluent/fluent-bit:5.1.1
          args: [--config=/fluent-bit/etc/fluent-bit.conf]
          volumeMounts: [{name: config, mountPath: /fluent-bit/etc}]
      volumes: [{name: config, configMap: {name: fluent-bit}}]
---
apiVersion: v1
kind: ConfigMap
metadata: {name: fluent-bit, namespace: logging}
data:
  fluent-bit.conf: |
    [INPUT]
        Name tail
        Path /var/log/containers/*.log
        Tag  kube.*
    [OUTPUT]
        Name  opensearch
        Match *
        Host  logs.logging.svc
        Logstash_Format On
        Logstash_Prefix logs
`;
