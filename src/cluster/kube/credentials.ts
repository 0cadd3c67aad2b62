import type { Agent } from 'node:http';
import type { RequestOptions } from 'node:https';
import { answered, type Outcome } from '../outcome.ts';
import type { ContextUse } from './request-options.ts';

/** What a request is sent with. */
export interface Credentials {
  /** The pool of kept-alive connections; another one where a client certificate has changed. */
  readonly agent: Agent;
  readonly headers: Readonly<Record<string, string>>;
  /** What they were made of: for what the client of Kubernetes does itself. */
  readonly use: ContextUse;
}

/** Credentials as they were made, and until when (milliseconds since 1970) they need not be looked at again. */
export interface Made {
  readonly options: RequestOptions;
  readonly use: ContextUse;
  readonly until: number;
}

export interface CredentialKeeper {
  /** Made once for all who ask at the same time. */
  readonly current: () => Promise<Outcome<Credentials>>;
  /** The server does not accept these: plugins run again, files are read again. Nothing is done where that has happened since. */
  readonly renew: (refused: Credentials) => void;
  /** Closes every connection. */
  readonly close: () => void;
}

/** Milliseconds for which credentials that could not be had are not asked for again: a plugin that fails is not run for each of a thousand requests. */
const refusalLasts = 10_000;

/** Keeps the credentials of one cluster while they last. */
export function keptCredentials(
  make: () => Promise<Outcome<Made>>,
  agentOf: (options: RequestOptions) => Agent,
): CredentialKeeper {
  const agents = new Map<string, Agent>();
  let asking: Promise<Outcome<Credentials>> | null = null;
  let latest: Credentials | null = null;
  let until = 0;

  const ask = async (): Promise<Outcome<Credentials>> => {
    until = Number.POSITIVE_INFINITY;
    const made = await make();
    until = made.ok ? made.value.until : Date.now() + refusalLasts;
    if (!made.ok) return made;
    const { options, use } = made.value;
    const key = JSON.stringify([options.cert, options.key, options.ca].map(String));
    const agent = agents.get(key) ?? agentOf(options);
    agents.set(key, agent);
    latest = { agent, headers: headersOf(options), use };
    return answered(latest);
  };
  return {
    current: () => {
      if (asking === null || Date.now() >= until) asking = ask();
      return asking;
    },
    renew: (refused) => {
      if (refused === latest) asking = null;
      if (refused === latest) latest = null;
    },
    close: () => {
      for (const agent of agents.values()) agent.destroy();
    },
  };
}

function headersOf({ headers, auth }: RequestOptions): Readonly<Record<string, string>> {
  // Files of tokens end with a line break, which no header may have.
  const given = Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value).trim()]);
  const basic = typeof auth === 'string' ? [['authorization', `Basic ${Buffer.from(auth).toString('base64')}`]] : [];
  return Object.fromEntries([...basic, ...given]);
}
