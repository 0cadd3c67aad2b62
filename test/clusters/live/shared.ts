import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ends } from './namsan.ts';
import { installOperator } from './operator.ts';
import { type FleetName, type LiveStage, liveStage } from './stage.ts';
import { placeStrangers, strangersOf } from './strangers.ts';

let made: Promise<LiveStage> | undefined;
const strangers = new Map<string, string>();

/** The three clusters that the files `live-*.test.ts` share, one after the other: the first of them finds them empty. */
export function sharedStage(): Promise<LiveStage> {
  made ??= liveStage();
  return made;
}

/** The shared clusters with a fleet, whatever they had before: what is there already is found so, and what it does not have is pruned. */
export async function settledStage(name: FleetName): Promise<LiveStage> {
  const stage = await sharedStage();
  stage.useFleet(name);
  await ends(0, stage.namsan(['secrets', '--values', valuesFile(stage)]));
  await ends(0, stage.namsan(['buckets']));
  await installOperators(stage);
  await ends(0, stage.namsan(['apply', '--without-charts', '--prune']));
  await strangersArrive(stage);
  return stage;
}

/** What the chart kube-prometheus-stack would bring, in every cluster. */
export async function installOperators({ clusters }: LiveStage): Promise<void> {
  for (const cluster of Object.values(clusters)) await installOperator(cluster);
}

/** Puts objects that nobody of the fleet owns into every namespace, once. */
export async function strangersArrive({ clusters }: LiveStage): Promise<void> {
  for (const cluster of Object.values(clusters)) {
    if (strangers.has(cluster.name)) continue;
    await placeStrangers(cluster);
    strangers.set(cluster.name, await strangersOf(cluster));
  }
}

/** Those objects as they were when they came, and as they are now; by cluster. */
export async function strangersThenAndNow({
  clusters,
}: LiveStage): Promise<readonly (readonly [then: string | undefined, now: string])[]> {
  return Promise.all(
    Object.values(clusters).map(async (cluster) => [strangers.get(cluster.name), await strangersOf(cluster)] as const),
  );
}

/** A file with the values of the fleet's Secrets, made at run time; only this user may read it. */
export function valuesFile({ folder, store }: LiveStage): string {
  const path = join(folder, 'values.json');
  const values = { 's3-credentials': { 'access-key': store.accessKey, 'secret-key': store.secretKey } };
  writeFileSync(path, JSON.stringify(values), { mode: 0o600 });
  return path;
}
