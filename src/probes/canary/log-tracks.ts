import { jsonAt } from '../../cluster/http/ask.ts';
import { answered, type Outcome, refused } from '../../cluster/outcome.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { at, numberAt, stringAt } from '../../kube/read.ts';
import { clusterField, indexPattern } from '../../model/logs/names.ts';
import type { Cluster } from '../../model/model.ts';
import { images } from '../../model/versions.ts';
import { searchOf, storeIn } from '../opensearch-live/search.ts';
import type { Live } from '../probe.ts';
import { type CanaryRun, layOut, temporary } from './temporary.ts';
import type { Track } from './track.ts';

/** Images that have `/bin/echo` (they stand on busybox or Alpine), most usual first: the node has one of them already. */
const speaking: readonly string[] = [images.prometheus, images.thanos, images.alertmanager, images.curl];

/** Seconds after which Kubernetes ends a Pod that nobody took away. */
const deadline = 600;

/** Nobody: the user of these images, or one like it. */
const user = 65534;

/**
 * The marker of the logs of a cluster: a Pod that prints one line with a word that is nowhere else, from an image that the cluster runs already. The
 * line goes the way of all lines of containers. None where the cluster keeps and forwards no logs.
 */
export function logTracks(round: () => Live, cluster: Cluster, run: CanaryRun): readonly Track[] {
  const live = round();
  const { model } = live;
  const { id, logs } = cluster;
  const kept = model.logs;
  if (logs.mode === 'none' || kept === null) return [];
  const storeCluster = logs.mode === 'local' ? id : model.hub.id;
  // One word of letters and digits, so that the analyzer of the index leaves it whole.
  const word = `namsancanary${run.id}`;
  const image = imageIn(live, id);
  const pod = temporary(run, 'line');
  return [
    {
      ...{ cluster: id, signal: 'logs', stream: 'containers', marker: `line ${word}` },
      begin: async () =>
        image === null
          ? refused('unusable', `${id} runs no image that can print a line.`)
          : layOut(live.kube(id), speaker(pod, image, word)),
      hops: [
        { name: `output in ${id}`, seen: () => hasSpoken(live, id, pod.name) },
        {
          name: `OpenSearch of ${storeCluster}`,
          seen: () =>
            isIndexed(round(), storeCluster, indexPattern(kept, 'k8s'), `log:${word} AND ${clusterField}:"${id}"`),
        },
      ],
    },
  ];
}

function imageIn({ clusters }: Live, id: string): string | null {
  const used = new Set(clusters.find(({ cluster }) => cluster === id)?.objects.flatMap(imagesOf));
  return speaking.find((image) => used.has(image)) ?? null;
}

function imagesOf(value: unknown): readonly string[] {
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, entry]) =>
    key === 'image' && typeof entry === 'string' ? [entry] : imagesOf(entry),
  );
}

function speaker(
  metadata: KubeObject['metadata'],
  image: string,
  word: string,
): KubeObject & { readonly spec: unknown } {
  return {
    ...{ apiVersion: 'v1', kind: 'Pod', metadata },
    spec: {
      restartPolicy: 'Never',
      activeDeadlineSeconds: deadline,
      automountServiceAccountToken: false,
      terminationGracePeriodSeconds: 1,
      securityContext: {
        runAsNonRoot: true,
        runAsUser: user,
        runAsGroup: user,
        seccompProfile: { type: 'RuntimeDefault' },
      },
      containers: [
        {
          name: 'line',
          image,
          command: ['/bin/echo', word],
          resources: { requests: { cpu: '1m', memory: '8Mi' }, limits: { memory: '32Mi' } },
          securityContext: {
            allowPrivilegeEscalation: false,
            capabilities: { drop: ['ALL'] },
            readOnlyRootFilesystem: true,
          },
        },
      ],
    },
  };
}

async function hasSpoken(live: Live, cluster: string, name: string): Promise<Outcome<boolean>> {
  const got = await live.kube(cluster).get({ apiVersion: 'v1', kind: 'Pod', namespace: 'monitoring', name });
  if (!got.ok) return got;
  const state = at(got.value, 'status', 'containerStatuses', 0, 'state');
  const code = numberAt(state, 'terminated', 'exitCode');
  if (code === 0 || stringAt(got.value, 'status', 'phase') === 'Succeeded') return answered(true);
  if (code !== undefined) return refused('unusable', `The Pod that prints the line ended with ${code} in ${cluster}.`);
  const waits = stringAt(state, 'waiting', 'reason');
  return waits === undefined || waits === 'ContainerCreating'
    ? answered(false)
    : refused('unusable', `The Pod that prints the line waits in ${cluster}: ${waits}.`);
}

async function isIndexed(live: Live, cluster: string, indices: string, query: string): Promise<Outcome<boolean>> {
  const store = storeIn(live, cluster);
  if (store === null) return refused('unusable', `${cluster} has no OpenSearch.`);
  const ask = await searchOf(live, store);
  if (!ask.ok) return ask;
  const words = new URLSearchParams({ q: query, allow_no_indices: 'true', ignore_unavailable: 'true' });
  const body = await jsonAt(ask.value, `/${indices}/_count?${words}`);
  return body.ok ? answered((numberAt(body.value, 'count') ?? 0) > 0) : body;
}
