import { readFileSync } from 'node:fs';
import { load } from 'js-yaml';
import type { Json, KubeObject } from '../../../src/kube/objects.ts';
import { at, listAt, mapAt, stringAt, stringsAt } from '../../../src/kube/read.ts';
import type { Prepared } from './launch.ts';
import type { Running } from './processes.ts';
import { isRuleFiles } from './taken-up.ts';
import { eventually } from './waiting.ts';

/**
 * Demands that every Query has every StoreAPI that it is told of and that runs here: found, answering, without an error.
 * Peers of other clusters are not run; those it may miss.
 */
export async function mustFindPeers(running: ReadonlyMap<Running, Prepared>): Promise<void> {
  const addresses = new Set([...running.values()].map(({ pod }) => pod.address));
  for (const [process, prepared] of running) {
    if (prepared.args[0] !== 'query') continue;
    const told = endpointsOf(prepared).filter((endpoint) => addresses.has(endpoint.split(':')[0] ?? ''));
    await eventually(`${process.name} to answer for ${told.join(', ')}`, 60_000, [process], async () => {
      const answer = await ask(prepared, '/api/v1/stores');
      const stores = Object.keys(mapAt(answer, 'data')).flatMap((kind) => listAt(answer, 'data', kind));
      const sound = stores
        .filter((store) => at(store, 'lastError') === null)
        .map((store) => stringAt(store, 'name') ?? '');
      const missing = told.filter((endpoint) => !sound.includes(endpoint));
      if (missing.length > 0) throw new Error(`It misses ${missing.join(', ')}: ${JSON.stringify(answer)}`);
      return true;
    });
  }
}

/** Demands that every Prometheus and ruler has loaded as many groups of rules as the operator mounts into its pod. */
export async function mustLoadRules(
  running: ReadonlyMap<Running, Prepared>,
  objects: readonly KubeObject[],
): Promise<void> {
  for (const [process, prepared] of running) {
    const mounted = prepared.pod.volumes.map((volume) => stringAt(volume, 'configMap', 'name'));
    const files = objects.filter((one) => isRuleFiles(one) && mounted.includes(one.metadata.name));
    const texts = files.flatMap((file) => Object.values(stringsAt(file, 'data')));
    if (texts.length === 0 || !['prometheus', 'thanos-ruler'].includes(prepared.container)) continue;
    const groups = texts.flatMap((text) => listAt(load(text), 'groups')).length;
    await eventually(`${process.name} to load ${groups} groups of rules`, 60_000, [process], async () => {
      const loaded = listAt(await ask(prepared, '/api/v1/rules'), 'data', 'groups').length;
      if (loaded !== groups) throw new Error(`It has loaded ${loaded}.`);
      return true;
    });
  }
}

async function ask({ readyUrl }: Prepared, path: string): Promise<Json> {
  const answer = await fetch(new URL(path, readyUrl), { signal: AbortSignal.timeout(10_000) });
  return (await answer.json()) as Json;
}

/** The addresses in the query's file of endpoints, as they were mapped to this machine. */
function endpointsOf({ args, pod }: Prepared): readonly string[] {
  const file = args.find((arg) => arg.startsWith('--endpoint.sd-config-file='))?.split('=')[1];
  if (file === undefined) throw new Error(`${pod.name} has no file of endpoints.`);
  return [...new Set(readFileSync(file, 'utf8').match(/127\.\d+\.\d+\.\d+:\d+/g))];
}
