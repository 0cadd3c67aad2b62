import { createHash } from 'node:crypto';
import { dump } from 'js-yaml';
import type { Json } from '../../kube/objects.ts';
import type { ConfigMap, Volume } from '../../kube/types.gen.ts';
import { type Identity, metadata } from './labels.ts';

/** The text of a configuration file: the same value gives the same bytes. */
export function yamlFile(value: Json): string {
  return dump(value, { noRefs: true, lineWidth: -1 });
}

/** The same for programs that read JSON. */
export function jsonFile(value: Json): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

/** A ConfigMap of whole files, by file name; in the namespace `monitoring`, or another. */
export function configMap(
  identity: Identity,
  name: string,
  files: Readonly<Record<string, string>>,
  namespace?: string,
): ConfigMap {
  return { apiVersion: 'v1', kind: 'ConfigMap', metadata: metadata(identity, name, namespace), data: files };
}

/** The volume of a ConfigMap's files. */
export function configVolume(volume: string, configMapName: string): Volume {
  return { name: volume, configMap: { name: configMapName } };
}

/** For the pod template of a process that does not read its file again: a changed file then restarts its pods. */
export function checksum(file: string, text: string): Readonly<Record<string, string>> {
  return { [`checksum/${file}`]: createHash('sha256').update(text).digest('hex') };
}
