import { Agent, request } from 'node:https';
import type { KubeObject } from '../../src/kube/objects.ts';
import type { Connection } from '../../test/engines/harness/api-client.ts';

/**
 * Applies objects by nothing but requests over so many kept-alive connections; milliseconds. The server is asked for the same work as by namsan:
 * server-side apply, strict validation, nothing taken from others. Bodies lack its label and annotations, and answers are not looked at.
 */
export async function barePatches(
  { url, token, ca }: Connection,
  objects: readonly KubeObject[],
  connections: number,
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, ca, servername: 'kubernetes' });
  const bodies = objects.map((object) => ({ path: pathOf(object), body: JSON.stringify(object) }));
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let one = bodies[next++]; one !== undefined; one = bodies[next++]) {
      const { path, body } = one;
      const status = await new Promise<number>((resolve, reject) => {
        const headers = {
          authorization: `Bearer ${token}`,
          'content-type': 'application/apply-patch+yaml',
          'content-length': Buffer.byteLength(body),
        };
        const sent = request(new URL(path, url), { method: 'PATCH', agent, headers }, (response) => {
          response.on('end', () => resolve(response.statusCode ?? 0)).resume();
        });
        sent.on('error', reject);
        sent.end(body);
      });
      if (status >= 300) throw new Error(`PATCH ${path} was answered by ${status}`);
    }
  };
  const begin = performance.now();
  await Promise.all(Array.from({ length: connections }, worker));
  const ms = performance.now() - begin;
  agent.destroy();
  return ms;
}

function pathOf({ apiVersion, kind, metadata: { namespace, name } }: KubeObject): string {
  const base = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
  const place = namespace === undefined ? '' : `/namespaces/${namespace}`;
  return `${base}${place}/${kind.toLowerCase()}s/${name}?fieldManager=bare&fieldValidation=Strict&force=false`;
}
