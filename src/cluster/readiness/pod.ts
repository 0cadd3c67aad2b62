import type { Json } from '../../kube/objects.ts';
import { at, listAt, numberAt, stringAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from './around.ts';
import { conditionOf, conditionText, oneLine } from './conditions.ts';
import { containerCause } from './container.ts';
import { nodeTrouble } from './node-trouble.ts';
import { type Cause, stands, waits } from './readiness.ts';
import { unscheduled } from './scheduling.ts';

/** A pod is ready once its condition says so, or when it has done its work. */
export function pod(object: LiveObject, around: Around): Cause | null {
  const phase = stringAt(object, 'status', 'phase');
  if (phase === 'Succeeded') return null;
  if (object.metadata.deletionTimestamp !== undefined) return leaving(object, around);
  if (phase === 'Failed') return failed(object);
  if (stringAt(object, 'spec', 'nodeName') === undefined) return unscheduled(object, around);
  const node = nodeTrouble(object, around);
  if (node !== null) return waits(node);
  if (conditionOf(object, 'Ready')?.status === 'True') return null;
  return containersCause(object, around);
}

function leaving(object: LiveObject, around: Around): Cause {
  const node = nodeTrouble(object, around);
  return waits(node === null ? 'is being deleted' : `is being deleted, ${node}`);
}

/** Evicted, refused by the kubelet, or ended for good. */
function failed(object: LiveObject): Cause {
  const reason = stringAt(object, 'status', 'reason') ?? '';
  const message = oneLine(stringAt(object, 'status', 'message') ?? '');
  const ended = listAt(object, 'status', 'containerStatuses').find(
    (status) => (numberAt(status, 'state', 'terminated', 'exitCode') ?? 0) !== 0,
  );
  if (reason === '' && message === '' && ended !== undefined) {
    const code = numberAt(ended, 'state', 'terminated', 'exitCode');
    return stands(`container ${stringAt(ended, 'name')} ended with exit code ${code}`);
  }
  const why = [reason, message].filter((part) => part !== '').join(': ');
  return stands(why === '' ? 'has failed' : `has failed: ${why}`);
}

function containersCause(object: LiveObject, around: Around): Cause {
  const init = listAt(object, 'status', 'initContainerStatuses').find((status) => !isPast(object, status));
  if (init !== undefined) {
    const name = stringAt(init, 'name');
    if (at(init, 'state', 'running') !== undefined && !isSidecar(object, init))
      return waits(`init container ${name} runs and has not ended`);
    const cause = containerCause(object, init, around);
    return { ...cause, text: cause.text.replace(/^container /, 'init container ') };
  }
  const statuses = listAt(object, 'status', 'containerStatuses');
  if (statuses.length === 0) return waits('the kubelet has not taken it up yet');
  const causes = statuses.filter((s) => !isReady(s)).map((status) => containerCause(object, status, around));
  const worst = causes.find(({ final }) => final) ?? causes.find(({ stuck }) => stuck) ?? causes[0];
  if (worst !== undefined) return worst;
  const gate = listAt(object, 'spec', 'readinessGates')
    .map((entry) => stringAt(entry, 'conditionType') ?? '')
    .find((type) => conditionOf(object, type)?.status !== 'True');
  if (gate !== undefined) return waits(`its readiness gate ${gate} is not open`);
  const ready = conditionOf(object, 'Ready');
  return waits(ready === undefined ? 'is not ready yet' : conditionText(ready));
}

function isReady(status: Json): boolean {
  return at(status, 'ready') === true;
}

/** Whether the next container may start: the work is done, or it is a sidecar that has started. */
function isPast(object: LiveObject, status: Json): boolean {
  if (isSidecar(object, status)) return at(status, 'started') === true;
  return numberAt(status, 'state', 'terminated', 'exitCode') === 0;
}

/** An init container that goes on beside the others (Kubernetes v1.29 and later). */
function isSidecar(object: LiveObject, status: Json): boolean {
  const name = stringAt(status, 'name');
  const spec = listAt(object, 'spec', 'initContainers').find((entry) => stringAt(entry, 'name') === name);
  return stringAt(spec, 'restartPolicy') === 'Always';
}
