import type { Json } from '../../kube/objects.ts';
import { at, listAt, numberAt, stringAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import type { Around } from './around.ts';
import { oneLine } from './conditions.ts';
import { imageReasons, noImage } from './image.ts';
import { missingFile, notMounted } from './missing-file.ts';
import { type Cause, fails, stands, waits } from './readiness.ts';

/**
 * So many restarts are no hiccup: the kubelet waits 10 s after the first and twice as long after each other one, up to 5 min, so that by then
 * it has tried for over 2.5 min (kubernetes@v1.35.4 pkg/kubelet/kubelet.go, initialCRIBackOff; MaxContainerBackOff).
 */
const hopeless = 5;

/** Why a container of a pod is not ready, by its entry in `containerStatuses`. */
export function containerCause(pod: LiveObject, status: Json, around: Around): Cause {
  const name = stringAt(status, 'name') ?? '';
  const waiting = at(status, 'state', 'waiting');
  if (waiting !== undefined) return waitingCause(pod, status, name, around);
  const terminated = at(status, 'state', 'terminated');
  if (terminated !== undefined) {
    const text = `container ${name} ${endedText(pod, name, terminated)}`;
    return isStartless(terminated) ? fails(text) : waits(text);
  }
  if (at(status, 'state', 'running') === undefined) return waits(`container ${name} is not started yet`);
  const unready = at(status, 'started') === false ? 'has not started up yet' : 'is not ready';
  const probe = probeWords(pod, name, at(status, 'started') === false ? 'Startup' : 'Readiness', around);
  return waits(probe === '' ? `container ${name} ${unready}` : `container ${name} ${unready}: ${probe}`);
}

/** The way through containerd and runc, which says nothing of the cause. */
const runtimeSteps =
  /^(failed to (create|start) (containerd|shim) task: |OCI runtime create failed: |runc create failed: |unable to start container process: )+/;

function waitingCause(pod: LiveObject, status: Json, name: string, around: Around): Cause {
  const reason = stringAt(status, 'state', 'waiting', 'reason') ?? '';
  const message = stringAt(status, 'state', 'waiting', 'message') ?? '';
  if (imageReasons.has(reason)) return noImage(imageOf(pod, name, status), reason, message, pod, around);
  if (reason === 'CrashLoopBackOff') return crashLoop(pod, status, name, around);
  // Both wait for volumes and the network of the pod, which events tell of.
  if (reason === 'ContainerCreating' || reason === 'PodInitializing') return notCreated(pod, name, around);
  const missing = missingFile(message, pod);
  if (missing !== null) return missing;
  const text = `container ${name} cannot be started: ${oneLine(message.replace(runtimeSteps, '')) || reason || 'nobody says why'}`;
  // Its own fields contradict each other; what else is missing has been told above.
  if (reason === 'CreateContainerConfigError') return fails(text);
  return /Error$/.test(reason) ? stands(text) : waits(text);
}

function crashLoop(pod: LiveObject, status: Json, name: string, around: Around): Cause {
  const restarts = numberAt(status, 'restartCount') ?? 0;
  const last = at(status, 'lastState', 'terminated');
  const liveness = probeWords(pod, name, 'Liveness', around);
  const text =
    `container ${name} ends again and again (CrashLoopBackOff, ${restarts} ${restarts === 1 ? 'restart' : 'restarts'})` +
    (last === undefined ? '' : `, the last time it ${endedText(pod, name, last)}`) +
    (liveness === '' ? '' : `, after ${liveness}`);
  if (isStartless(last)) return fails(text);
  return restarts >= hopeless ? stands(text) : waits(text);
}

/** Its program cannot be started at all: another image or command is needed. */
function isStartless(terminated: Json | undefined): boolean {
  return stringAt(terminated, 'reason') === 'StartError';
}

/** `ended with exit code 1: last line of its message`; for memory with the limit. */
export function endedText(pod: LiveObject, name: string, terminated: Json | undefined): string {
  const code = numberAt(terminated, 'exitCode') ?? 0;
  const reason = stringAt(terminated, 'reason') ?? '';
  const words = lastLine((stringAt(terminated, 'message') ?? '').replace(runtimeSteps, ''));
  if (reason === 'OOMKilled') {
    const limit = at(specOf(pod, name), 'resources', 'limits', 'memory');
    return limit === undefined
      ? `was killed for its memory (OOMKilled, exit code ${code})`
      : `was killed at its memory limit of ${String(limit)} (OOMKilled, exit code ${code})`;
  }
  const told = reason === '' || reason === 'Error' || reason === 'Completed' ? '' : ` (${reason})`;
  return `ended with exit code ${code}${told}${words === '' ? '' : `: ${words}`}`;
}

/** What the termination message ends with: engines write their fault last. */
function lastLine(message: string): string {
  return oneLine(message.trim().split('\n').at(-1) ?? '');
}

function notCreated(pod: LiveObject, name: string, around: Around): Cause {
  const trouble = around
    .eventsOf(pod)
    .find(({ reason }) =>
      /^(FailedMount|FailedAttachVolume|FailedCreatePodSandBox|NetworkNotReady|FailedMapVolume)$/.test(reason),
    );
  return trouble === undefined ? waits(`container ${name} is being created`) : notMounted(trouble.message, pod);
}

/** `Readiness probe failed: HTTP probe failed with statuscode: 503`, of the last event about this container; empty where there is none. */
function probeWords(
  pod: LiveObject,
  name: string,
  probe: 'Readiness' | 'Liveness' | 'Startup',
  around: Around,
): string {
  const found = around
    .eventsOf(pod)
    .find(
      ({ reason, field, message }) =>
        reason === 'Unhealthy' && message.startsWith(probe) && field.endsWith(`ontainers{${name}}`),
    );
  return found === undefined ? '' : oneLine(found.message);
}

function specOf(pod: LiveObject, name: string): Json | undefined {
  return [...listAt(pod, 'spec', 'containers'), ...listAt(pod, 'spec', 'initContainers')].find(
    (container) => stringAt(container, 'name') === name,
  );
}

function imageOf(pod: LiveObject, name: string, status: Json): string {
  return stringAt(specOf(pod, name), 'image') ?? stringAt(status, 'image') ?? name;
}
