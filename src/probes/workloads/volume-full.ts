import { counted } from '../../findings/wording.ts';
import type { Json } from '../../kube/objects.ts';
import { isJsonObject, listAt, numberAt, stringAt } from '../../kube/read.ts';
import type { Answer, Live, Probe } from '../probe.ts';
import { question } from '../question.ts';
import { listed, namespacesOf } from './round.ts';

/** Parts of a volume that are used: the usual marks of KubePersistentVolumeFillingUp (kubernetes-mixin: under 15 %, under 3 % left). */
const much = 0.85;
const full = 0.97;

/** Whether the volumes of the fleet's claims have room, by what the kubelets of their nodes say. */
export const volumeFull: Probe = {
  code: 'workloads/volume-full',
  severity: 'error',
  title: 'A volume is full, or will soon be',
  why: 'Prometheus stops to write and ends, OpenSearch locks its indices, the compactor halts, a collector loses what it cannot buffer',
  fix: 'Make the claim larger where its class allows that, keep less, or remove what does not belong there',
  refs: ['C8', 'D19', 'E5'],
  when: 'verify',
  ask: async (live, { id }): Promise<readonly Answer[]> => {
    const nodes = await listed(live, id, 'v1', 'Node');
    const about = (object: string) => question(id, 'volumes', 'volumes have room', object, 'status');
    if (!nodes.ok) return [about('API server').no(nodes.refusal.message)];
    const usages = await Promise.all(nodes.value.map(({ metadata }) => usagesOn(live, id, metadata.name)));
    const known = usages.flatMap((one) => one ?? []);
    const filling = known.filter(({ part }) => part >= much).toSorted((a, b) => b.part - a.part);
    const silent = nodes.value.filter((_, i) => usages[i] === null).map(({ metadata }) => metadata.name);
    const unknown = silent.length === 0 ? '' : `; not known of ${silent.join(', ')}`;
    if (filling.length === 0)
      return [about('PersistentVolumeClaims').yes(`${counted(known.length, 'volume')}${unknown}`)];
    return filling.map(({ claim, pod, part, of }) =>
      about(`PersistentVolumeClaim ${claim}`).no(
        `The volume of \`PersistentVolumeClaim ${claim}\`, which pod \`${pod}\` uses, is ${part >= full ? 'full' : 'nearly full'}: ${Math.floor(part * 100)} % of ${of}`,
        part >= full ? {} : { severity: 'warning' },
      ),
    );
  },
};

interface Usage {
  readonly claim: string;
  readonly pod: string;
  /** Of 1. */
  readonly part: number;
  readonly of: string;
}

/** What a node's kubelet says of volumes (kubelet@v0.35.4 pkg/apis/stats/v1alpha1/types.go); `null` where it does not answer. */
async function usagesOn(live: Live, cluster: string, node: string): Promise<readonly Usage[] | null> {
  const reply = await live.kube(cluster).raw('GET', `/api/v1/nodes/${node}/proxy/stats/summary`);
  if (!reply.ok || reply.value.status !== 200) return null;
  const namespaces = namespacesOf(live, cluster);
  return listAt(parsed(reply.value.body), 'pods').flatMap((pod) =>
    listAt(pod, 'volume').flatMap((volume): readonly Usage[] => {
      const claim = stringAt(volume, 'pvcRef', 'name');
      const namespace = stringAt(volume, 'pvcRef', 'namespace');
      const usage = usageOf(volume);
      if (claim === undefined || namespace === undefined || usage === null || !namespaces.has(namespace)) return [];
      return [{ claim: `${namespace}/${claim}`, pod: stringAt(pod, 'podRef', 'name') ?? '', ...usage }];
    }),
  );
}

/** Bytes or inodes, whichever is nearer to its end. What is kept for root counts as used. */
function usageOf(volume: Json): Pick<Usage, 'part' | 'of'> | null {
  const capacity = numberAt(volume, 'capacityBytes') ?? 0;
  const available = numberAt(volume, 'availableBytes');
  if (capacity <= 0 || available === undefined) return null;
  const bytes = 1 - available / capacity;
  const inodes = numberAt(volume, 'inodes') ?? 0;
  const free = numberAt(volume, 'inodesFree') ?? 0;
  const used = inodes > 0 ? 1 - free / inodes : 0;
  return used > bytes ? { part: used, of: `${inodes} inodes` } : { part: bytes, of: sizeText(capacity) };
}

/** `10Gi`, `0.5Gi`: as claims are written. */
function sizeText(bytes: number): string {
  return `${Math.round((bytes / 2 ** 30) * 10) / 10}Gi`;
}

function parsed(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    return isJsonObject(value) ? value : null;
  } catch {
    return null;
  }
}
