import type { ObjectStore } from '../../model/model.ts';
import { type Outcome, type Refusal, type RefusalKind, refused } from '../outcome.ts';

/** What was asked of a store when it went wrong. */
export interface Asked {
  readonly store: ObjectStore;
  readonly bucket: string;
  /** After "may not": `list`, `write`, `make a bucket`. */
  readonly doing: string;
  readonly cancelled: boolean;
}

/** The way to a store could not be made; why is known already. */
export class Unreached extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.message);
    this.refusal = refusal;
  }
}

/** Why a store gave no answer, in a sentence; what was thrown may be an answer of the store, or of the network. */
export function storeRefusal(error: unknown, asked: Asked): Outcome<never> {
  const { store } = asked;
  const at = storeAt(store);
  if (asked.cancelled) return refused('cancelled', `The run was stopped while ${at} was asked.`);
  const unreached = causeOf(error, (cause) => cause instanceof Unreached);
  if (unreached instanceof Unreached) return { ok: false, refusal: unreached.refusal };
  const status = statusOf(error);
  const [kind, message] =
    ofNetwork(error, at, store) ?? ofStore(error, status, at, asked) ?? ofStatus(error, status, at);
  return refused(kind, message, { status });
}

/** A store as it is named in sentences, with its address. */
export function storeAt({ name, scheme, endpoint }: ObjectStore): string {
  return `the object store \`${name}\` (${scheme}://${endpoint})`;
}

/** The code of the S3 API, or the name of what was thrown. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : '';
}

/** The HTTP status of the answer; 0 where there was none. */
export function statusOf(error: unknown): number {
  const metadata = field(error, '$metadata');
  const status = field(metadata, 'httpStatusCode');
  return typeof status === 'number' ? status : 0;
}

type Said = readonly [RefusalKind, string];

/** Codes of the S3 API (S3 API, List of error codes). */
function ofStore(error: unknown, status: number, at: string, { store, bucket, doing }: Asked): Said | null {
  const keys = `Secret \`${store.credentials}\``;
  const At = `T${at.slice(1)}`;
  switch (errorName(error)) {
    case 'NoSuchBucket':
      return ['not-found', `${At} has no bucket \`${bucket}\`.`];
    case 'InvalidAccessKeyId':
    // versitygw has a code of its own for an access key that it does not know, with status 404.
    case 'XAdminUserNotFound':
      return ['unauthorized', `${At} does not know the access key of ${keys}.`];
    case 'SignatureDoesNotMatch':
      return [
        'unauthorized',
        `${At} refuses the signature: the secret key of ${keys} does not belong to its access key.`,
      ];
    case 'ExpiredToken':
    case 'InvalidToken':
      return ['unauthorized', `${At} says that the keys of ${keys} have expired.`];
    case 'RequestTimeTooSkewed':
      return ['unauthorized', `The clocks of this machine and of ${at} are more than 15 minutes apart.`];
    case 'AccessDenied':
    case 'AllAccessDisabled':
      return ['forbidden', `The keys of ${keys} may not ${doing} in the bucket \`${bucket}\` of ${at}.`];
    case 'BucketAlreadyExists':
      return ['conflict', `The name \`${bucket}\` is taken at ${at}: the bucket is of another account.`];
    case 'AuthorizationHeaderMalformed':
    case 'PermanentRedirect':
    case 'IllegalLocationConstraintException':
    case 'InvalidRegion':
      return ['unusable', `${At} is not in the region \`${store.region}\`${regionOf(error)}.`];
    case 'SlowDown':
      return ['throttled', `${At} is asked too much at once and said so ${status}.`];
    default:
      return status === 403
        ? ['forbidden', `The keys of ${keys} may not ${doing} in the bucket \`${bucket}\` of ${at}.`]
        : null;
  }
}

/** AWS names the right one. */
function regionOf(error: unknown): string {
  const region = field(error, 'Region') ?? field(error, 'region');
  return typeof region === 'string' ? `, but in \`${region}\`` : '';
}

const noAddress = new Set(['ENOTFOUND', 'EAI_NODATA']);
const unknownAuthority = new Set([
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'CERT_UNTRUSTED',
]);
/** What is heard where one side speaks TLS and the other does not. */
const noTls = /wrong version number|packet length too long|ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG/;
const asksTls = /HTTP request to an HTTPS server|plain HTTP request was sent to HTTPS port|Parse Error: Expected HTTP/i;

function ofNetwork(error: unknown, at: string, { ca, scheme, endpoint }: ObjectStore): Said | null {
  const coded = causeOf(error, (cause) => typeof field(cause, 'code') === 'string');
  const code = String(field(coded, 'code') ?? '');
  const text = `${errorName(error)} ${messagesOf(error)} ${code}`;
  const host = endpoint.replace(/:\d+$/, '');
  const said = (message: string): Said => ['unreachable', message];
  if (noTls.test(text)) return said(`T${at.slice(1)} answers without TLS; the fleet file says \`https\`.`);
  if (scheme === 'http' && asksTls.test(text + bodyOf(error)))
    return said(`T${at.slice(1)} asks for TLS; the fleet file says \`http\`.`);
  if (noAddress.has(code)) return said(`The host \`${host}\` of ${at} has no address.`);
  if (code === 'EAI_AGAIN') return said(`No name server answered for the host \`${host}\` of ${at}.`);
  if (unknownAuthority.has(code))
    return said(
      `The certificate of ${at} is signed by an authority that is not known here; ${ca === null ? 'the fleet file names no `ca` for it' : `it is not that of Secret \`${ca}\``}.`,
    );
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return said(`The certificate of ${at} is not for \`${host}\`.`);
  if (code === 'CERT_HAS_EXPIRED') return said(`The certificate of ${at} has expired.`);
  if (code === 'ECONNREFUSED') return said(`Nothing listens at ${at}.`);
  if (/ECONNRESET|EPIPE|socket hang up/.test(text))
    return said(
      `T${at.slice(1)} closes the connection without an answer${scheme === 'http' ? ', as a server does that asks for TLS; the fleet file says `http`' : ''}.`,
    );
  if (/TimeoutError|ETIMEDOUT|ESOCKETTIMEDOUT/.test(text)) return said(`T${at.slice(1)} does not answer in time.`);
  if (/^E(?:HOST|NET)UNREACH$/.test(code)) return said(`There is no way to ${at} from here.`);
  return null;
}

function ofStatus(error: unknown, status: number, at: string): Said {
  // The SDK's own words for this are for programmers.
  if (/deserialization error/i.test(messagesOf(error)))
    return [
      'unusable',
      `T${at.slice(1)} answers ${status === 0 ? '' : `with ${status} and `}with what is no S3 API's XML.`,
    ];
  const reason = error instanceof Error ? `${error.name}: ${error.message}`.replace(/\s+/g, ' ').slice(0, 200) : '';
  if (status === 429) return ['throttled', `T${at.slice(1)} is asked too much at once.`];
  if (status >= 500) return ['server', `T${at.slice(1)} answers with ${status}: ${reason}`];
  if (status >= 400) return ['unusable', `T${at.slice(1)} refuses with ${status}: ${reason}`];
  return [status === 0 ? 'unreachable' : 'unusable', `T${at.slice(1)} gives no answer that makes sense: ${reason}`];
}

/** What a server that is no S3 wrote, as far as the SDK kept it. */
function bodyOf(error: unknown): string {
  const body = field(field(error, '$response'), 'body');
  const kept = field(error, '$responseBodyText');
  return [kept, body].filter((text) => typeof text === 'string').join(' ');
}

function causeOf(error: unknown, fits: (cause: unknown) => boolean): unknown {
  for (let here = error, depth = 0; here !== undefined && here !== null && depth < 8; depth += 1) {
    if (fits(here)) return here;
    const errors = field(here, 'errors');
    here = field(here, 'cause') ?? (Array.isArray(errors) ? errors[0] : undefined);
  }
  return undefined;
}

function messagesOf(error: unknown): string {
  const out: string[] = [];
  causeOf(error, (cause) => {
    if (cause instanceof Error) out.push(cause.message);
    return false;
  });
  return out.join(' ');
}

function field(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
}
