import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dump, load } from 'js-yaml';
import { parse } from 'yaml';
import { components } from '../../src/components/list.ts';
import { loadFleet } from '../../src/fleet/load.ts';
import { hintsOf, promisedBy } from '../../src/from-model.ts';
import { layout, type TreeFile } from '../../src/manifests/layout.ts';
import { inputsOf } from '../../src/manifests/lock.ts';
import { objectsOf } from '../../src/manifests/objects.ts';
import { plan } from '../../src/manifests/plan.ts';
import { writeTree } from '../../src/manifests/write/write-tree.ts';
import { style } from '../../src/manifests/yaml.ts';
import type { Model } from '../../src/model/model.ts';
import { resolve } from '../../src/model/resolve.ts';
import { checkFleet } from '../../src/pipeline.ts';
import { proofs } from '../../src/proofs/list.ts';
import { trace } from '../../src/topology/trace.ts';
import { fleetOf } from './fleet-of.ts';

/** One measured piece of work: its time, and the time of the floor that no program doing it could go below. Milliseconds. */
export interface Measured {
  readonly stage: string;
  readonly floor: string;
  readonly clusters: number;
  readonly ms: number;
  readonly floorMs: number;
  /** Largest resident memory of the process so far, in MB. */
  readonly peakMb: number;
}

type Work = () => unknown;

/** What is measured, by name: how to prepare it for a fleet text, the work, and its floor. */
const stages: Readonly<
  Record<string, (text: string) => { readonly floor: string; readonly work: Work; readonly least: Work }>
> = {
  load: (text) => ({
    floor: 'parse the same text',
    work: () => modelOf(text),
    least: () => parse(text, { maxAliasCount: -1 }),
  }),
  check: (text) => ({
    floor: 'load and plan, and the objects through JSON once',
    work: () => checkFleet(text, 'fleet.yaml'),
    least: () => JSON.parse(JSON.stringify(plan(modelOf(text), components))),
  }),
  prove: (text) => {
    const model = modelOf(text);
    const clusters = objectsOf(plan(model, components));
    const rendered = [...layout(model, plan(model, components))];
    return {
      floor: 'parse the rendered YAML',
      work: () => proveAll(model, clusters),
      least: () => rendered.map(([, yaml]) => load(yaml)),
    };
  },
  render: (text) => {
    const model = modelOf(text);
    const rendered = [...layout(model, plan(model, components))].map(([path, yaml]): readonly [string, unknown] => [
      path,
      load(yaml),
    ]);
    return {
      floor: 'dump the same objects and write the files',
      work: () =>
        intoDirectory((out) =>
          writeTree(join(out, 'tree'), inputsOf(text), layout(model, plan(model, components)), { force: false }),
        ),
      least: () =>
        intoDirectory((out) =>
          writePlainly(
            out,
            rendered.map(([path, value]): TreeFile => [path, dump(value, style)]),
          ),
        ),
    };
  },
};

export const stageNames: readonly string[] = Object.keys(stages);

/** Measures one stage once, after a warm-up on a fleet of three clusters. */
export async function measure(stage: string, clusters: number): Promise<Measured> {
  const prepare = stages[stage];
  if (prepare === undefined) throw new Error(`There is no stage ${stage}; there are ${stageNames.join(', ')}`);
  const small = prepare(fleetOf(3));
  await small.work();
  await small.least();
  const { floor, work, least } = prepare(fleetOf(clusters));
  const floorMs = await timed(least);
  const ms = await timed(work);
  return { stage, floor, clusters, ms, floorMs, peakMb: Math.round(process.resourceUsage().maxRSS / 1024) };
}

async function timed(work: Work): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function modelOf(text: string): Model {
  const { fleet } = loadFleet(text, 'fleet.yaml');
  if (fleet === null) throw new Error('The fleet of the benchmark has errors');
  return resolve(fleet);
}

function proveAll(model: Model, clusters: ReturnType<typeof objectsOf>): number {
  const topology = trace(clusters, hintsOf(model));
  let findings = 0;
  for (const proof of proofs) {
    proof.prove(topology, promisedBy(model), () => {
      findings += 1;
    });
  }
  return findings;
}

function intoDirectory(work: (out: string) => void): void {
  const out = mkdtempSync(join(tmpdir(), 'namsan-bench-'));
  try {
    work(out);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

function writePlainly(out: string, files: readonly TreeFile[]): void {
  for (const [path, text] of files) {
    mkdirSync(dirname(join(out, path)), { recursive: true });
    writeFileSync(join(out, path), text);
  }
}
