import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { hasErrors } from '../findings/finding.ts';
import { inOrder } from '../findings/order.ts';
import { loadFleet } from '../fleet/load.ts';
import { hintsOf, promisedBy } from '../from-model.ts';
import type { InstalledChart, Side } from '../impact/comparison.ts';
import { chartReleases } from '../manifests/read/chart-releases.ts';
import { isTreePath } from '../manifests/tree-path.ts';
import type { Model } from '../model/model.ts';
import { resolve } from '../model/resolve.ts';
import { findingRules, renderedOf } from '../pipeline.ts';
import { trace } from '../topology/trace.ts';
import type { Given } from './command.ts';
import { gitSource, type Scratch } from './git-source.ts';
import type { Io } from './io.ts';
import { promisedOnLine } from './promise-on-line.ts';
import { readNamed } from './read-named.ts';
import { readFleetText } from './read-text.ts';
import { sayFindings } from './subject.ts';
import { Usage } from './usage.ts';

/** What one side was given as: a model from a fleet file, or directories of clusters. */
export type Origin =
  | { readonly kind: 'fleet'; readonly model: Model }
  | { readonly kind: 'tree'; readonly named: readonly { readonly cluster: string; readonly path: string }[] };

/** Reads one side: a fleet file, a directory, `REVISION:PATH`, or `CLUSTER=DIR` pairs. `null` where a fleet file has errors, which are then said. */
export async function originOf(given: Given, which: 'old' | 'new', scratch: Scratch, io: Io): Promise<Origin | null> {
  const name = given.argument(which);
  const pairs = given.list(which === 'old' ? 'old-manifests' : 'new-manifests');
  if (name !== null && pairs.length > 0)
    throw new Usage(`The ${which} side is given twice: as \`${name}\` and by \`--${which}-manifests\`.`);
  if (pairs.length > 0) return { kind: 'tree', named: pairs.map((text) => pairOf(text, which, scratch)) };
  if (name === null)
    throw new Usage(
      `Name both sides, such as \`namsan impact HEAD:fleet.yaml fleet.yaml\`: the ${which} one is missing.`,
    );
  if (name !== '-' && !existsSync(name) && name.includes(':')) {
    const source = gitSource(name, scratch);
    return source.kind === 'file' ? fleetOf(source.text, name, io) : treeOf(source.path, name);
  }
  if (name !== '-' && existsSync(name) && statSync(name).isDirectory()) return treeOf(name, name);
  const { file, text } = await readFleetText(name, io);
  return fleetOf(text, file, io);
}

/** A side with its flows and what they must keep; a tree beside a fleet file is held to what that file promises. */
export function sideOf(origin: Origin, other: Origin, given: Given): Side {
  if (origin.kind === 'fleet') {
    const { model, workloads, clusters, topology, promised } = renderedOf(origin.model);
    const charts = workloads.flatMap(({ cluster, charts: own }) =>
      own.map((chart): InstalledChart => ({ cluster, ...chart })),
    );
    return { clusters, charts, topology, promised, model, hints: hintsOf(model) };
  }
  const read = readNamed(origin.named);
  const model = other.kind === 'fleet' ? other.model : null;
  const hints = model === null ? { nodeAddresses: new Map() } : hintsOf(model);
  const topology = trace(read, hints);
  const ids = [...new Set(origin.named.map(({ cluster }) => cluster))];
  const promised = model === null ? promisedOnLine(given, ids)(topology) : promisedBy(model);
  const charts = origin.named.flatMap(({ cluster, path }) =>
    chartReleases(path).map((chart) => ({ cluster, ...chart })),
  );
  const clusters = read.map(({ cluster, objects }) => ({ cluster, objects }));
  return { clusters, charts, topology, promised, model: null, hints };
}

async function fleetOf(text: string, file: string, io: Io): Promise<Origin | null> {
  if (!/^["']?namsan["']?[ \t]*:/m.test(text))
    throw new Usage(`\`${file}\` is no fleet file: it has no \`namsan: v1\`. Give manifests as directories.`);
  const { fleet, findings, place } = loadFleet(text, file);
  if (fleet !== null && !hasErrors(findings)) return { kind: 'fleet', model: resolve(fleet) };
  await sayFindings({ findings: inOrder(findings), fileOf: () => place([]), rules: findingRules }, 'text', io);
  return null;
}

/** The clusters of a rendered repository are the directories in `clusters`; any other directory is one cluster. */
function treeOf(path: string, name: string): Origin {
  const below = join(path, 'clusters');
  if (!existsSync(below)) return { kind: 'tree', named: [{ cluster: 'cluster', path }] };
  const ids = readdirSync(below, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  if (ids.length === 0) throw new Usage(`\`${name}\` has a directory \`clusters\` without any cluster in it.`);
  return { kind: 'tree', named: ids.toSorted().map((cluster) => ({ cluster, path: join(below, cluster) })) };
}

function pairOf(text: string, which: string, scratch: Scratch): { readonly cluster: string; readonly path: string } {
  const [, cluster = '', path = ''] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (path === '' || !isTreePath(cluster))
    throw new Usage(
      `\`--${which}-manifests ${text}\` has not the form \`CLUSTER=DIR\`, such as \`edge-1=./manifests/edge-1\`.`,
    );
  if (existsSync(path)) return { cluster, path };
  if (!path.includes(':')) throw new Usage(`\`${path}\`, the manifests of \`${cluster}\`, does not exist.`);
  const source = gitSource(path, scratch);
  if (source.kind === 'file') throw new Usage(`\`${path}\` is a file of Git. Name the directory that it is in.`);
  return { cluster, path: source.path };
}
