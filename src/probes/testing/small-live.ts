import type { RawReply, ServedKind } from '../../cluster/kube/kube-client.ts';
import { fakeKube } from '../../cluster/testing/fake-kube.ts';
import { fakeMachine } from '../../cluster/testing/fake-machine.ts';
import type { HelmChart, Workload } from '../../components/workload.ts';
import type { KubeObject } from '../../kube/objects.ts';
import type { Live, Probe } from '../probe.ts';
import { noon, runningFleet } from './live.ts';

/** A hub with one component, `thanos-query`, whose objects are these. */
export interface Small {
  readonly rendered?: readonly KubeObject[];
  readonly charts?: readonly HelmChart[];
  /** What is in the cluster. */
  readonly objects?: readonly KubeObject[];
  /** Served beside the usual ones. */
  readonly kinds?: readonly ServedKind[];
  /** Replies to raw requests by path; others are refused. */
  readonly raw?: Readonly<Record<string, string>>;
}

/** That hub as probes see it; its clock stands at `noon`. */
export function smallLive({ rendered = [], charts = [], objects = [], kinds = [], raw = {} }: Small): Live {
  const base = runningFleet();
  const workload: Workload = { component: 'thanos-query', cluster: 'hub', wave: 50, charts, objects: rendered };
  const reply = (path: string): RawReply => {
    const body = raw[path];
    return body === undefined ? { status: 403, headers: {}, body: '' } : { status: 200, headers: {}, body };
  };
  const kube = fakeKube('hub', { objects, kinds, raw: (_, path) => reply(path) });
  return {
    ...base,
    workloads: [workload],
    clusters: [{ cluster: 'hub', objects: rendered }],
    kube: () => kube,
    machine: fakeMachine({ now: noon }),
  };
}

/** What a probe says of the hub: `component: asked: seen`, or `! component Kind namespace/name: message` with a severity of its own before it. */
export async function saidOf(probe: Probe, small: Small): Promise<readonly string[]> {
  const live = smallLive(small);
  const answers = await probe.ask(live, live.model.hub);
  return answers.map((answer) => {
    if (answer.ok) return `${answer.component}: ${answer.asked}: ${answer.seen}`;
    const severity = answer.more?.severity === undefined ? '!' : `! ${answer.more.severity}`;
    return `${severity} ${answer.component} ${answer.where.object}: ${answer.message}`;
  });
}
