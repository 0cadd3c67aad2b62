import type { BootstrapStep } from '../cluster/bootstrap/bootstrap-step.ts';
import { lacking, type StepState } from '../cluster/bootstrap/bootstrap-step.ts';
import { externalReport, storePlaces } from '../cluster/secrets/external-secrets.ts';
import { listSecrets } from '../cluster/secrets/list-secrets.ts';
import { putSecrets } from '../cluster/secrets/put-secrets.ts';
import { makeAccounts } from '../cluster/secrets/scrape-accounts.ts';
import type { SecretReport } from '../cluster/secrets/secret-result.ts';
import { scrapeAccounts, secretName } from '../cluster/secrets/wanted-secrets.ts';
import { makeBuckets } from '../cluster/store/make-buckets.ts';
import { namespaces } from '../model/addresses.ts';
import type { Live } from '../probes/probe.ts';
import { wrongWith } from './buckets-output.ts';
import type { Io } from './io.ts';
import { keeperOf } from './keeper-of.ts';
import { type SecretsGiven, secretOrigins } from './secret-origins.ts';

/** What the step of Secrets is told. */
export interface SecretsStep {
  /** The fleet as it is reached now. */
  readonly live: () => Live;
  readonly chosen: readonly string[];
  readonly tree: string;
  readonly given: SecretsGiven;
  readonly io: Io;
}

type Part = Pick<BootstrapStep, 'state' | 'take'>;

/** The step of Secrets: as `namsan secrets` does it. */
export function secretsPart(step: SecretsStep): Part {
  const { live, chosen, tree } = step;
  const state = async (): Promise<StepState> => {
    const { model, workloads, kube } = live();
    const report =
      model.secrets.via === 'external-secrets'
        ? await externalReport(model, workloads, chosen, kube)
        : await listSecrets({ model, workloads, kube, chosen, keeper: await keeperOf(live(), tree) });
    return lacking(lacksOf(report));
  };
  return {
    state,
    take: async () => (live().model.secrets.via === 'external-secrets' ? toldStore(step) : putAll(step)),
  };
}

/** What lacks of the Secrets that do not come with certificates. */
function lacksOf({ secrets }: SecretReport): readonly string[] {
  const says = secrets.flatMap((secret) => {
    if (secret.maker !== 'store') return [];
    const { cluster, keys } = secret;
    // Nobody knows what a cluster has that was not reached: that is told once of it.
    if (keys.some(({ state }) => state === 'unknown'))
      return secret.says.map((said) => `${cluster}: whether its Secrets are there is not known: ${said}`);
    const lacking = keys.filter(({ state }) => state === 'missing').map(({ key }) => `\`${key}\``);
    if (lacking.length === 0) return secret.done === 'differs' ? secret.says : [];
    const why = secret.says.length === 0 ? ['it is not there.'] : secret.says;
    return why.map((said) => `${cluster}: ${secretName(secret)} lacks ${lacking.join(', ')}: ${said}`);
  });
  return [...new Set(says)];
}

/** The store of External Secrets is the user's: what it must hold is told, and what was waited for comes with the tree. */
async function toldStore({ live, chosen }: SecretsStep): Promise<StepState> {
  const { model, workloads, kube, machine } = live();
  const accounts = chosen.includes(model.hub.id) ? scrapeAccounts(model, workloads) : [];
  const wrong = await makeAccounts(accounts, { kube, machine });
  if (wrong.length > 0) return lacking(wrong);
  const lacks = lacksOf(await externalReport(model, workloads, chosen, kube));
  if (lacks.length === 0) return lacking([]);
  const places = storePlaces(model, workloads, chosen);
  return {
    done: null,
    says: [
      ...places.map(({ entry, property, says }) => `Your store must hold \`${property}\` of \`${entry}\`: ${says}.`),
      'External Secrets makes the Secrets once the tree is delivered: `namsan secrets` tells how far it is.',
    ],
  };
}

async function putAll({ live, chosen, tree, given, io }: SecretsStep): Promise<StepState> {
  const { model, workloads, kube, machine } = live();
  const unsealable = model.secrets.via === 'sealed-secrets' ? await withoutController(live(), chosen) : [];
  if (unsealable.length > 0) return { done: null, says: unsealable };
  const report = await putSecrets({
    ...{ model, workloads, kube, machine, chosen, dryRun: false },
    origins: await secretOrigins(model, given, io),
    keeper: await keeperOf(live(), tree),
    tell: (line) => io.err(`secrets: ${line}\n`),
  });
  return lacking([...lacksOf(report)]);
}

/** Only the controller of a cluster can say how to seal for it, and it comes with the tree. */
async function withoutController({ kube }: Live, chosen: readonly string[]): Promise<readonly string[]> {
  const asked = chosen.map(async (id) => {
    const found = await kube(id).list(
      { apiVersion: 'apps/v1', kind: 'Deployment' },
      { namespace: namespaces.sealedSecrets },
    );
    if (!found.ok || found.value.length > 0) return [];
    return [
      `\`${id}\` has no controller of Sealed Secrets yet: it comes with wave 10 of the tree. Then: \`namsan bootstrap --step secrets\`.`,
    ];
  });
  return (await Promise.all(asked)).flat();
}

/** The step of buckets: as `namsan buckets` does it, for the stores outside of the fleet. Those inside are made by their own Jobs. */
export function bucketsPart(live: () => Live): Part {
  const done = async (dryRun: boolean): Promise<StepState> => {
    const { model, store } = live();
    const outside = model.objectStores.filter(({ servedBy }) => servedBy === null);
    const late = model.secrets.via === 'existing' ? [] : await withoutKeys(outside, store);
    if (late.length > 0) return { done: null, says: late };
    const results = await makeBuckets(outside, store, { dryRun });
    return lacking(
      results.flatMap((result) =>
        result.did === 'missing'
          ? [`The object store \`${result.store}\` has no bucket \`${result.bucket}\`.`]
          : wrongWith(result),
      ),
    );
  };
  return { state: () => done(true), take: () => done(false) };
}

/** Where a controller makes the Secrets out of the tree, keys of stores are in no cluster before it: nothing may wait for their buckets. */
async function withoutKeys(outside: Live['model']['objectStores'], store: Live['store']): Promise<readonly string[]> {
  const asked = outside.map(async ({ name }) => ({ name, opened: await store(name) }));
  return (await Promise.all(asked)).flatMap(({ name, opened }) =>
    opened.ok || opened.refusal.kind !== 'not-found'
      ? []
      : [
          `${opened.refusal.message} It comes with the tree: \`namsan buckets\` makes the buckets of \`${name}\` after it, \`bootstrap/buckets.sh\` before.`,
        ],
  );
}
