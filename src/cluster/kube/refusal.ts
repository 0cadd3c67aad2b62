import type { Json } from '../../kube/objects.ts';
import { listAt, stringAt } from '../../kube/read.ts';
import { type Conflict, type Outcome, type Refusal, type RefusalKind, refused } from '../outcome.ts';
import type { Received } from './exchange.ts';
import type { ServedKind } from './kube-client.ts';

/** Why the API server of a cluster did not do what was asked, from its answer. `what` is what was asked, as `Deployment monitoring/x`. */
export function refusalOf(cluster: string, what: string, received: Received): Outcome<never> {
  const { status, text } = received;
  if (status === 0) return refused(...unreachable(cluster, received));
  if (status >= 300 && status < 400)
    return refused('unusable', `What answers for ${cluster} is no API server: ${redirect(received)}.`, { status });
  const body = statusOf(text);
  const message = stringAt(body, 'message') ?? wordsOf(received);
  const conflicts = conflictsOf(body);
  const kind = kindOf(status, message);
  const said =
    kind === 'unauthorized'
      ? `The API server of ${cluster} does not accept the credentials: ${message}.`
      : `The API server of ${cluster} refused ${what}: ${message}.`;
  return refused(kind, said.replace(/\.\.$/, '.'), { status, conflicts });
}

/** What is told of a kind that an API server does not serve. */
export function unknownKind(
  cluster: string,
  { kind, apiVersion }: Pick<ServedKind, 'kind' | 'apiVersion'>,
): Outcome<never> {
  return refused('not-found', `The API server of ${cluster} knows no kind ${kind} in ${apiVersion}.`, { status: 404 });
}

/** Whether it is the kind of an object that is not there, and not the object or its namespace. */
export function isUnknownKind({ kind, message }: Refusal): boolean {
  return kind === 'not-found' && / knows no kind \S+ in \S+\.$/.test(message);
}

/**
 * A field that the schema does not have, which an apply is told with 500: asked again it is told the same
 * (kubernetes@v1.35.4 apimachinery/pkg/util/managedfields/internal/typeconverter.go).
 */
export function isVerdict(status: number, text: string): boolean {
  return status === 500 && /failed to create (?:manager for|typed patch object)/.test(text);
}

function unreachable(cluster: string, { broken, text }: Received): [RefusalKind, string] {
  if (broken === 'ABORT_ERR' || broken === 'AbortError')
    return ['cancelled', `What was asked of ${cluster} was cancelled.`];
  return ['unreachable', `The API server of ${cluster} does not answer: ${text}.`];
}

/** The kind of a refusal by its status and its words. */
export function kindOf(status: number, message: string): RefusalKind {
  // apiserver pkg/admission/plugin/webhook/errors/statuserror.go and pkg/util/webhook: how refusals and failures of webhooks are told.
  if (/admission webhook "|failed calling webhook|ValidatingAdmissionPolicy '/.test(message)) return 'webhook';
  if (isVerdict(status, message)) return 'invalid';
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'forbidden';
  if (status === 404) return 'not-found';
  if (status === 409) return 'conflict';
  if (status === 429) return 'throttled';
  if (status >= 500) return 'server';
  return 'invalid';
}

/** Causes of a refused apply: `conflict with "kubectl-edit" using apps/v1` (apiserver fieldmanager NewConflictError). */
function conflictsOf(body: Json): readonly Conflict[] {
  return listAt(body, 'details', 'causes').flatMap((cause) => {
    if (stringAt(cause, 'reason') !== 'FieldManagerConflict') return [];
    const manager = /conflict with "([^"]*)"/.exec(stringAt(cause, 'message') ?? '')?.[1] ?? 'another manager';
    return [{ manager, field: stringAt(cause, 'field') ?? '' }];
  });
}

function statusOf(text: string): Json {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' ? (body as Json) : null;
  } catch {
    return null;
  }
}

/** Where a redirect leads, by host and path: queries hold tokens. It is never followed, the credentials are for one server only. */
function redirect({ status, headers }: Pick<Received, 'status' | 'headers'>): string {
  const here = 'http://here.invalid';
  const location = [headers['location'] ?? ''].flat().join('');
  const to = location !== '' && URL.canParse(location, here) ? new URL(location, here) : null;
  if (to === null) return `it redirects (${status}), as a sign-in page or a proxy does`;
  const place = `${to.origin === here ? '' : to.host}${to.pathname}`.slice(0, 200);
  return `it redirects to \`${place}\` (${status}), as a sign-in page or a proxy does`;
}

/** What is said by something else than an API server: a proxy, a balancer. */
function wordsOf({ status, text }: Received): string {
  if (/^\s*<\?xml/i.test(text)) return `${status}, with a page of XML`;
  if (/^\s*</.test(text)) return `${status}, with a page of HTML`;
  return (text.split('\n')[0] ?? '').trim().slice(0, 300) || `${status}, without a word`;
}
