import type { Outcome } from '../outcome.ts';

/** What namsan asks from the machine that it runs on, beside clusters and stores. */
export interface Machine {
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Resolves after so many milliseconds; at once when the run is cancelled. */
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Addresses of a host name; empty where it has none. */
  readonly resolve: (host: string) => Promise<Outcome<readonly string[]>>;
  /** One HTTP request from here, with no credentials. `ca` is trusted beside the usual authorities. */
  readonly http: (
    url: string,
    options?: { readonly method?: 'GET' | 'HEAD'; readonly ca?: string; readonly timeout?: number },
  ) => Promise<Outcome<{ readonly status: number; readonly body: string; readonly date: number | null }>>;
  /** A command on a node through the system's `ssh` with the user's own configuration (BatchMode: it never asks). */
  readonly ssh: (
    address: string,
    command: readonly string[],
  ) => Promise<Outcome<{ readonly code: number; readonly out: string; readonly err: string }>>;
  /** A program of this machine, found on PATH. `null` where it is not there. `input` goes to its standard input. */
  readonly program: (
    name: string,
    line: readonly string[],
    options?: { readonly input?: string; readonly folder?: string; readonly timeout?: number },
  ) => Promise<{ readonly code: number; readonly out: string; readonly err: string } | null>;
}
