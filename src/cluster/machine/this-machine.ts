import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { answered, refused } from '../outcome.ts';
import { httpFrom } from './http-from.ts';
import type { Machine } from './machine.ts';
import { runProgram } from './run-program.ts';
import { sshTo } from './ssh.ts';

/** Milliseconds after which a name server is taken for silent: the resolver of glibc gives up after 5 s and asks the next one (resolv.conf(5)). */
const resolveMs = 12_000;

/** The machine that namsan runs on: its resolver with /etc/hosts, its clock, its programs. All of it ends when the signal is aborted. */
export function thisMachine(signal: AbortSignal): Machine {
  return {
    now: () => Date.now(),
    sleep: (milliseconds) => wait(milliseconds, undefined, { signal }).catch(() => undefined),
    resolve: async (host) => {
      if (isIP(host) !== 0) return answered([host]);
      const late = Symbol('late');
      const timer = new AbortController();
      try {
        const found = await Promise.race([
          lookup(host, { all: true, order: 'verbatim' }),
          wait(resolveMs, late, { signal: AbortSignal.any([signal, timer.signal]) }),
        ]);
        if (found === late) return refused('unreachable', `No name server answered for \`${host}\` in 12 s.`);
        return answered(Array.isArray(found) ? found.map(({ address }) => address) : []);
      } catch (error) {
        const code = error instanceof Error ? String(Reflect.get(error, 'code')) : '';
        if (signal.aborted) return refused('cancelled', `The run was stopped while \`${host}\` was looked up.`);
        if (code === 'ENOTFOUND' || code === 'ENODATA') return answered([]);
        return refused('unreachable', `The name servers of this machine gave no answer for \`${host}\`: ${code}.`);
      } finally {
        timer.abort();
      }
    },
    http: (url, options) => httpFrom(url, signal, options),
    ssh: (address, command) => sshTo(address, command, signal),
    program: (name, line, options) => runProgram(name, line, signal, options),
  };
}
