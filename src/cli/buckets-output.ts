import type { BucketResult } from '../cluster/store/make-buckets.ts';
import type { BucketState } from '../cluster/store/store-client.ts';
import type { Paint } from '../findings/format-text.ts';
import { table } from './table.ts';

/** Buckets as a table, and below it a sentence for each that failed, is open or deletes by itself. */
export function bucketsText(results: readonly BucketResult[], paint: Paint): string {
  const rows = results.map(({ store, bucket, purposes, did, state }) => [
    store,
    bucket,
    purposes.join(', '),
    did,
    ...cells(state),
  ]);
  // One store that is not reached is one sentence, and not one for each of its buckets.
  const wrong = [...new Set(results.flatMap(wrongWith))].map((says) => `${paint('error', says)}\n`);
  const head = ['STORE', 'BUCKET', 'FOR', 'DONE', 'ACCESS', 'VERSIONS', 'RULES'];
  return `${table([head, ...rows])}${wrong.length === 0 ? '' : `\n${wrong.join('')}`}`;
}

/** Buckets for programs: each with what was done, what it is set to, and what is wrong with it. */
export function bucketsJson(results: readonly BucketResult[]): string {
  const buckets = results.map((result) => ({ ...result, wrong: wrongWith(result) }));
  return `${JSON.stringify({ version: 1, buckets }, null, 2)}\n`;
}

/** Sentences on what stands in the way of a bucket; none where it is as it should be. */
export function wrongWith({ store, bucket, did, says, state }: BucketResult): readonly string[] {
  if (did === 'failed') return [says];
  const name = `The bucket \`${bucket}\` of the object store \`${store}\``;
  return [
    ...(state?.public === true ? [`${name} is open to everybody: close it by its policy and its access list.`] : []),
    ...(state !== null && state.expiry !== 'unknown' && state.expiry.length > 0
      ? [`${name} deletes objects by itself: ${state.expiry.join(', ')}. Remove the rule.`]
      : []),
  ];
}

function cells(state: BucketState | null): readonly string[] {
  if (state === null) return ['', '', ''];
  const { expiry, versionExpiry } = state;
  const rules =
    expiry === 'unknown' || versionExpiry === 'unknown'
      ? 'not told'
      : [...expiry, ...versionExpiry].join('; ') || 'none';
  return [said(state.public, 'public', 'private'), said(state.versioned, 'kept', 'not kept'), rules];
}

function said(value: boolean | 'unknown', yes: string, no: string): string {
  return value === 'unknown' ? 'not told' : value ? yes : no;
}
