import type { Json } from '../../kube/objects.ts';
import { numberAt } from '../../kube/read.ts';
import type { State } from '../readiness/state-of.ts';

/** What a component waits for, in one line. */
export interface Wait {
  readonly says: string;
  readonly stuck: boolean;
}

/** Services and claims say again what the pods behind them say. */
const echoes: ReadonlySet<string> = new Set(['Service', 'PersistentVolumeClaim']);

/** How many names of what is not there are told. */
const toldMissing = 3;

/** What a component waits for, the worst first. Where charts are not there, what is behind Services and claims is not either: these wait for nothing that was asked for. */
export function waitsOf(states: readonly State[], chartless: boolean): readonly Wait[] {
  const missing = states.filter(({ live }) => live === null);
  const waiting = states.filter(({ live, readiness }) => live !== null && !readiness.ready);
  const own = waiting.filter(({ object }) => !echoes.has(object.kind));
  const waits = (own.length > 0 || chartless ? own : waiting).flatMap(({ readiness }): Wait[] =>
    readiness.ready ? [] : [{ says: readiness.says, stuck: readiness.stuck }],
  );
  const all = [
    ...(missing.length === 0 ? [] : [missingLine(missing, states.length)]),
    ...states.flatMap(scaledDown),
    ...waits,
  ];
  return all.toSorted((a, b) => Number(b.stuck) - Number(a.stuck));
}

/** A workload that was given fewer pods than are rendered is ready by itself, and not what was asked for. */
function scaledDown({ object, live }: State): readonly Wait[] {
  const [asked, given] = [object, live].map((one) => numberAt(one as unknown as Json, 'spec', 'replicas'));
  if (live === null || asked === undefined || given === undefined || given >= asked) return [];
  return [{ says: `${object.kind} ${object.metadata.name}: scaled to ${given}, rendered are ${asked}`, stuck: true }];
}

function missingLine(missing: readonly State[], of: number): Wait {
  if (missing.length === of && of > 1) return { says: `none of its ${of} objects is there`, stuck: true };
  const names = missing.slice(0, toldMissing).map(({ object }) => `${object.kind} ${object.metadata.name}`);
  const more = missing.length - names.length;
  const verb = missing.length === 1 ? 'is' : 'are';
  return { says: `${names.join(', ')}${more > 0 ? ` and ${more} more` : ''} ${verb} not there`, stuck: true };
}
