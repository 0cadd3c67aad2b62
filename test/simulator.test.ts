import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { type Finding, finding } from '../src/findings/finding.ts';
import { hintsOf } from '../src/from-model.ts';
import type { ClusterObjects } from '../src/kube/objects.ts';
import { checkFleet, findingsOf, type Rendered } from '../src/pipeline.ts';
import { proofs } from '../src/proofs/list.ts';
import { type Yaml, yamlReader } from '../src/topology/objects/embedded-yaml.ts';
import { trace } from '../src/topology/trace.ts';
import { type FleetChoices, fleets, fleetText } from './simulator/fleets.ts';
import { mutated, mutationsOf } from './simulator/mutations.ts';
import { type Asked, simulate } from './simulator/simulate.ts';

const perFleet = 40;
const fleetsInARun = 51;
/** The same cases in every run, so that a change is judged and not its luck; `NAMSAN_SEED=N` goes through others. */
const seed = Number(process.env['NAMSAN_SEED'] ?? 1);

/** Proofs that claim that samples are lost, for a cluster or at an age. */
const losses = new Set([
  'reach/no-data-source',
  'reach/silent-cluster',
  'reach/unreached-producer',
  'coverage/gap',
  'outages/object-store',
  'outages/link',
  'outages/hub',
  'outages/compactor',
]);

/** Results of rules are samples too, but the simulator makes none. */
function claims({ code, counterexample }: Finding): boolean {
  return losses.has(code) && counterexample?.stream.startsWith('results') !== true;
}

/** What the choices become; `null` where the file, or a promise that these choices cannot keep, is refused. */
async function renderedOf(chosen: FleetChoices): Promise<Rendered | null> {
  const { rendered, report } = await checkFleet(fleetText(chosen), 'fleet.yaml');
  const errors = report.findings.filter(({ severity }) => severity === 'error');
  assert.ok(rendered !== null || errors.length > 0);
  if (rendered === null || errors.length === 0) return rendered;
  assert.ok(!errors.some(claims) || simulate(rendered.clusters, askedOf(rendered)).length > 0);
  return null;
}

function askedOf({ model, promised }: Rendered): Asked {
  const minutes = (ms: number): number => Math.round(ms / 60_000);
  const { objectStore, compactor, link, hub } = model.metrics.survive;
  const { raw, '5m': five, '1h': hourly } = model.metrics.keep;
  return {
    hub: model.hub.id,
    clusters: new Map(
      promised.clusters.map((id) => [id, promised.tenants.filter((t) => t.cluster === id).map((t) => t.tenant)]),
    ),
    nodes: new Map(model.clusters.flatMap((c) => c.nodes.map((n) => [n.address, c.id]))),
    keep: [minutes(raw), minutes(five), minutes(hourly)],
    survive: {
      objectStore: minutes(objectStore),
      compactor: minutes(compactor),
      link: minutes(link),
      hub: minutes(hub),
    },
  };
}

function proved({ model, promised }: Rendered, clusters: readonly ClusterObjects[], yaml: Yaml): readonly Finding[] {
  const topology = trace(clusters, hintsOf(model), yaml);
  const out: Finding[] = [];
  for (const proof of proofs)
    proof.prove(topology, promised, (where, message, more) => out.push(finding(proof, where, message, more)));
  return out.filter((f) => f.severity === 'error');
}

/**
 * What one says and the other does not; `null` where they agree. Nothing may be lost without an error of a proof or a rule about objects, and
 * no proof may claim a loss where every sample can be read.
 */
async function disagreement(
  rendered: Rendered,
  clusters: readonly ClusterObjects[],
  yaml: Yaml,
  lost: readonly string[],
) {
  const told = proved(rendered, clusters, yaml);
  const claim = told.find(claims);
  if (lost.length === 0) return claim === undefined ? null : `false alarm: ${claim.code}: ${claim.message}`;
  if (told.length > 0) return null;
  const all = await findingsOf(rendered, clusters);
  return all.some(({ severity }) => severity === 'error') ? null : `missed: ${lost[0]}`;
}

test('the proofs and a simulator that lives through every minute agree on random fleets with a random fault', async (t) => {
  const seen = { cases: 0, lost: 0, disagreed: 0, refused: 0 };
  await fc.assert(
    fc.asyncProperty(
      fleets,
      fc.array(fc.tuple(fc.nat(), fc.nat()), { minLength: perFleet, maxLength: perFleet }),
      async (chosen, picks) => {
        const rendered = await renderedOf(chosen);
        if (rendered === null) seen.refused += 1;
        fc.pre(rendered !== null);
        const promise = askedOf(rendered);
        assert.deepEqual(simulate(rendered.clusters, promise), [], 'the healthy fleet loses nothing');
        const yaml = yamlReader();
        const groups = mutationsOf(rendered.clusters);
        for (const [kind, which] of picks) {
          const group = groups[kind % groups.length] ?? [];
          const mutation = group[which % group.length];
          if (mutation === undefined) continue;
          const clusters = mutated(rendered.clusters, mutation);
          const lost = simulate(clusters, promise);
          const said = await disagreement(rendered, clusters, yaml, lost);
          seen.cases += 1;
          if (lost.length > 0) seen.lost += 1;
          if (said !== null) seen.disagreed += 1;
          assert.equal(said, null, mutation.what);
        }
      },
    ),
    { seed, numRuns: fleetsInARun, endOnFailure: true },
  );
  t.diagnostic(
    `${seen.cases} cases, of which ${seen.lost} lose samples; ${seen.disagreed} disagreed; ${seen.refused} fleets refused`,
  );
  assert.ok(seen.cases >= 2_000 && seen.lost > 300);
});
