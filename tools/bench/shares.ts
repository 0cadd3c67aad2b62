import { capacityOf } from '../../src/capacity/capacity-plan.ts';
import { misfits } from '../../src/capacity/rule.ts';
import { capacityRules } from '../../src/capacity/rules.ts';
import { checks } from '../../src/checks/list.ts';
import { loadFleet } from '../../src/fleet/load.ts';
import { hintsOf } from '../../src/from-model.ts';
import { schemasFor } from '../../src/kube/schema/schemas.ts';
import { resolve } from '../../src/model/resolve.ts';
import { findingsOf, renderedOf } from '../../src/pipeline.ts';
import { proofs } from '../../src/proofs/list.ts';
import { trace } from '../../src/topology/trace.ts';
import { fleetOf } from './fleet-of.ts';

/** A part of `check`, and its milliseconds. */
export interface Share {
  readonly part: string;
  readonly ms: number;
}

/** What `check` of so many clusters, with metrics and logs, spends its time on, part after part in one process that a small fleet has warmed. */
export async function sharesOf(clusters: number): Promise<readonly Share[]> {
  await parts(fleetOf(3));
  return parts(fleetOf(clusters));
}

async function parts(text: string): Promise<readonly Share[]> {
  const [fleet, load] = await timed(() => loadFleet(text, 'fleet.yaml').fleet);
  if (fleet === null) throw new Error('The fleet of the benchmark has errors');
  const [rendered, render] = await timed(() => renderedOf(resolve(fleet)));
  const { model, workloads, clusters, promised } = rendered;
  const [topology, read] = await timed(() => trace(clusters, hintsOf(model)));
  const [, prove] = await timed(() => {
    for (const proof of proofs) proof.prove(topology, promised, () => undefined);
  });
  await schemasFor(clusters.flatMap((c) => c.objects));
  const [, fit] = await timed(() => misfits(capacityRules, capacityOf(model, workloads, clusters)));
  const [, judge] = await timed(() => findingsOf(rendered, clusters));
  return [
    { part: 'load the file and judge it', ms: load },
    { part: 'plan, objects, network policies', ms: render - read },
    { part: 'read the flows from objects', ms: read },
    { part: `${proofs.length} proofs`, ms: prove },
    { part: `${checks.length} checks`, ms: judge - read - prove - fit },
    { part: `capacity, ${capacityRules.length} rules`, ms: fit },
  ];
}

async function timed<T>(work: () => T | Promise<T>): Promise<readonly [T, number]> {
  const begin = performance.now();
  const result = await work();
  return [result, performance.now() - begin];
}
