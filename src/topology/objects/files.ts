import { at, namespaceOf, stringAt } from '../../kube/read.ts';
import type { ReadAt } from '../topology.ts';
import type { ClusterIndex } from './cluster-index.ts';
import type { Container, FileSource, Workload } from './workload.ts';

/** The text of a configuration, or where it lies and why it cannot be read. */
export type Content =
  | { readonly kind: 'text'; readonly text: string; readonly readAt: ReadAt }
  | { readonly kind: 'secret'; readonly name: string; readonly key: string }
  | { readonly kind: 'unknown'; readonly reason: string };

/** The content of a file that a container sees at an absolute path, from the ConfigMap or Secret mounted there. */
export function fileContent(cluster: ClusterIndex, workload: Workload, container: Container, path: string): Content {
  const mount = container.mounts
    .filter((m) => path === m.path || path.startsWith(`${m.path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  if (mount === undefined) return { kind: 'unknown', reason: `nothing is mounted at \`${path}\`` };
  const volume = workload.volumes.find((v) => v.name === mount.volume);
  const below = path === mount.path ? '' : path.slice(mount.path.length + 1);
  const file = [mount.subPath, below].filter((part) => part !== '').join('/');
  for (const source of volume?.files ?? []) {
    const key = source.items === null ? file : source.items.get(file);
    if (key === undefined) continue;
    const content = sourceContent(cluster, workload.namespace, source, key);
    if (content !== null) return content;
  }
  return { kind: 'unknown', reason: `\`${path}\` lies in volume \`${mount.volume}\`, whose content is in no object` };
}

function sourceContent(cluster: ClusterIndex, namespace: string, source: FileSource, key: string): Content | null {
  if (source.kind === 'Secret') return secretContent(cluster, namespace, source.name, key);
  const text = stringAt(cluster.named('ConfigMap', namespace, source.name), 'data', key);
  if (text === undefined) return null;
  return {
    kind: 'text',
    text,
    readAt: { cluster: cluster.id, object: `ConfigMap ${namespace}/${source.name}`, field: `data[${key}]` },
  };
}

/**
 * What a key of a Secret holds, if its object or the template of the ExternalSecret that makes it shows it. Values that the template takes
 * from elsewhere are left out of the text.
 */
export function secretContent(cluster: ClusterIndex, namespace: string, name: string, key: string): Content {
  const secret = cluster.named('Secret', namespace, name);
  const at = (object: string, field: string): ReadAt => ({ cluster: cluster.id, object, field });
  const object = `Secret ${namespace}/${name}`;
  const plain = stringAt(secret, 'stringData', key);
  if (plain !== undefined) return { kind: 'text', text: plain, readAt: at(object, `stringData[${key}]`) };
  const encoded = stringAt(secret, 'data', key);
  if (encoded !== undefined) {
    const text = Buffer.from(encoded, 'base64').toString('utf8');
    return { kind: 'text', text, readAt: at(object, `data[${key}]`) };
  }
  const template = externalTemplate(cluster, namespace, name, key);
  if (template !== null) return template;
  return { kind: 'secret', name, key };
}

function externalTemplate(cluster: ClusterIndex, namespace: string, secret: string, key: string): Content | null {
  for (const object of cluster.byKind.get('ExternalSecret') ?? []) {
    const target = stringAt(object, 'spec', 'target', 'name') ?? object.metadata.name;
    if (target !== secret || namespaceOf(object) !== namespace) continue;
    const text = stringAt(at(object, 'spec', 'target', 'template', 'data'), key);
    if (text === undefined) continue;
    return {
      kind: 'text',
      text: text.replace(/\{\{.*?\}\}/gs, '_'),
      readAt: {
        cluster: cluster.id,
        object: `ExternalSecret ${namespace}/${object.metadata.name}`,
        field: `spec.target.template.data[${key}]`,
      },
    };
  }
  return null;
}
