import type { LiveObject } from '../../cluster/kube/kube-client.ts';
import { at, listAt, stringAt } from '../../kube/read.ts';
import type { Answer, Live, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { type Bounds, boundsOf, boundsText, surelyBeyond, together } from './clock-bounds.ts';

/** Clocks may be apart by so much; milliseconds. Two clusters that are both within it of this machine are within 2 s of each other. */
const limit = 1_000;
/** An answer tells a second; several, spread over one, tell a quarter of it. */
const times = 4;
const apart = 230;

/** Whether the clocks of the API server and of the kubelets of a cluster are within a second of this machine's. */
export const clock: Probe = {
  code: 'nodes/clock',
  severity: 'error',
  title: 'A clock of a cluster is off',
  why: 'Samples get the time of the clock that scrapes them, stores refuse requests that seem old, certificates seem not yet valid, and what is compared between clusters is shifted',
  fix: 'Let chrony or systemd-timesyncd run on the node, against servers that all nodes share',
  refs: [],
  when: 'preflight',
  ask: async (live, cluster): Promise<readonly Answer[]> => {
    const kube = live.kube(cluster.id);
    const server = await serverClock(live, cluster.id);
    const of = question(cluster.id, 'clocks', 'the clock of the API server is within a second', 'API server');
    if (server === null)
      return [
        of.no(`The API server of \`${cluster.id}\` does not tell the time of its answers`, {
          severity: 'note',
          fix: 'Something before it takes the `Date` header away; look at the clocks by hand',
        }),
      ];
    const first = surelyBeyond(server, limit)
      ? of.no(`The clock of the API server of \`${cluster.id}\` is ${boundsText(server, 'that of this machine')}`, {
          fix: `Look at the clock of this machine first, then at that of the control plane of ${cluster.id}`,
        })
      : of.yes(boundsText(server, 'this machine'));
    const leases = await kube.list(
      { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease' },
      { namespace: 'kube-node-lease' },
    );
    if (!leases.ok) return [first];
    return [first, ...leases.value.flatMap((lease) => kubeletAnswer(cluster.id, lease))];
  },
};

async function serverClock(live: Live, cluster: string): Promise<Bounds | null> {
  const { machine } = live;
  const found: Bounds[] = [];
  for (let i = 0; i < times; i += 1) {
    if (i > 0) await machine.sleep(apart);
    const sent = machine.now();
    const reply = await live.kube(cluster).raw('GET', '/version');
    const received = machine.now();
    const date = Date.parse(reply.ok ? (reply.value.headers['date'] ?? '') : '');
    if (!Number.isNaN(date)) found.push(boundsOf(date, sent, received));
  }
  return found.length === 0 ? null : together(found);
}

/** What a renewal may take from the kubelet's clock to the API server's stamp; milliseconds. */
const onTheWay = 500;

/**
 * A kubelet renews its Lease with the time of its own clock; the API server stamps the renewal with the second of its own in `managedFields` (kubernetes@v1.35
 * pkg/kubelet/nodelease; apimachinery pkg/util/managedfields). What lies between is the difference of the two clocks, to a second.
 */
function kubeletAnswer(cluster: string, lease: LiveObject): readonly Answer[] {
  const renewed = Date.parse(stringAt(lease, 'spec', 'renewTime') ?? '');
  const entry = listAt(lease, 'metadata', 'managedFields').find(
    (one) => at(one, 'fieldsV1', 'f:spec', 'f:renewTime') !== undefined,
  );
  const stamped = Date.parse(stringAt(entry, 'time') ?? '');
  if (Number.isNaN(renewed) || Number.isNaN(stamped)) return [];
  const node = lease.metadata.name;
  const bounds = { least: renewed - stamped - 1_000, most: renewed - stamped + onTheWay };
  const asked = `the clock of node ${node} is within a second of its API server's`;
  const { yes, no } = question(cluster, 'clocks', asked, `Node ${node}`);
  return surelyBeyond(bounds, limit)
    ? [no(`The clock of node \`${node}\` of \`${cluster}\` is ${boundsText(bounds, 'that of its API server')}`)]
    : [yes(boundsText(bounds, 'its API server'))];
}
