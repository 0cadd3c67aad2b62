import { makeBuckets } from '../cluster/store/make-buckets.ts';
import type { Live } from '../probes/probe.ts';
import { bucketsJson, bucketsText, wrongWith } from './buckets-output.ts';
import { exits } from './command.ts';
import type { Io } from './io.ts';

/** Makes the buckets of a fleet, or says which it would make, and gives the exit code. */
export async function makeBucketsLive(
  { model, store }: Pick<Live, 'model' | 'store'>,
  { dryRun, form }: { readonly dryRun: boolean; readonly form: string },
  io: Io,
): Promise<number> {
  const results = await makeBuckets(model.objectStores, store, { dryRun });
  io.out(form === 'json' ? bucketsJson(results) : bucketsText(results, io.paint));
  if (results.some((result) => wrongWith(result).length > 0)) return exits.findings;
  return results.some(({ did }) => did === 'missing') ? exits.pending : exits.clean;
}
