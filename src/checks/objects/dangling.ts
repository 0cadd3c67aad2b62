/** Something that an object names and that its cluster does not have. */
export interface Dangling {
  readonly where: { readonly cluster: string; readonly object: string; readonly field: string };
  readonly message: string;
  /** What is there under a very similar name; `null` for nothing like it. */
  readonly meant: string | null;
}
