import type { Machine } from '../machine/machine.ts';
import { answered, refused } from '../outcome.ts';

type Ended = { readonly code: number; readonly out: string; readonly err: string };

export interface FakeMachineOptions {
  /** Addresses by host; `null` where no name server answers. A host that is not here has no address. */
  readonly hosts?: Readonly<Record<string, readonly string[] | null>>;
  /** Replies by URL; what is not here cannot be reached. */
  readonly replies?: Readonly<
    Record<string, { readonly status: number; readonly body?: string; readonly date?: number | null }>
  >;
  /** What `ssh` prints, by address; what is not here lets nobody in. */
  readonly nodes?: Readonly<Record<string, (command: readonly string[]) => Partial<Ended>>>;
  /** Programs of PATH, by name; what is not here is not installed. */
  readonly programs?: Readonly<Record<string, (line: readonly string[], input: string) => Partial<Ended>>>;
  /** The time at the beginning, milliseconds since 1970. */
  readonly now?: number;
}

/** A machine in memory, whose clock goes on by sleeping alone. */
export function fakeMachine({
  hosts = {},
  replies = {},
  nodes = {},
  programs = {},
  now = 0,
}: FakeMachineOptions = {}): Machine {
  let time = now;
  const ended = (said: Partial<Ended>): Ended => ({ code: 0, out: '', err: '', ...said });
  return {
    now: () => time,
    sleep: async (milliseconds) => {
      time += milliseconds;
    },
    resolve: async (host) => {
      if (/^[\d.]+$/.test(host)) return answered([host]);
      const found = hosts[host];
      return found === null
        ? refused('unreachable', `No name server answered for \`${host}\`.`)
        : answered(found ?? []);
    },
    http: async (url) => {
      const reply = replies[url];
      if (reply === undefined) return refused('unreachable', `${url} cannot be reached: ECONNREFUSED.`);
      return answered({ body: '', date: time, ...reply });
    },
    ssh: async (address, command) => {
      const node = nodes[address];
      return node === undefined
        ? refused('unreachable', `\`ssh ${address}\` failed: Permission denied (publickey).`)
        : answered(ended(node(command)));
    },
    program: async (name, line, { input = '' } = {}) => {
      const program = programs[name];
      return program === undefined ? null : ended(program(line, input));
    },
  };
}
