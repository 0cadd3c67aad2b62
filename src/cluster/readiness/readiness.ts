import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from './around.ts';

/** Whether an object does what it is there for. `says` is one line of fact that begins with the object's name, without a full stop. */
export type Readiness =
  | { readonly ready: true }
  | {
      readonly ready: false;
      /** `StatefulSet thanos-store: 1 of 2 ready, pod thanos-store-1: unbound PVC data-thanos-store-1`. */
      readonly says: string;
      /** Waiting longer does not help by itself: a person, or another object, must change something. */
      readonly stuck: boolean;
      /** Nothing that a cluster does by itself ends it: what was asked for, or who may do it, must be changed. It is stuck, too. */
      readonly final: boolean;
    };

/** Why something is not ready, without the name of what is not. */
export interface Cause {
  readonly text: string;
  readonly stuck: boolean;
  readonly final: boolean;
}

/** Judges the objects of one kind; `null` is ready. */
export type Judge = (object: LiveObject, around: Around) => Cause | null;

/** What lasts only for a time by itself. */
export function waits(text: string): Cause {
  return { text, stuck: false, final: false };
}

/** What lasts until somebody changes something: another object, maybe, that is still to come. */
export function stands(text: string): Cause {
  return { text, stuck: true, final: false };
}

/** What lasts until somebody changes what was asked for: nothing that is still to come makes it good. */
export function fails(text: string): Cause {
  return { text, stuck: true, final: true };
}
