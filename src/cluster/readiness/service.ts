import type { Labels } from '../../kube/objects.ts';
import { at, listAt, stringAt, stringsAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from './around.ts';
import { conditionOf, oneLine } from './conditions.ts';
import { podsCause } from './pods-of.ts';
import { type Cause, waits } from './readiness.ts';

/** A Service is ready once a ready pod stands behind it, and where it asks for an address of a load balancer, once it has one. */
export function service(object: LiveObject, around: Around): Cause | null {
  if (stringAt(object, 'spec', 'type') === 'ExternalName') return null;
  return noAddress(object, around) ?? nobodyBehind(object, around);
}

/** The pods that a Service selects, those that are gone or going left out; `null` where it selects none by itself. */
export function selected(object: LiveObject, around: Around): readonly LiveObject[] | null {
  const selector = stringsAt(object, 'spec', 'selector');
  if (Object.keys(selector).length === 0) return null;
  return around
    .within('Pod', object.metadata.namespace)
    .filter((pod) => has(pod.metadata.labels ?? {}, selector) && !isOver(pod));
}

function has(labels: Labels, selector: Labels): boolean {
  return Object.entries(selector).every(([key, value]) => labels[key] === value);
}

function isOver(pod: LiveObject): boolean {
  const phase = stringAt(pod, 'status', 'phase');
  return pod.metadata.deletionTimestamp !== undefined || phase === 'Succeeded' || phase === 'Failed';
}

function noAddress(object: LiveObject, around: Around): Cause | null {
  if (stringAt(object, 'spec', 'type') !== 'LoadBalancer') return null;
  if (listAt(object, 'status', 'loadBalancer', 'ingress').length > 0) return null;
  const warning = around.eventsOf(object).find((event) => event.warning);
  const text = 'has no address of a load balancer yet';
  return waits(warning === undefined ? text : `${text}: ${oneLine(warning.message)}`);
}

function nobodyBehind(object: LiveObject, around: Around): Cause | null {
  if (!around.knows('Pod') || at(object, 'spec', 'publishNotReadyAddresses') === true) return null;
  const pods = selected(object, around);
  if (pods === null || pods.some((pod) => conditionOf(pod, 'Ready')?.status === 'True')) return null;
  if (pods.length === 0) return waits('selects no pod');
  const cause = podsCause(pods, around);
  const text = pods.length === 1 ? 'its one pod is not ready' : `none of its ${pods.length} pods is ready`;
  // What runs its pods says whether they can become ready: it knows which of them are of an older template.
  return { text: cause === null ? text : `${text}, ${cause.text}`, stuck: cause?.stuck ?? false, final: false };
}
