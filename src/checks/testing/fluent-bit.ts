/** A DaemonSet `logging/fluent-bit` that runs Fluent Bit with this file in its YAML format, as YAML documents. */
export function daemonSet(config: string, image = 'cr.fluentbit.io/fluent/fluent-bit:5.1.1'): string {
  return `---
apiVersion: v1
kind: ConfigMap
metadata: {name: fluent-bit, namespace: logging}
data:
  fluent-bit.yaml: ${JSON.stringify(config)}
---
apiVersion: apps/v1
kind: DaemonSet
metadata: {name: fluent-bit, namespace: logging}
spec:
  template:
    metadata: {labels: {app: fluent-bit}}
    spec:
      containers:
        - name: fluent-bit
          image: ${image}
          command: [/fluent-bit/bin/fluent-bit]
          args: [--config=/config/fluent-bit.yaml]
          volumeMounts: [{name: config, mountPath: /config}]
      volumes: [{name: config, configMap: {name: fluent-bit}}]
`;
}
