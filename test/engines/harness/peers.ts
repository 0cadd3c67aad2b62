import { readFileSync } from 'node:fs';
import type { Json } from '../../../src/kube/objects.ts';
import { at, listAt, mapAt, stringAt } from '../../../src/kube/read.ts';
import type { Prepared } from './launch.ts';
import type { Running } from './processes.ts';
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
    const url = new URL('/api/v1/stores', prepared.readyUrl);
    await eventually(`${process.name} to answer for ${told.join(', ')}`, 60_000, [process], async () => {
      const answer = (await (await fetch(url)).json()) as Json;
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

/** The addresses in the query's file of endpoints, as they were mapped to this machine. */
function endpointsOf({ args, pod }: Prepared): readonly string[] {
  const file = args.find((arg) => arg.startsWith('--endpoint.sd-config-file='))?.split('=')[1];
  if (file === undefined) throw new Error(`${pod.name} has no file of endpoints.`);
  return [...new Set(readFileSync(file, 'utf8').match(/127\.\d+\.\d+\.\d+:\d+/g))];
}
