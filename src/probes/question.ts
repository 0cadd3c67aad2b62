import type { About } from './about.ts';

/** A question about something that no workload renders: a node, a store, a host. It is counted under a part of the platform. */
export function question(cluster: string, component: string, asked: string, object: string, field = ''): About {
  const base = { cluster, component, asked };
  const where = { cluster, object, field };
  return {
    yes: (seen) => ({ ...base, ok: true, seen }),
    no: (message, more) => ({ ...base, ok: false, where, message, ...(more === undefined ? {} : { more }) }),
  };
}
