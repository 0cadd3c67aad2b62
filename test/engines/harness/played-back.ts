import { setIdOf } from '../../../src/cluster/apply/apply-set.ts';
import { sentOf } from '../../../src/cluster/apply/member.ts';
import type { KubeClient, LiveObject, ServedKind } from '../../../src/cluster/kube/kube-client.ts';
import { answered, type Outcome } from '../../../src/cluster/outcome.ts';
import type { Rendered } from '../../../src/pipeline.ts';

/** Sends everything that is rendered for a cluster as `namsan apply` does, object by object. Gives what was refused. */
export async function applyRendered(
  client: KubeClient,
  { model, workloads }: Rendered,
  cluster: string,
): Promise<readonly string[]> {
  const sent = workloads
    .filter((workload) => workload.cluster === cluster)
    .flatMap(({ component, objects }) =>
      objects.map((object) => sentOf(object, component, setIdOf(model.name)).object),
    );
  const answers = await Promise.all(sent.map((object) => client.apply(object)));
  return answers.flatMap((answer) => (answer.ok ? [] : [answer.refusal.message]));
}

/**
 * What a client answers now to who only reads, to be asked later: one API server plays every cluster of a fleet in turn, and drift reads all of
 * them at once.
 */
export async function playedBack(client: KubeClient, cluster: string): Promise<KubeClient> {
  const kinds = await client.kinds();
  if (!kinds.ok) throw new Error(kinds.refusal.message);
  const key = ({ apiVersion, kind }: Pick<ServedKind, 'apiVersion' | 'kind'>): string => `${apiVersion} ${kind}`;
  const listable = kinds.value.filter(({ verbs }) => verbs.includes('list'));
  const lists = new Map<string, Outcome<readonly LiveObject[]>>(
    await Promise.all(listable.map(async (kind) => [key(kind), await client.list(kind)] as const)),
  );
  const refused = async (): Promise<never> => {
    throw new Error('Drift only reads.');
  };
  return {
    cluster,
    kinds: async () => kinds,
    forget: () => undefined,
    get: async () => answered(null),
    list: async (kind, { namespace } = {}) => {
      const all = lists.get(key(kind)) ?? answered([]);
      if (!all.ok || namespace === undefined) return all;
      return answered(all.value.filter(({ metadata }) => metadata.namespace === namespace));
    },
    apply: refused,
    create: refused,
    patch: refused,
    delete: refused,
    raw: refused,
    logs: refused,
    tunnel: refused,
    close: () => undefined,
  };
}
