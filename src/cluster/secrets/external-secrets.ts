import type { Workload } from '../../components/workload.ts';
import { listAt, stringAt } from '../../kube/read.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { storePlace } from '../../model/secrets/secrets.ts';
import type { KubeClient, LiveObject } from '../kube/kube-client.ts';
import type { Outcome } from '../outcome.ts';
import { type KeyState, resultOf, type SecretReport, type SecretResult } from './secret-result.ts';
import { readStates, type SecretState, valueIn } from './secret-state.ts';
import { secretName, type WantedSecret, wantedSecrets } from './wanted-secrets.ts';

/** What a secret store must hold. */
export interface StorePlace {
  readonly entry: string;
  readonly property: string;
  readonly says: string;
}

/** What the store of External Secrets must hold for the chosen clusters, each place once. */
export function storePlaces(
  model: Model,
  workloads: readonly Workload[],
  chosen: readonly string[],
): readonly StorePlace[] {
  const places = new Map<string, StorePlace>();
  for (const { cluster, maker, keys } of wantedSecrets(model, workloads)) {
    if (maker !== 'store' || !chosen.includes(cluster)) continue;
    for (const { says, place } of keys.flatMap((key) => placeOf(model, key.says, key.origin))) {
      const at = `${place.entry} ${place.property}`;
      if (!places.has(at)) places.set(at, { ...place, says });
    }
  }
  return [...places.values()];
}

function placeOf(
  model: Model,
  says: string,
  origin: WantedSecret['keys'][number]['origin'],
): readonly { readonly says: string; readonly place: { readonly entry: string; readonly property: string } }[] {
  if (origin.from === 'text') return [];
  if (origin.from === 'source') return [{ says, place: storePlace(model, origin) }];
  const edge = model.clusters.find(({ id }) => id === origin.cluster);
  const secret = credentialsOf(edge) ?? origin.secret;
  const read = `it is \`${origin.key}\` of Secret ${origin.namespace}/${origin.secret} in ${origin.cluster}`;
  return [{ says: `${says}: ${read}`, place: storePlace(model, { secret, key: origin.key }) }];
}

function credentialsOf(edge: Cluster | undefined): string | null {
  return edge?.metrics.mode === 'scrape' ? edge.metrics.credentials : null;
}

/** How far External Secrets is with each Secret of the chosen clusters, by what its ExternalSecrets say themselves. */
export async function externalReport(
  model: Model,
  workloads: readonly Workload[],
  chosen: readonly string[],
  kube: (cluster: string) => KubeClient,
): Promise<SecretReport> {
  const wanted = wantedSecrets(model, workloads).filter(({ cluster }) => chosen.includes(cluster));
  const states = await readStates(wanted, kube);
  return { secrets: await Promise.all(states.map((state) => resultFor(state, kube(state.wanted.cluster)))), notes: [] };
}

async function resultFor(state: SecretState, kube: KubeClient): Promise<SecretResult> {
  const { wanted, found } = state;
  if (!found.ok) return resultOf(wanted, 'refused', () => 'unknown', [found.refusal.message]);
  const stateOf = (key: string): KeyState => (valueIn(state, key) === undefined ? 'missing' : 'present');
  const complete = wanted.keys.every(({ key }) => stateOf(key) === 'present');
  if (wanted.maker === 'certificates')
    return resultOf(
      wanted,
      complete ? 'kept' : 'not-made',
      stateOf,
      complete ? [] : ['It is made with certificates: `namsan bootstrap --step certificates`.'],
    );
  const { namespace, name } = wanted;
  const external = await kube.get({ apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', namespace, name });
  const trouble = troubleOf(wanted, external);
  if (complete && trouble === null) return resultOf(wanted, 'kept', stateOf);
  return resultOf(wanted, complete ? 'kept' : 'not-made', stateOf, trouble === null ? [] : [trouble]);
}

function troubleOf(wanted: WantedSecret, external: Outcome<LiveObject | null>): string | null {
  if (!external.ok) return external.refusal.message;
  const at = `ExternalSecret ${secretName(wanted)}`;
  if (external.value === null) return `${at} is not there: it comes with the tree.`;
  const ready = listAt(external.value, 'status', 'conditions').find((one) => stringAt(one, 'type') === 'Ready');
  if (stringAt(ready, 'status') === 'True') return null;
  // Its message is of the store's client, which may quote an answer: the reason is a fixed word.
  return `${at} is not ready: ${stringAt(ready, 'reason') ?? 'its controller has not looked at it'}. Look: kubectl --namespace ${wanted.namespace} describe externalsecret ${wanted.name}`;
}
