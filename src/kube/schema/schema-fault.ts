/** What is wrong with a value: its type, a field too many or too few, or a constraint of its schema. */
export type SchemaFaultKind =
  | 'unknown-field'
  | 'required'
  | 'type'
  | 'null'
  | 'enum'
  | 'pattern'
  | 'format'
  | 'range'
  | 'length'
  | 'duplicate-key'
  | 'duplicate-item'
  | 'alternatives';

/** One reason why the API server would refuse an object, or drop a field of it. */
export interface SchemaFault {
  readonly kind: SchemaFaultKind;
  /** Where in the object, such as `spec.template.spec.containers[0].args`. */
  readonly path: string;
  /** The fact in one sentence. */
  readonly message: string;
  /** The field or value that was likely meant. */
  readonly nearest?: string;
}
