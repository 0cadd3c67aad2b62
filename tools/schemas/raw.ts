import type { Json } from '../../src/kube/objects.ts';

/** The part of an OpenAPI v3 schema that CustomResourceDefinitions and the API server's own documents use. */
export interface RawSchema {
  readonly $ref?: string;
  readonly type?: string;
  readonly format?: string;
  readonly properties?: Readonly<Record<string, RawSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: RawSchema | boolean;
  readonly items?: RawSchema;
  readonly enum?: readonly Json[];
  readonly pattern?: string;
  readonly nullable?: boolean;
  readonly default?: Json;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: boolean;
  readonly exclusiveMaximum?: boolean;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minProperties?: number;
  readonly maxProperties?: number;
  readonly uniqueItems?: boolean;
  readonly multipleOf?: number;
  readonly allOf?: readonly RawSchema[];
  readonly anyOf?: readonly RawSchema[];
  readonly oneOf?: readonly RawSchema[];
  readonly not?: RawSchema;
  readonly 'x-kubernetes-int-or-string'?: boolean;
  readonly 'x-kubernetes-preserve-unknown-fields'?: boolean;
  readonly 'x-kubernetes-embedded-resource'?: boolean;
  readonly 'x-kubernetes-list-type'?: string;
  readonly 'x-kubernetes-list-map-keys'?: readonly string[];
}

/** Named definitions of an OpenAPI document, by the name that `$ref` uses. */
export type Definitions = Readonly<Record<string, RawSchema>>;

/** One kind in one version, as its source describes it. */
export interface RawKind {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespaced: boolean;
  readonly schema: RawSchema;
}

/** The kinds of one project at one version: what becomes one data file. */
export interface RawPool {
  readonly name: string;
  /** What the kinds were read from: repository and version. */
  readonly from: string;
  readonly kinds: readonly RawKind[];
  /** Empty for CustomResourceDefinitions, which refer to nothing. */
  readonly definitions: Definitions;
  /** The API server decodes its own kinds with Go's JSON reader, for which `null` is the same as absent. */
  readonly builtIn: boolean;
}
