import type { Connection } from './api-client.ts';

/** A kubeconfig with a context for each of these servers. */
export function kubeconfigOf(servers: Readonly<Record<string, Connection>>): string {
  const all = Object.entries(servers);
  return JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: all.map(([name, { url, ca }]) => ({
      name,
      cluster: {
        server: url,
        ...(url.startsWith('http:')
          ? { 'insecure-skip-tls-verify': true }
          : { 'certificate-authority-data': Buffer.from(ca).toString('base64'), 'tls-server-name': 'kubernetes' }),
      },
    })),
    users: all.map(([name, { token }]) => ({ name, user: { token } })),
    contexts: all.map(([name]) => ({ name, context: { cluster: name, user: name } })),
  });
}
