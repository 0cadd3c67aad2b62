import { z } from 'zod';
import { parseDuration } from '../../kube/duration.ts';
import { parseQuantity } from '../../kube/quantity.ts';

/** A DNS label: what Kubernetes, Thanos labels and file names all take (RFC 1123, 63 characters). */
export const id = z.string({ error: 'must be a name in text' }).regex(/^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/, {
  error: 'must be a DNS label: lower-case letters, digits and `-`, at most 63 characters, no `-` at either end',
});

/** A DNS name without scheme, port or path. */
export const host = z.string({ error: 'must be a host name' }).superRefine((text, ctx) => {
  if (/^[a-z]+:\/\//i.test(text))
    ctx.addIssue({
      code: 'custom',
      message: 'must be a host name alone; leave out the scheme, as in `s3.example.com`',
    });
  else if (!/^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/.test(text))
    ctx.addIssue({
      code: 'custom',
      message: 'must be a host name: lower-case labels joined by dots, no port and no path',
    });
});

/** An IPv4 address of a node: the address under which the other clusters reach it. */
export const address = z
  .string({ error: 'must be an IPv4 address in quotes or plain, as `192.168.1.10`' })
  .refine(isIPv4, { error: 'must be an IPv4 address such as `192.168.1.10`' });

function isIPv4(text: string): boolean {
  const parts = text.split('.');
  return parts.length === 4 && parts.every((p) => /^(0|[1-9]\d{0,2})$/.test(p) && Number(p) <= 255);
}

/** A range `FIRST-LAST` of IPv4 addresses, or one address. */
export const addressRange = z
  .string({ error: 'must be a range `FIRST-LAST` of IPv4 addresses' })
  .refine((text) => text.split('-').length <= 2 && text.split('-').every(isIPv4), {
    error: 'must be a range `FIRST-LAST` of IPv4 addresses, or one address',
  });

/** A Prometheus duration: `30s`, `24h`, `14d`. A bare number is refused: its unit would be a guess. */
export const duration = z
  .union([z.string(), z.number()], { error: 'must be a duration such as `30s`, `24h` or `14d`' })
  .superRefine((value, ctx) => {
    if (typeof value === 'number' || /^\d+$/.test(value))
      ctx.addIssue({
        code: 'custom',
        message: `must carry a unit: write \`${value}s\`, \`${value}h\` or \`${value}d\`, not \`${value}\``,
      });
    else if (parseDuration(value) === null)
      ctx.addIssue({
        code: 'custom',
        message: 'must be a duration such as `30s`, `24h` or `14d`: units y, w, d, h, m, s, ms from large to small',
      });
  })
  .transform(String);

/** A Kubernetes quantity: bytes such as `16Gi`. */
export const quantity = z
  .string({ error: 'must be a quantity with a unit, such as `16Gi`' })
  .refine((text) => (parseQuantity(text) ?? 0) > 0, { error: 'must be a quantity such as `16Gi` or `500Mi`' });

/** A byte size in Prometheus' own spelling, which wants the `B`: `10GiB` (prometheus-operator retentionSize). */
export const byteSize = z.string({ error: 'must be a size such as `10GiB`' }).regex(/^(?:\d+\.)?\d+(?:[KMGTPE]i?)?B$/, {
  error: 'must be a size in Prometheus spelling, such as `10GiB` (with the `B`)',
});

/** Cores; fractions are allowed. */
export const cores = z
  .number({ error: 'must be a number of cores such as `4`' })
  .positive({ error: 'must be more than 0' })
  .max(4096);

/** A NodePort in Kubernetes' default range. */
export const nodePort = z
  .int({ error: 'must be a port number' })
  .min(30000, { error: 'must lie in the NodePort range 30000-32767' })
  .max(32767, { error: 'must lie in the NodePort range 30000-32767' });

/** A count of pods or shards. */
export function count(min: number, max: number) {
  const error = `must be a whole number from ${min} to ${max}`;
  return z.int({ error }).min(min, { error }).max(max, { error });
}

/** A reference to a Secret by name; what is in it is never in the fleet file. */
export const secretRef = z
  .strictObject({ secret: id.describe('Name of the Secret; its keys are in the generated secrets table.') })
  .describe('A Secret by name, never a value.');

/** An absolute URL of a web endpoint without credentials. */
export function webUrl(what: string) {
  return z.string({ error: `must be ${what} as a URL` }).superRefine((text, ctx) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url === null || (url.protocol !== 'https:' && url.protocol !== 'http:'))
      ctx.addIssue({
        code: 'custom',
        message: `must be ${what} as a URL that begins with \`https://\` or \`http://\``,
      });
    else if (url.username !== '' || url.password !== '')
      ctx.addIssue({
        code: 'custom',
        message: 'must not carry a user or a password; name a Secret instead',
        params: { credential: true },
      });
    else if (url.pathname !== '/' || url.search !== '' || url.hash !== '')
      ctx.addIssue({ code: 'custom', message: 'must end after host and port; leave out the path' });
  });
}
