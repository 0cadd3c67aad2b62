const image = 'quay.io/thanos/thanos:v0.42.4';

interface Options {
  readonly kind?: 'Deployment' | 'StatefulSet';
  readonly replicas?: number;
  readonly ports?: Readonly<Record<string, number>>;
  readonly spec?: string;
}

/** A component in the shape that kube-thanos gives it: args with `$(NAME)`, the object store by variable, `thanos` as namespace, a Service that selects by labels. */
export function component(name: string, args: readonly string[], options: Options = {}): string {
  const { kind = 'StatefulSet', replicas = 1, ports = { grpc: 10_901, http: 10_902 }, spec = '' } = options;
  const labels = `{app.kubernetes.io/name: ${name}, app.kubernetes.io/instance: ${name}}`;
  const named = Object.entries(ports);
  return `
apiVersion: v1
kind: Service
metadata: {name: ${name}, namespace: thanos, labels: ${labels}}
spec:
  ${kind === 'StatefulSet' ? 'clusterIP: None' : ''}
  selector: ${labels}
  ports: [${named.map(([port, number]) => `{name: ${port}, port: ${number}, targetPort: ${number}}`).join(', ')}]
---
apiVersion: apps/v1
kind: ${kind}
metadata: {name: ${name}, namespace: thanos, labels: ${labels}}
spec:
  replicas: ${replicas}
  ${kind === 'StatefulSet' ? `serviceName: ${name}` : ''}
  selector: {matchLabels: ${labels}}
  template:
    metadata: {labels: ${labels}}
    spec:
      containers:
        - name: ${name}
          image: ${image}
          args: ${JSON.stringify(args)}
          env:
            - {name: NAME, valueFrom: {fieldRef: {fieldPath: metadata.name}}}
            - {name: NAMESPACE, valueFrom: {fieldRef: {fieldPath: metadata.namespace}}}
            - {name: OBJSTORE_CONFIG, valueFrom: {secretKeyRef: {name: thanos-objectstorage, key: thanos.yaml}}}
          ports: [${named.map(([port, number]) => `{name: ${port}, containerPort: ${number}}`).join(', ')}]
          volumeMounts: [{name: data, mountPath: /var/thanos}, {name: hashring-config, mountPath: /var/lib/thanos-receive}]
      volumes: [{name: hashring-config, configMap: {name: hashring}}${spec === '' ? '' : `, ${spec}`}]
  ${kind === 'StatefulSet' ? 'volumeClaimTemplates: [{metadata: {name: data}}]' : ''}
---`;
}
