import { readManifests } from '../read/read-manifests.ts';

/** A Service of the namespace `m` as text. */
export function service(name: string): string {
  return `apiVersion: v1\nkind: Service\nmetadata:\n  name: ${name}\n  namespace: m\n`;
}

/** What was read of a folder: names, places and findings with paths in the folder. */
export function shortly(folder: string) {
  const { cluster, objects, places, findings } = readManifests('edge', folder);
  const relative = (file: string): string => file.slice(folder.length + 1);
  return {
    cluster,
    names: objects.map((o) => o.metadata.name),
    places: Object.fromEntries([...places].map(([name, p]) => [name, `${relative(p.file)}:${p.line}`])),
    findings: findings.map((f) => [
      f.code,
      'file' in f.where ? `${relative(f.where.file)}:${f.where.line}` : '',
      f.message,
    ]),
  };
}
