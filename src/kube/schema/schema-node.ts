import type { Json } from '../objects.ts';

/**
 * One schema of a pool, as written by tools/schemas. It refers to others by their place in the pool, so that equal parts
 * are stored once. What is absent is not constrained; a node without a type takes anything.
 */
export interface SchemaNode {
  /** Two types may be a number or a string: `quantity` is any number or a string such as `16Gi`, `int-or-string` says itself. */
  readonly type?: SchemaType;
  /** The fields of an object, each with the place of its schema. */
  readonly fields?: Readonly<Record<string, number>>;
  /** Fields that must be there and have no default. */
  readonly required?: readonly string[];
  /** The place of the schema of a map's values. */
  readonly values?: number;
  /** The place of the schema of a list's items. */
  readonly items?: number;
  /** Fields beyond those named are kept as they are. */
  readonly open?: true;
  /** `null` is allowed: as a value of its own, or because the server puts a default in its place. */
  readonly nullable?: true;
  readonly enum?: readonly Json[];
  /** A regular expression in RE2 syntax; it need not match the whole string. */
  readonly pattern?: string;
  readonly format?: 'int32' | 'date-time' | 'byte' | 'quantity';
  readonly min?: number;
  readonly max?: number;
  /** Bounds of a string's length in code points, of a list's items, or of a map's entries. */
  readonly least?: number;
  readonly most?: number;
  /** The items of the list are all different. */
  readonly set?: true;
  /** No two items of the list have the same values of these fields. */
  readonly keys?: readonly string[];
  /** What the server fills in for a key that an item leaves out. */
  readonly keyDefaults?: Readonly<Record<string, Json>>;
  /** At least one of these sets of fields is there. */
  readonly anyOf?: readonly (readonly string[])[];
  /** Exactly one of these sets of fields is there. */
  readonly oneOf?: readonly (readonly string[])[];
}

export type SchemaType =
  | 'object'
  | 'array'
  | 'string'
  | 'integer'
  | 'number'
  | 'boolean'
  | 'int-or-string'
  | 'quantity';

/** The schemas of one project's kinds. */
export interface SchemaPool {
  /** What they were made from: repository and version. */
  readonly from: string;
  /** The API server's own kinds: Go reads a field with `null` as an absent one. */
  readonly builtIn: boolean;
  /** `<apiVersion>/<kind>`, each with the place of its schema. */
  readonly kinds: Readonly<Record<string, number>>;
  readonly nodes: readonly SchemaNode[];
}
