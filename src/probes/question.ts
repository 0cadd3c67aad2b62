import type { MoreOf } from '../findings/finding.ts';
import type { About } from './about.ts';
import type { Answer } from './probe.ts';

/** `yes` and `no` of a question whose answers may be told together: `brief` is what is wrong in a few words. */
export interface Question extends About {
  readonly no: (message: string, more?: MoreOf, brief?: string) => Answer;
}

/** A question about something that no workload renders: a node, a store, a host. It is counted under a part of the platform. */
export function question(cluster: string, component: string, asked: string, object: string, field = ''): Question {
  const base = { cluster, component, asked };
  const where = { cluster, object, field };
  return {
    yes: (seen) => ({ ...base, ok: true, seen }),
    no: (message, more, brief) => ({
      ...{ ...base, ok: false, where, message },
      ...(more === undefined ? {} : { more }),
      ...(brief === undefined ? {} : { brief }),
    }),
  };
}
