import { load } from 'js-yaml';
import { sizeFault } from '../../kube/size-fault.ts';

/** Reads texts of YAML or JSON that stand inside objects: configuration files, data sources. Equal texts are parsed once. */
export interface Yaml {
  /** The first document as plain data; `undefined` where the text is none. */
  readonly parse: (text: string) => unknown;
}

/** Texts above this size are no configuration that an engine would load from a ConfigMap, which Kubernetes limits to 1 MiB. */
const largest = 4 * 1024 * 1024;

/** A reader that parses each text once. */
export function yamlReader(): Yaml {
  const known = new Map<string, unknown>();
  return {
    parse: (text) => {
      if (known.has(text)) return known.get(text);
      const value = text.length > largest ? undefined : parsed(text);
      known.set(text, value);
      return value;
    },
  };
}

/** Thanos reads only the first document of a file. */
function parsed(text: string): unknown {
  try {
    if (/^\s*[[{]/.test(text)) return sized(JSON.parse(text));
  } catch {
    // Flow style of YAML: read below.
  }
  try {
    return sized(load(firstDocument(text)));
  } catch {
    return undefined;
  }
}

/** No engine is configured by what cannot be walked to its end. */
function sized(value: unknown): unknown {
  return sizeFault(value) === null ? value : undefined;
}

function firstDocument(text: string): string {
  const rest = text.replace(/^(?:\s*(?:#.*)?\n)*---[^\S\n]*(?:#.*)?\n/, '');
  const end = rest.search(/^---(?:\s|$)/m);
  return end < 0 ? rest : rest.slice(0, end);
}
