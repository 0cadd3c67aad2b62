import { z } from 'zod';
import { parseDuration } from '../../kube/duration.ts';
import { nodePorts } from '../../kube/node-port.ts';
import { parseQuantity } from '../../kube/quantity.ts';

/*
 * `meta` of a scalar: `kind` is its type in the words of the reference page, `pattern` what an editor can check of a rule that is code.
 */

/** A DNS label: what Kubernetes, Thanos labels and file names all take (RFC 1123, 63 characters). */
export const id = z
  .string({ error: 'must be a name in text' })
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, {
    error: 'must be a DNS label: lower-case letters, digits and `-`, at most 63 characters, no `-` at either end',
  })
  .meta({ kind: 'name (DNS label)' });

/** A last label that is a number would make it an IPv4 address (URL standard, ends-in-a-number checker). */
const hostPattern =
  /^(?=.{1,253}$)(?!(?:.*\.)?(?:\d+|0x[0-9a-f]*)$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

/** A DNS name without scheme, port or path. */
export const host = z
  .string({ error: 'must be a host name' })
  .superRefine((text, ctx) => {
    if (/^[a-z]+:\/\//i.test(text))
      ctx.addIssue({ code: 'custom', message: 'must be a host name alone, without a scheme' });
    else if (!hostPattern.test(text))
      ctx.addIssue({
        code: 'custom',
        message: 'must be a host name: lower-case labels joined by dots, no port and no path, and no number at the end',
      });
  })
  .meta({ kind: 'host name', pattern: hostPattern.source });

const ipv4Pattern = /^(?:(?:0|[1-9]\d?|1\d\d|2[0-4]\d|25[0-5])(?:\.(?!$)|$)){4}$/;

/** An IPv4 address of a node: the address under which the other clusters reach it. */
export const address = z
  .string({ error: 'must be an IPv4 address such as `192.168.1.10`' })
  .regex(ipv4Pattern, { error: 'must be an IPv4 address such as `192.168.1.10`' })
  .meta({ kind: 'IPv4 address' });

/** A range `FIRST-LAST` of IPv4 addresses, or one address. */
export const addressRange = z
  .string({ error: 'must be a range `FIRST-LAST` of IPv4 addresses, or one address' })
  .refine((text) => text.split('-').length <= 2 && text.split('-').every((part) => ipv4Pattern.test(part)), {
    error: 'must be a range `FIRST-LAST` of IPv4 addresses, or one address',
  })
  .meta({ kind: 'IPv4 range', pattern: '^[\\d.]{7,15}(?:-[\\d.]{7,15})?$' });

const durationPattern = /^(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?$/;

/** Engines count durations in 64 bits of nanoseconds, which end at 292 years (Go time.Duration). */
const longest = parseDuration('100y') ?? 0;

function durationFrom(shortest: number, tooShort: string) {
  return z
    .string({
      error: ({ input }) =>
        Number.isSafeInteger(input) && Number(input) >= 0
          ? noUnit(String(input))
          : 'must be a duration such as `30s`, `24h` or `14d`',
    })
    .superRefine((text, ctx) => {
      const ms = text.length > 40 ? null : parseDuration(text);
      const say = (message: string): void => ctx.addIssue({ code: 'custom', message });
      if (/^\d{1,20}$/.test(text)) say(noUnit(text));
      else if (ms === null)
        say('must be a duration such as `30s`, `24h` or `14d`: units y, w, d, h, m, s, ms, from large to small');
      else if (ms > longest) say('must be at most `100y`');
      else if (ms < shortest) say(tooShort);
    })
    .meta({ kind: 'duration', pattern: durationPattern.source });
}

function noUnit(text: string): string {
  return `must carry a unit: write \`${text}s\`, \`${text}h\` or \`${text}d\`, not \`${text}\``;
}

/** A Prometheus duration: `30s`, `24h`, `14d`; `0s` is none. A bare number is refused: its unit would be a guess. */
export const duration = durationFrom(0, '');

/** A duration of at least a second. */
export const span = durationFrom(1_000, 'must be at least `1s`');

/** A Kubernetes quantity: bytes such as `16Gi`. */
export const quantity = z
  .string({ error: 'must be a quantity with a unit, such as `16Gi`' })
  .refine((text) => text.length <= 20 && isByteCount(parseQuantity(text)), {
    error: 'must be a quantity such as `16Gi` or `500Mi`, at least `1Mi`',
  })
  .meta({ kind: 'bytes (`16Gi`)', pattern: '^[0-9.]+(?:[eE][0-9]+|[kMGTPE]i?|Ki)?$' });

/** Volumes and memory below a MiB are slips such as `8G` without its letter, or `500m`, which is half a byte. */
function isByteCount(bytes: number | null): boolean {
  return bytes !== null && bytes >= 1024 ** 2 && bytes <= 1024 ** 6;
}

/** Bytes in a second, as a Kubernetes quantity. */
export const byteRate = z
  .string({ error: 'must be a quantity of bytes such as `256Ki`' })
  .refine((text) => text.length <= 20 && isByteRate(parseQuantity(text)), {
    error: 'must be a quantity such as `256Ki` or `2Mi`, from `1Ki` to `1Gi`',
  })
  .meta({ kind: 'bytes (`256Ki`)', pattern: '^[0-9.]+(?:[eE][0-9]+|[kMG]|[KMG]i)?$' });

function isByteRate(bytes: number | null): boolean {
  return bytes !== null && bytes >= 1024 && bytes <= 1024 ** 3;
}

/** A byte size in Prometheus' own spelling, which wants the `B`: `10GiB` (prometheus-operator retentionSize). */
export const byteSize = z
  .string({ error: 'must be a size such as `10GiB`' })
  .regex(/^(?:\d{1,9}\.)?\d{1,9}(?:[KMGTPE]i?)?B$/, {
    error: 'must be a size in Prometheus spelling, such as `10GiB` (with the `B`)',
  })
  .meta({ kind: 'bytes (`10GiB`)' });

/** Cores; fractions are allowed. */
export const cores = z
  .number({ error: 'must be a number of cores such as `4` or `0.5`' })
  .positive({ error: 'must be more than 0' })
  .max(4096, { error: 'must be at most 4096' })
  .meta({ kind: 'cores' });

const nodePortRange = `${nodePorts.first}-${nodePorts.last}`;
const nodePortError = `must be a port of the NodePort range ${nodePortRange}`;

/** A NodePort in Kubernetes' default range. */
export const nodePort = z
  .int({ error: nodePortError })
  .min(nodePorts.first, { error: nodePortError })
  .max(nodePorts.last, { error: nodePortError })
  .meta({ kind: `port ${nodePortRange}` });

/** A count of pods or shards. */
export function count(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z
    .int({ error })
    .min(min, { error })
    .max(max, { error })
    .meta({ kind: `${min}-${max}` });
}

/** A switch. */
export const flag = z.boolean({ error: 'must be `true` or `false`' }).meta({ kind: '`true` or `false`' });

/** A reference to a Secret by name; what is in it is never in the fleet file. */
export const secretRef = z
  .strictObject(
    { secret: id.describe('Name of the Secret; the field that refers to it says which keys it holds.') },
    { error: 'must name a Secret: `{secret: NAME}`' },
  )
  .describe('A Secret by name, never a value.')
  .meta({ kind: '`{secret: NAME}`' });

/** An absolute URL of a web endpoint without credentials. */
export function webUrl(what: string) {
  const error = `must be ${what} as a URL that begins with \`https://\` or \`http://\``;
  return z
    .string({ error })
    .superRefine((text, ctx) => {
      const url = URL.canParse(text) ? new URL(text) : null;
      const say = (message: string, credential = false): void =>
        ctx.addIssue({ code: 'custom', message, params: { credential } });
      if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:')) say(error);
      else if (url.username !== '' || url.password !== '')
        say('must not carry a user or a password; name a Secret instead', true);
      else if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
        say('must end after host and port; leave out the path');
      else if (!hostPattern.test(url.hostname) && !ipv4Pattern.test(url.hostname))
        say('must have a host name or an IPv4 address as its host');
      else if (text !== text.trim() || /[\s\\]/.test(text)) say('must not hold blanks or backslashes');
    })
    .meta({ kind: 'URL', pattern: '^https?://[^\\s/@]+/?$' });
}
