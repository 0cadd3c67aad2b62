import type { SecretSource } from '../../model/secrets/declared-secret.ts';
import type { HiddenValue } from './hidden-value.ts';

/** A key of a Secret of the fleet file. */
export type SourceName = Pick<SecretSource, 'secret' | 'key'>;

/** Values by the names of their sources. Both `secret/key` and the variable's name find one. */
export type GivenValues = (source: SourceName) => HiddenValue | undefined;

/** The variable of a value, as the scripts of `bootstrap/` name it: `S3_CREDENTIALS_ACCESS_KEY`. */
export function variableOf({ secret, key }: SourceName): string {
  return `${secret}_${key}`.toUpperCase().replaceAll(/[.-]/g, '_');
}

/** `secret/key`: how a source is called. */
export function sourceName({ secret, key }: SourceName): string {
  return `${secret}/${key}`;
}

/** The first of several that has a value. */
export function firstOf(...given: readonly GivenValues[]): GivenValues {
  return (source) => {
    for (const one of given) {
      const value = one(source);
      if (value !== undefined) return value;
    }
    return undefined;
  };
}
