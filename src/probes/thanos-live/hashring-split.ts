import { type Exposition, metricsAt, sumOf } from '../../cluster/http/exposition.ts';
import { counted } from '../../findings/wording.ts';
import type { ReceiveRouter } from '../../topology/metric-nodes.ts';
import { nodesOf } from '../../topology/topology.ts';
import { about } from '../about.ts';
import { podsAt, readyPods } from '../engine-pods.ts';
import type { Answer, Live, Probe } from '../probe.ts';

/** What a router says of its hashrings. */
interface Said {
  readonly pod: string;
  readonly metrics: Exposition;
}

/** Whether all routers of Receive have one hashring, with all its nodes and enough of them to replicate. */
export const hashringSplit: Probe = {
  code: 'thanos-live/hashring-split',
  severity: 'error',
  title: 'Receivers do not agree on the hashring, or it lacks nodes',
  why: 'Series go to other ingesters than those that are asked to replicate them: writes fail, or fewer copies than promised are there',
  fix: 'Look at the ConfigMap of the hashring and whether every router has loaded it, and at the pods of the ingesters',
  refs: ['N02'],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const routers = nodesOf(live.topology, 'receive-router').filter(({ cluster }) => cluster === id);
    return (await Promise.all(routers.map((router) => askRouter(live, router)))).flat();
  },
};

async function askRouter(live: Live, router: ReceiveRouter): Promise<readonly Answer[]> {
  const question = about(live, router.readAt, `routers of ${router.name} agree on the hashring`);
  const pods = await readyPods(live, router);
  if (!pods.ok) return [question.no(pods.refusal.message)];
  const said: Said[] = [];
  for (const { pod, ask } of pods.value) {
    const metrics = await metricsAt(ask);
    if (!metrics.ok) return [question.no(metrics.refusal.message)];
    said.push({ pod: pod.name, metrics: metrics.value });
  }
  const fault = faultOf(router, said);
  const nodes = router.hashrings.reduce((sum, { endpoints }) => sum + endpoints.length, 0);
  const agreed =
    fault === null
      ? question.yes(`${counted(nodes, 'node')} in ${counted(said.length, 'router')}`)
      : question.no(fault);
  return [agreed, await enough(live, router)];
}

/** Where routers say different things, or other than their ConfigMap. */
function faultOf({ hashrings, replication }: ReceiveRouter, said: readonly Said[]): string | null {
  const hashes = Map.groupBy(said, ({ metrics }) => sumOf(metrics, 'thanos_receive_config_hash'));
  if (hashes.size > 1) {
    const sides = [...hashes.values()].map((side) => side.map(({ pod }) => `\`${pod}\``).join(', '));
    return `Routers have loaded ${hashes.size} different hashrings: ${sides.join(' against ')}`;
  }
  for (const { pod, metrics } of said) {
    if (sumOf(metrics, 'thanos_receive_config_last_reload_successful') === 0)
      return `\`${pod}\` could not load its hashrings when they changed`;
    const factor = sumOf(metrics, 'thanos_receive_replication_factor');
    if (factor !== null && factor !== replication)
      return `\`${pod}\` keeps ${counted(factor, 'copy')} of each series, not ${replication}`;
    for (const { name, endpoints } of hashrings) {
      const nodes = sumOf(metrics, 'thanos_receive_hashring_nodes', { name });
      if (nodes !== endpoints.length)
        return `\`${pod}\` has ${nodes ?? 0} of ${counted(endpoints.length, 'node')} in the hashring \`${name}\``;
    }
  }
  return null;
}

/** A write succeeds once most of its copies are there (thanos@v0.42.4 pkg/receive/handler.go writeQuorum); promised are all of them. */
async function enough(live: Live, router: ReceiveRouter): Promise<Answer> {
  const { replication } = router;
  const ids = new Set(
    live.topology.edges.filter(({ kind, from }) => kind === 'forwards' && from === router.id).map((e) => e.to),
  );
  const ingesters = nodesOf(live.topology, 'ingester').filter(({ id }) => ids.has(id));
  const lists = await Promise.all(ingesters.map((ingester) => podsAt(live, ingester)));
  const question = about(live, router.readAt, `${counted(replication, 'copy')} of each series find an ingester`);
  const refusal = lists.find((list) => !list.ok);
  if (refusal !== undefined && !refusal.ok) return question.no(refusal.refusal.message);
  const pods = lists.flatMap((list) => (list.ok ? list.value : []));
  const ready = pods.filter(({ pod }) => pod.ready).length;
  const wanted = ingesters.reduce((sum, { replicas }) => sum + replicas, 0);
  if (ready >= wanted) return question.yes(`${ready} of ${counted(wanted, 'ingester')} ready`);
  const away = pods.filter(({ pod }) => !pod.ready).map(({ pod }) => `\`${pod.name}\`, ${pod.trouble}`);
  const named = away.length === 0 ? '' : `: ${away.join('; ')}`;
  const quorum = Math.floor(replication / 2) + 1;
  const more = ready < quorum ? {} : ({ severity: 'warning' } as const);
  return question.no(
    `${ready} of ${counted(wanted, 'ingester')} are ready for ${counted(replication, 'copy')} of each series${named}`,
    more,
  );
}
