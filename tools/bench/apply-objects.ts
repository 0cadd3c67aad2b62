import type { KubeObject } from '../../src/kube/objects.ts';

/** So many objects in twenty namespaces, those first: half ConfigMaps, else Deployments, Services and ServiceAccounts as a fleet has them. */
export function manyObjects(prefix: string, count: number): readonly KubeObject[] {
  const namespaces = Array.from({ length: 20 }, (_, i) => `${prefix}-${i}`);
  const made = namespaces.map((name): KubeObject => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } }));
  for (let i = made.length; i < count; i += 1) made.push(oneObject(i, namespaces[i % namespaces.length] ?? ''));
  return made;
}

function oneObject(i: number, namespace: string): KubeObject {
  const name = `part-${i}`;
  const labels = { 'app.kubernetes.io/name': name, 'app.kubernetes.io/part-of': 'bench' };
  const metadata = { name, namespace, labels };
  if (i % 2 === 0) {
    const data = { 'config.yaml': `key: ${i}\n`.repeat(40), mode: 'bench' };
    const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata, data };
    return object;
  }
  if (i % 4 === 1) {
    const container = {
      name: 'main',
      image: 'registry.example.com/part:v1',
      args: ['--log.level=info', `--part=${i}`],
      ports: [{ name: 'http', containerPort: 8080 }],
      resources: { requests: { cpu: '100m', memory: '128Mi' }, limits: { memory: '256Mi' } },
      volumeMounts: [{ name: 'config', mountPath: '/etc/part', readOnly: true }],
    };
    const spec = {
      replicas: 1,
      selector: { matchLabels: { 'app.kubernetes.io/name': name } },
      template: {
        metadata: { labels },
        spec: { containers: [container], volumes: [{ name: 'config', configMap: { name } }] },
      },
    };
    const object = { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec };
    return object;
  }
  if (i % 8 === 3) {
    const object = { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false };
    return object;
  }
  const spec = { clusterIP: 'None', selector: labels, ports: [{ name: 'http', port: 80, targetPort: 'http' }] };
  const object = { apiVersion: 'v1', kind: 'Service', metadata, spec };
  return object;
}
