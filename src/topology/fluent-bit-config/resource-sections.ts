import { isJsonObject, listAt, mapAt, stringAt } from '../../kube/read.ts';
import { entryOf } from '../../kube/table.ts';
import { classicSections } from './classic-sections.ts';
import type { ConfigSection } from './config-section.ts';
import { fieldNames, pluginNames, storageNames } from './field-names.ts';
import { yamlSection } from './yaml-sections.ts';

/** The service section of a ClusterFluentBitConfig's or FluentBitConfig's `spec.service`. */
export function serviceSection(service: unknown): ConfigSection {
  const properties = propertiesOf(service);
  for (const [key, value] of Object.entries(mapAt(service, 'storage')))
    properties.set(entryOf(storageNames, key) ?? `storage.${snake(key)}`, [String(value)]);
  return { kind: 'service', name: '', properties };
}

/** The section of an input or output resource: the one field of its spec that is a plugin, with `match` and the like beside it. */
export function resourceSection(kind: 'input' | 'output', spec: unknown): ConfigSection | null {
  const beside = new Map(
    ['match', 'matchRegex', 'retry_limit', 'alias'].flatMap((key) => {
      const value = stringAt(spec, key);
      return value === undefined ? [] : [[entryOf(fieldNames, key) ?? snake(key), [value]] as const];
    }),
  );
  if (mapAt(spec)['processors'] !== undefined) beside.set('processors', ['{}']);
  return pluginSection(kind, spec, beside);
}

/** The sections of a filter resource, one for each of its `filters`. */
export function filterSections(spec: unknown): readonly ConfigSection[] {
  const beside = new Map(
    ['match', 'matchRegex'].flatMap((key) => {
      const value = stringAt(spec, key);
      return value === undefined ? [] : [[snake(key), [value]] as const];
    }),
  );
  return listAt(spec, 'filters').flatMap((entry) => pluginSection('filter', entry, beside) ?? []);
}

function pluginSection(
  kind: 'input' | 'filter' | 'output',
  spec: unknown,
  beside: ReadonlyMap<string, readonly string[]>,
): ConfigSection | null {
  const found = Object.entries(mapAt(spec)).find(([key, value]) => key !== 'processors' && isJsonObject(value));
  if (found === undefined) return null;
  const [plugin, settings] = found;
  if (plugin === 'customPlugin') return customSection(kind, settings, beside);
  return {
    kind,
    name: entryOf(pluginNames, plugin) ?? snake(plugin),
    properties: new Map([...propertiesOf(settings), ...beside]),
  };
}

/** A plugin that is written out, in the classic format or in YAML. */
function customSection(
  kind: 'input' | 'filter' | 'output',
  settings: unknown,
  beside: ReadonlyMap<string, readonly string[]>,
): ConfigSection {
  const written = stringAt(settings, 'config');
  const section =
    written === undefined
      ? yamlSection(kind, mapAt(settings, 'yamlConfig'))
      : classicSections(`[${kind}]\n${written}`).sections[0];
  return { kind, name: section?.name ?? '', properties: new Map([...beside, ...(section?.properties ?? [])]) };
}

function propertiesOf(settings: unknown): Map<string, readonly string[]> {
  const properties = new Map<string, readonly string[]>();
  for (const [key, value] of Object.entries(mapAt(settings))) {
    if (key === 'tls' && isJsonObject(value)) {
      properties.set('tls', ['on']);
      for (const [part, text] of Object.entries(value))
        if (!isJsonObject(text)) properties.set(`tls.${snake(part)}`, [String(text)]);
    } else if (key === 'rules' && Array.isArray(value)) {
      for (const [name, values] of ruleProperties(value)) properties.set(name, values);
    } else if (Array.isArray(value)) properties.set(entryOf(fieldNames, key) ?? snake(key), value.map(String));
    else if (!isJsonObject(value) && value !== undefined && value !== null)
      properties.set(entryOf(fieldNames, key) ?? snake(key), [String(value)]);
  }
  return properties;
}

/** Rules of `modify`, each a map from an action to names and values, or to a name; those of `rewriteTag` are texts. */
function ruleProperties(rules: readonly unknown[]): ReadonlyMap<string, readonly string[]> {
  const out = new Map<string, string[]>();
  const add = (name: string, value: string): void => {
    out.set(name, [...(out.get(name) ?? []), value]);
  };
  for (const rule of rules) {
    if (!isJsonObject(rule)) add('rule', String(rule));
    else
      for (const [action, what] of Object.entries(rule))
        if (isJsonObject(what))
          for (const [name, value] of Object.entries(what)) add(snake(action), `${name} ${value}`);
        else add(snake(action), String(what));
  }
  return out;
}

function snake(name: string): string {
  return name.replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase();
}
