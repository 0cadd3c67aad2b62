import { isJsonObject, listAt, mapAt } from '../../kube/read.ts';
import type { ConfigSection } from './config-section.ts';

/**
 * The sections of a configuration in Fluent Bit's YAML format, already parsed (docs.fluentbit.io administration/configuring-fluent-bit/yaml).
 * Lists give a property several values; maps in it, such as processors, are given as JSON.
 */
export function yamlSections(config: unknown): readonly ConfigSection[] {
  const service = mapAt(config, 'service');
  const pipeline = (key: string, kind: ConfigSection['kind']): readonly ConfigSection[] =>
    listAt(config, 'pipeline', key).map((entry) => yamlSection(kind, entry));
  return [
    ...(Object.keys(service).length === 0 ? [] : [yamlSection('service', service)]),
    ...listAt(config, 'parsers').map((entry) => yamlSection('parser', entry)),
    ...listAt(config, 'multiline_parsers').map((entry) => yamlSection('multiline-parser', entry)),
    ...pipeline('inputs', 'input'),
    ...pipeline('filters', 'filter'),
    ...pipeline('outputs', 'output'),
  ];
}

/** One section of the YAML format; what is no map is a section without a name. */
export function yamlSection(kind: ConfigSection['kind'], entry: unknown): ConfigSection {
  const properties = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(mapAt(entry))) {
    const values = (Array.isArray(value) ? value : [value]).filter((v) => v !== null && v !== undefined);
    properties.set(key.toLowerCase(), values.map(textOf));
  }
  return { kind, name: kind === 'service' ? '' : (properties.get('name')?.at(-1) ?? '').toLowerCase(), properties };
}

function textOf(value: unknown): string {
  return isJsonObject(value) || Array.isArray(value) ? JSON.stringify(value) : String(value);
}
