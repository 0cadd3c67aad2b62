import type { Workload } from '../../components/workload.ts';
import type { Model } from '../../model/model.ts';
import { type SecretSource, sourcesOf } from '../../model/secrets/declared-secret.ts';
import { secretsOf } from '../../model/secrets/secrets.ts';
import { atOnce } from '../apply/at-once.ts';
import type { KubeClient } from '../kube/kube-client.ts';
import type { Machine } from '../machine/machine.ts';
import { sameClusterFix, sameClusters } from '../same-clusters.ts';
import { sourceName } from './given-values.ts';
import { putSecret } from './put-secret.ts';
import { makeAccounts, readTokens } from './scrape-accounts.ts';
import type { SecretKeeper } from './secret-keeper.ts';
import { resultOf, type SecretReport, type SecretResult } from './secret-result.ts';
import { readStates, type SecretState } from './secret-state.ts';
import { isDivided, type Settled, type SourceView, settle, type ValueOrigins, viewOf } from './settle-values.ts';
import { scrapeAccounts, secretName, wantedSecrets } from './wanted-secrets.ts';

/** What putting Secrets needs: the fleet, its clusters, and where values come from. */
export interface SecretJob {
  readonly model: Model;
  readonly workloads: readonly Workload[];
  readonly kube: (cluster: string) => KubeClient;
  readonly machine: Machine;
  /** Ids of the clusters that Secrets are put into. All others are asked only, for the values that they share. */
  readonly chosen: readonly string[];
  readonly origins: ValueOrigins;
  readonly keeper: SecretKeeper;
  /** Nothing is written, and nobody is asked. */
  readonly dryRun: boolean;
  /** Told line by line as it goes. */
  readonly tell: (line: string) => void;
}

/** As many clusters are written to side by side; each may start a tool that seals. */
const clustersAtOnce = 8;

/**
 * Puts the Secrets of the chosen clusters to where the fleet keeps them. A Secret that has its keys stays as it is; one that lacks some gets
 * them with those that it has; values that several clusters share are the same everywhere. Clusters that are one get none.
 */
export async function putSecrets(asked: SecretJob): Promise<SecretReport> {
  const { model, kube, origins, tell } = asked;
  const same = await sameClusters(
    model.clusters.filter(({ id }) => asked.chosen.includes(id)),
    kube,
  );
  const job = { ...asked, chosen: asked.chosen.filter((id) => !same.has(id)) };
  const scraped = job.chosen.includes(model.hub.id) ? scrapeAccounts(model, job.workloads) : [];
  const accounts = scraped.filter(({ edge }) => !same.has(edge));
  const made = job.dryRun ? [] : await makeAccounts(accounts, job);
  const wanted = wantedSecrets(model, job.workloads);
  const states = await readStates(wanted, kube);
  const tokens = await readTokens(accounts, kube);
  const sources = sourcesNeeded(job);
  const settled = new Map<string, Settled>();
  const notes: string[] = [...made];
  for (const source of sources) {
    const view = viewOf(source, states, await sealedFor(source, states, job.keeper));
    if (isDivided(view)) notes.push(dividedNote(view));
    if (await isNeeded(view, job, states)) settled.set(sourceName(source), await settle(view, origins));
  }
  const mine = Map.groupBy(states, ({ wanted: { cluster } }) => cluster);
  const secrets = await atOnce(asked.chosen, clustersAtOnce, async (cluster) => {
    const twin = same.get(cluster);
    const results: SecretResult[] = [];
    // A cluster that does not answer says so once, and not of every Secret.
    const told = new Set<string>();
    for (const state of mine.get(cluster) ?? []) {
      const result =
        twin === undefined
          ? await putSecret(state, settled, tokens, job)
          : resultOf(state.wanted, 'refused', () => 'unknown', [`${twin}. ${sameClusterFix}.`]);
      results.push(result);
      for (const line of linesOf(result)) {
        if (!told.has(line)) tell(line);
        told.add(line);
      }
    }
    return results;
  });
  return { secrets: secrets.flat(), notes };
}

/** The sources of the chosen clusters. */
function sourcesNeeded({ model, chosen, workloads }: SecretJob): readonly SecretSource[] {
  const here = model.clusters.filter(({ id }) => chosen.includes(id));
  const byCluster = new Set(
    wantedSecrets(model, workloads).flatMap(({ keys }) =>
      keys.flatMap(({ origin }) => (origin.from === 'cluster' ? [`${origin.cluster}`] : [])),
    ),
  );
  const scraped = new Set(
    model.clusters.flatMap(({ id, metrics }) =>
      metrics.mode === 'scrape' && byCluster.has(id) ? [metrics.credentials] : [],
    ),
  );
  return sourcesOf(here.flatMap((cluster) => secretsOf(model, cluster))).filter(({ secret }) => !scraped.has(secret));
}

/** A source is settled where a Secret of a chosen cluster lacks it, where it is replaced, and where it is given, so that a difference is told. */
async function isNeeded(view: SourceView, job: SecretJob, states: readonly SecretState[]): Promise<boolean> {
  const { source } = view;
  if (job.origins.rotate.includes(source.secret) || job.origins.given(source) !== undefined) return true;
  for (const state of states) {
    if (!job.chosen.includes(state.wanted.cluster) || !state.found.ok || !names(state, source)) continue;
    if (!(await job.keeper.isKept(state))) return true;
  }
  return false;
}

function names({ wanted }: SecretState, source: SecretSource): boolean {
  return (
    wanted.maker === 'store' &&
    wanted.keys.some(({ origin }) => origin.from === 'source' && sourceName(origin) === sourceName(source))
  );
}

async function sealedFor(
  source: SecretSource,
  states: readonly SecretState[],
  keeper: SecretKeeper,
): Promise<readonly string[]> {
  const files = await Promise.all(
    states.filter((state) => names(state, source)).map(({ wanted }) => keeper.sealed(wanted)),
  );
  return files.filter((file) => file !== null);
}

function dividedNote({ source, there }: SourceView): string {
  return `${there.map(({ cluster }) => `\`${cluster}\``).join(', ')} do not all have the same value of \`${sourceName(source)}\`. \`--rotate ${source.secret}\` makes them one.`;
}

const words: Readonly<Record<SecretResult['done'], string>> = {
  kept: 'is there.',
  made: 'is made.',
  changed: 'is changed.',
  'would-make': 'would be made.',
  'would-change': 'would be changed.',
  refused: 'is not made.',
  differs: 'is kept as it is.',
  'not-made': 'is not there.',
};

function linesOf(result: SecretResult): readonly string[] {
  const at = `${result.cluster}: ${secretName(result)}`;
  return [`${at} ${words[result.done]}`, ...result.says.map((said) => `${result.cluster}: ${said}`)];
}
