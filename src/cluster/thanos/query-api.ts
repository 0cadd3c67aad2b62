import type { Labels } from '../../kube/objects.ts';
import { at, listAt, mapAt, stringAt, stringsAt } from '../../kube/read.ts';
import { type Ask, jsonAt } from '../http/ask.ts';
import { answered, type Outcome, refused } from '../outcome.ts';

/** An endpoint as Thanos Query knows it (thanos@v0.42.4 pkg/query/endpointset.go EndpointStatus). */
export interface StoreStatus {
  /** `sidecar`, `store`, `receive`, `rule`, `query`. */
  readonly type: string;
  /** The address that Query dials. */
  readonly address: string;
  /** Why it does not answer; empty where it does. */
  readonly lastError: string;
  readonly labelSets: readonly Labels[];
  /** Milliseconds since 1970 between which it says that it has samples. */
  readonly minTime: number;
  readonly maxTime: number;
}

/** Every endpoint that a Query knows, by its `/api/v1/stores`. */
export async function storesAt(ask: Ask): Promise<Outcome<readonly StoreStatus[]>> {
  const body = await jsonAt(ask, '/api/v1/stores');
  if (!body.ok) return body;
  const stores = Object.entries(mapAt(body.value, 'data')).flatMap(([type, list]) =>
    listAt(list).map(
      (store): StoreStatus => ({
        type,
        address: stringAt(store, 'name') ?? '',
        lastError: errorText(at(store, 'lastError')),
        labelSets: listAt(store, 'labelSets').map((set) => stringsAt(set)),
        minTime: Number(at(store, 'minTime') ?? 0),
        maxTime: Number(at(store, 'maxTime') ?? 0),
      }),
    ),
  );
  return answered(stores);
}

/** An error as the API writes it: a text, or what Go makes of an error that is a struct. */
function errorText(value: unknown): string {
  if (value === null || value === undefined) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** One series of an instant query. */
export interface Point {
  readonly labels: Labels;
  readonly value: number;
}

/** The answer to an instant query, and what the engine warned of while it asked its stores. */
export interface QueryAnswer {
  readonly points: readonly Point[];
  readonly warnings: readonly string[];
}

/** Asks a Prometheus, a Query or its frontend an instant query; `partial` keeps answers to which not every store has come. */
export async function queryAt(
  ask: Ask,
  query: string,
  { partial = true }: { readonly partial?: boolean } = {},
): Promise<Outcome<QueryAnswer>> {
  const words = new URLSearchParams({ query, dedup: 'true', partial_response: String(partial) });
  const body = await jsonAt(ask, `/api/v1/query?${words}`);
  if (!body.ok) return body;
  if (stringAt(body.value, 'status') !== 'success')
    return refused(
      'server',
      `The ${ask.who} cannot answer \`${query}\`: ${stringAt(body.value, 'error') ?? 'no reason'}`,
    );
  const points = listAt(body.value, 'data', 'result').map(
    (one): Point => ({ labels: stringsAt(one, 'metric'), value: Number(stringAt(one, 'value', 1) ?? Number.NaN) }),
  );
  const warnings = listAt(body.value, 'warnings').flatMap((text) => (typeof text === 'string' ? [text] : []));
  return answered({ points, warnings });
}

/** A selector of PromQL for a metric with exactly these labels among its own. */
export function selector(metric: string, labels: Labels): string {
  const matchers = Object.entries(labels).map(([name, value]) => `${name}=${JSON.stringify(value)}`);
  return `${metric}{${matchers.join(',')}}`;
}
