import type { Finding, Severity } from '../findings/finding.ts';
import { type Asked, findingsAmong } from './ask.ts';

/** How much of what was asked is as it should be. */
export interface Success {
  readonly asked: number;
  /** Answers that are as they should be; a note asks for nothing, and is among them. */
  readonly good: number;
  readonly errors: number;
  readonly warnings: number;
}

/** The success of one component of a cluster. */
export interface ComponentSuccess extends Success {
  readonly cluster: string;
  readonly component: string;
}

/** Counts answers by what is wrong with them. */
export function successOf(asked: readonly Asked[]): Success {
  const severities = asked.map(severityOf);
  const of = (severity: Severity): number => severities.filter((one) => one === severity).length;
  const [errors, warnings] = [of('error'), of('warning')];
  return { asked: asked.length, good: asked.length - errors - warnings, errors, warnings };
}

/** The success of each component of each cluster, in the order in which they were first asked about. */
export function successByComponent(asked: readonly Asked[]): readonly ComponentSuccess[] {
  const clusters = Map.groupBy(asked, ({ answer }) => answer.cluster);
  return [...clusters].flatMap(([cluster, ofCluster]) =>
    [...Map.groupBy(ofCluster, ({ answer }) => answer.component)].map(([component, of]) => ({
      cluster,
      component,
      ...successOf(of),
    })),
  );
}

/** The part of what was asked that is good, from 0 to 1; 1 where nothing was asked. Never rounded up to 1. */
export function rateOf({ asked, good }: Success): number {
  return asked === 0 ? 1 : Math.floor((good / asked) * 1_000) / 1_000;
}

/** The finding of an answer that is not as it should be, and its severity; `null` for one that is. */
export function findingOf(asked: Asked): Finding | null {
  return findingsAmong([asked])[0] ?? null;
}

function severityOf(asked: Asked): Severity | null {
  return findingOf(asked)?.severity ?? null;
}
