import type { Rule } from '../../findings/finding.ts';
import { parseDuration } from '../../kube/duration.ts';
import type { Path } from '../plain.ts';

export const unknownKey: Rule = {
  code: 'fleet/unknown-key',
  severity: 'error',
  title: 'A key is no field of the fleet file',
  why: 'A misspelt key would be ignored, and the default would quietly hold instead.',
  fix: 'Correct the spelling or remove the key.',
  refs: ['R12', 'R16', 'C05'],
  firm: true,
};

/** The sentence and the remedy for one unknown key; `near` is the field that was probably meant, `known` are all that may stand there. */
export function unknownKeyTrouble(
  path: Path,
  key: string,
  near: string | null,
  known: readonly string[],
  where: string,
): { readonly message: string; readonly fix: string } {
  const name = `\`${key.length > 60 ? `${key.slice(0, 60)}…` : key}\``;
  if (isResolution(path, key))
    return {
      message: `${name} is no resolution: Thanos has exactly \`raw\`, \`5m\` and \`1h\``,
      fix: `Remove ${name}; what is to be kept longest is \`1h\`.`,
    };
  const message = `${name} is no field of ${where.replace(/^The /, 'the ')}`;
  const moved = Object.hasOwn(elsewhere, key) ? elsewhere[key] : undefined;
  if (near === null && moved !== undefined) return { message, fix: moved };
  if (near !== null) return { message, fix: `Write \`${near}\`, or remove it.` };
  return { message, fix: `Remove it; here may stand ${known.map((k) => `\`${k}\``).join(', ')}.` };
}

/** Whether a key asks for a resolution that Thanos does not have. */
export function isResolution(path: Path, key: string): boolean {
  return path.join('.') === 'metrics.keep' && (parseDuration(key) ?? 0) > 0;
}

/** Words that users of the engines look for, and what they are called here. */
const elsewhere: Readonly<Record<string, string>> = {
  externalLabels: 'External labels of a cluster are its `labels`.',
  retention:
    'The promise of the whole fleet is `metrics.keep`; what a Prometheus keeps itself is `metrics.keepLocal` of its cluster.',
  bucket: 'Buckets are named in `buckets` of an object store, one for each purpose.',
  ingress: 'How a cluster is reached is its `expose`.',
  remoteWrite: 'A cluster whose `metrics.mode` is `agent` writes to the hub; the address is derived.',
};
