/** One section of a Fluent Bit configuration, whatever format it was written in: classic, YAML, or resources of the Fluent Operator. */
export interface ConfigSection {
  readonly kind: 'service' | 'input' | 'filter' | 'output' | 'parser' | 'multiline-parser';
  /** The plugin; empty for the service section. */
  readonly name: string;
  /** Values by the name of the property in lower case, as Fluent Bit compares them; a property that may stand more than once has several. */
  readonly properties: ReadonlyMap<string, readonly string[]>;
}

/** The last value of a property, which is the one that Fluent Bit takes; `undefined` where it is not set. */
export function propertyOf(section: ConfigSection, name: string): string | undefined {
  return section.properties.get(name)?.at(-1);
}
