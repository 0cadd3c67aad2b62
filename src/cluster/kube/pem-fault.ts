import { createPrivateKey, X509Certificate } from 'node:crypto';
import type { RequestOptions } from 'node:https';
import type { ContextUse } from './request-options.ts';

/**
 * Which of the certificates and keys of a context are none, by their fields and files and never their content; `null` where all are. TLS passes
 * over an authority that is no certificate, and then the certificate of the server is what it complains of.
 */
export function pemFault(context: string, { cluster, user }: ContextUse, read: RequestOptions): string | null {
  const { ca, cert, key } = read;
  const parts = [
    { of: cluster, field: 'certificate-authority', file: cluster.caFile, what: 'certificate', good: isCertificate(ca) },
    { of: user, field: 'client-certificate', file: user.certFile, what: 'certificate', good: isCertificate(cert) },
    { of: user, field: 'client-key', file: user.keyFile, what: 'private key', good: isKey(key) },
  ];
  const bad = parts.find(({ good }) => !good);
  if (bad === undefined) return null;
  const { of, field, file, what } = bad;
  const where = `of the context \`${context}\`${of.origin === undefined ? '' : ` in ${of.origin}`}`;
  return file === undefined
    ? `\`${field}-data\` ${where} is no ${what}: PEM in base64 is looked for.`
    : `\`${field}\` ${where} names \`${file}\`, which is no ${what}: PEM is looked for.`;
}

/** Whether TLS finds a certificate there; what has none at all is none too much. */
function isCertificate(given: RequestOptions['cert'] | RequestOptions['ca']): boolean {
  const text = textOf(given);
  if (text === null) return true;
  // DER is read by Node as a certificate, and passed over by TLS.
  return text.includes('-----BEGIN ') && succeeds(() => new X509Certificate(text));
}

function isKey(given: RequestOptions['key']): boolean {
  const text = textOf(given);
  return text === null || succeeds(() => createPrivateKey(text));
}

/** `null` where nothing is given, or what only code can give: several at once, keys with passwords. */
function textOf(given: unknown): string | null {
  return typeof given === 'string' ? given : Buffer.isBuffer(given) ? given.toString('latin1') : null;
}

function succeeds(read: () => unknown): boolean {
  try {
    read();
    return true;
  } catch {
    return false;
  }
}
