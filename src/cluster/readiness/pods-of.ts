import { addTo } from '../../kube/multimap.ts';
import { stringAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from './around.ts';
import { oneLine } from './conditions.ts';
import { pod } from './pod.ts';
import { type Cause, fails, stands, waits } from './readiness.ts';

/** What is told of pods in one line; the rest is counted. */
const toldCauses = 3;
const toldPods = 3;

/** Why pods are not ready: one cause for all that have the same; `null` where every one is ready. */
export function podsCause(pods: readonly LiveObject[], around: Around): Cause | null {
  const living = pods.filter((one) => stringAt(one, 'status', 'phase') !== 'Failed');
  // What was evicted or has failed is replaced: it matters only where nothing came after it.
  const judged = living.length > 0 ? living : pods;
  const byText = new Map<string, string[]>();
  let stuck = false;
  let final = false;
  for (const one of judged) {
    const cause = pod(one, around);
    if (cause === null) continue;
    stuck ||= cause.stuck;
    final ||= cause.final;
    addTo(byText, cause.text, one.metadata.name);
  }
  if (byText.size === 0) return null;
  const told = [...byText].slice(0, toldCauses).map(([text, names]) => `${podNames(names)}: ${text}`);
  const more = byText.size - told.length;
  return { text: more > 0 ? `${told.join('; ')}; and ${more} more causes` : told.join('; '), stuck, final };
}

/** Why a controller makes no pods: quota, admission, a ServiceAccount that is not there; `null` where its last try went well. */
export function notCreated(controller: LiveObject, around: Around): Cause | null {
  const last = around
    .eventsOf(controller)
    .find(({ reason }) => reason === 'FailedCreate' || reason === 'SuccessfulCreate');
  return last?.reason === 'FailedCreate' ? creationCause(last.message) : null;
}

/** The words of the API server about a pod that it did not take (kubernetes@v1.35.4 pkg/controller/controller_utils.go, statefulset/stateful_pod_control.go). */
export function creationCause(message: string): Cause {
  const said = oneLine(
    message.replace(/^create Pod \S+ in StatefulSet \S+ failed error: /i, '').replace(/^Error creating: /, ''),
  );
  const text = `its pods are refused: ${said}`;
  // A webhook that does not answer may do so later; one that denies will go on.
  if (/failed calling webhook|etcdserver|timeout/i.test(said)) return waits(text);
  return refusedForGood.test(said) ? fails(text) : stands(text);
}

/**
 * A quota, an admission, or a pod that is none: not a ServiceAccount or class that is still to come (kubernetes@v1.35.4
 * staging/src/k8s.io/apiserver/pkg/quota, pod-security-admission/admission, apimachinery/pkg/api/errors).
 */
const refusedForGood = /exceeded quota|violates PodSecurity|denied the request|" is invalid: /;

/** A count of pods with what explains it. */
export function counted(text: string, ...causes: readonly (Cause | null)[]): Cause {
  const known = causes.filter((cause) => cause !== null);
  return {
    text: [text, ...known.map((cause) => cause.text)].join(', '),
    stuck: known.some(({ stuck }) => stuck),
    final: known.some(({ final }) => final),
  };
}

function podNames(names: readonly string[]): string {
  const told = names.slice(0, toldPods).join(', ');
  const more = names.length - toldPods;
  return `${names.length === 1 ? 'pod' : 'pods'} ${told}${more > 0 ? ` and ${more} more` : ''}`;
}
