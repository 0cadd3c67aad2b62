import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { JsonObject } from '../../kube/objects.ts';
import { condition, event, live, podOf, said } from './testing/live.ts';

const waiting = (reason: string, message = '', more: JsonObject = {}) =>
  podOf(null, 'p', { state: { waiting: { reason, message } }, ...more });
const pending = (message: string, more = {}) =>
  podOf(null, 'p', undefined, {
    spec: { nodeName: undefined },
    status: { phase: 'Pending', conditions: [condition('PodScheduled', 'False', 'Unschedulable', message)] },
    ...more,
  });

test('pods that are ready, and pods that have done their work, are ready', () => {
  assert.equal(said(podOf(null, 'p')), 'ready');
  assert.equal(said(podOf(null, 'p', { state: {} }, { status: { phase: 'Succeeded' } })), 'ready');
});

test('a pod that fits on no node is told with the reasons of the scheduler, without what preemption could do', () => {
  assert.equal(
    said(
      pending(
        '0/3 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 2 Insufficient memory. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.',
      ),
    ),
    'Pod p: fits on no node of 3: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 2 Insufficient memory',
  );
  assert.equal(
    said(
      pending(
        "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector. no new claims to deallocate, preemption: 0/1 nodes are available: 1 Preemption is not helpful for scheduling.",
      ),
    ),
    "Pod p: fits on no node of 1: 1 node(s) didn't match Pod's node affinity/selector (stuck)",
  );
  assert.equal(said(pending('')), 'Pod p: it has no node yet');
});

test('an image that is not there is named with the words of the registry', () => {
  assert.equal(
    said(
      waiting(
        'ImagePullBackOff',
        'Back-off pulling image "quay.io/x/y:v1": ErrImagePull: rpc error: code = NotFound desc = failed to pull and unpack image "quay.io/x/y:v1": failed to resolve reference "quay.io/x/y:v1": quay.io/x/y:v1: not found',
      ),
    ),
    'Pod p: image quay.io/x/y:v1 cannot be pulled: not found (stuck)',
  );
  const brief = waiting('ImagePullBackOff', 'Back-off pulling image "quay.io/x/y:v1"');
  assert.equal(
    said(brief, [
      event(
        brief,
        'Failed',
        'Failed to pull image "quay.io/x/y:v1": failed to pull and unpack image "quay.io/x/y:v1": failed to resolve reference "quay.io/x/y:v1": failed to do request: Head "https://quay.io/v2/x/y/manifests/v1": dial tcp: lookup quay.io on 10.0.0.2:53: read udp 10.0.0.9:5007->10.0.0.2:53: i/o timeout',
      ),
    ]),
    'Pod p: image quay.io/x/y:v1 cannot be pulled: dial tcp: lookup quay.io on 10.0.0.2:53: read udp 10.0.0.2:53: i/o timeout',
  );
  assert.equal(said(brief), 'Pod p: image quay.io/x/y:v1 cannot be pulled');
  assert.equal(said(waiting('InvalidImageName')), 'Pod p: image quay.io/x/y:v1 has no valid name (stuck)');
  assert.equal(
    said(waiting('ErrImageNeverPull')),
    'Pod p: image quay.io/x/y:v1 is not on its node, and may not be pulled (stuck)',
  );
});

test('a crash loop is told with its restarts, how it ended the last time, and its last words', () => {
  const crash = (restartCount: number, terminated: JsonObject) =>
    waiting('CrashLoopBackOff', 'back-off 10s restarting failed container', {
      restartCount,
      lastState: { terminated },
    });
  assert.equal(
    said(crash(1, { exitCode: 1, reason: 'Error', message: 'level=info start\nlevel=error err="no bucket"\n' })),
    'Pod p: container c ends again and again (CrashLoopBackOff, 1 restart), the last time it ended with exit code 1: level=error err="no bucket"',
  );
  assert.equal(
    said(crash(5, { exitCode: 137, reason: 'OOMKilled' })),
    'Pod p: container c ends again and again (CrashLoopBackOff, 5 restarts), the last time it was killed at its memory limit of 512Mi (OOMKilled, exit code 137) (stuck)',
  );
  const killed = crash(3, { exitCode: 137, reason: 'Error' });
  assert.equal(
    said(killed, [event(killed, 'Unhealthy', 'Liveness probe failed: ', 'spec.containers{c}')]),
    'Pod p: container c ends again and again (CrashLoopBackOff, 3 restarts), the last time it ended with exit code 137, after Liveness probe failed',
  );
});

test('Secrets, ConfigMaps and keys that are not there are named, as variables and as volumes', () => {
  const config = (message: string): string => said(waiting('CreateContainerConfigError', message));
  assert.equal(config('secret "s3" not found'), 'Pod p: there is no Secret s3 (stuck)');
  assert.equal(config('configmap "c" not found'), 'Pod p: there is no ConfigMap c (stuck)');
  assert.equal(config("couldn't find key access in Secret m/s3"), 'Pod p: Secret s3 has no key access (stuck)');
  const pod = podOf(
    null,
    'p',
    { state: { waiting: { reason: 'ContainerCreating' } } },
    {
      spec: { volumes: [{ name: 'tls', secret: { secretName: 'certs' } }] },
    },
  );
  const mount = (message: string): string => said(pod, [event(pod, 'FailedMount', message)]);
  assert.equal(said(pod), 'Pod p: container c is being created');
  assert.equal(
    mount('MountVolume.SetUp failed for volume "tls" : secret "certs" not found'),
    'Pod p: there is no Secret certs (stuck)',
  );
  assert.equal(
    mount('MountVolume.SetUp failed for volume "tls" : references non-existent secret key: tls.crt'),
    'Pod p: Secret certs has no key tls.crt (stuck)',
  );
  assert.equal(
    mount('MountVolume.MountDevice failed for volume "pvc-1" : rpc error: deadline exceeded'),
    'Pod p: volume pvc-1 cannot be mounted: rpc error: deadline exceeded',
  );
});

test('a key that a projected volume asks a Secret for is told with that Secret', () => {
  const pod = podOf(
    null,
    'p',
    { state: { waiting: { reason: 'ContainerCreating' } } },
    {
      spec: {
        volumes: [
          {
            name: 'v',
            projected: {
              sources: [
                { secret: { name: 'other', items: [{ key: 'x', path: 'x' }] } },
                { secret: { name: 'there', items: [{ key: 'gone', path: 'g' }] } },
              ],
            },
          },
        ],
      },
    },
  );
  const failed = event(
    pod,
    'FailedMount',
    'MountVolume.SetUp failed for volume "v" : references non-existent secret key: gone',
  );
  assert.equal(said(pod, [failed]), 'Pod p: Secret there has no key gone (stuck)');
});

test('a program that is not in the image is told without the steps of the container runtime', () => {
  assert.equal(
    said(
      waiting(
        'RunContainerError',
        'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "nothing-there": executable file not found in $PATH: unknown',
      ),
    ),
    'Pod p: container c cannot be started: exec: "nothing-there": executable file not found in $PATH: unknown (stuck)',
  );
});

test('a program that never starts is stuck at its first crash', () => {
  const terminated = {
    exitCode: 128,
    reason: 'StartError',
    message:
      'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: exec: "x": not found: unknown',
  };
  assert.equal(
    said(waiting('CrashLoopBackOff', '', { restartCount: 1, lastState: { terminated } })),
    'Pod p: container c ends again and again (CrashLoopBackOff, 1 restart), the last time it ended with exit code 128 (StartError): exec: "x": not found: unknown (stuck)',
  );
});

test('a container that runs and is not ready is told by its probe', () => {
  const running = podOf(null, 'p', { started: true, state: { running: {} } });
  const probe = (message: string) => event(running, 'Unhealthy', message, 'spec.containers{c}');
  assert.equal(said(running), 'Pod p: container c is not ready');
  assert.equal(
    said(running, [probe('Readiness probe failed: HTTP probe failed with statuscode: 503')]),
    'Pod p: container c is not ready: Readiness probe failed: HTTP probe failed with statuscode: 503',
  );
  const starting = podOf(null, 'p', { started: false, state: { running: {} } });
  assert.equal(
    said(starting, [probe('Startup probe failed: connection refused')]),
    'Pod p: container c has not started up yet: Startup probe failed: connection refused',
  );
});

test('init containers come before the others, sidecars among them count once they have started', () => {
  const pod = (initContainerStatuses: JsonObject[]) =>
    podOf(
      null,
      'p',
      { state: { waiting: { reason: 'PodInitializing' } } },
      {
        spec: { initContainers: [{ name: 'sidecar', restartPolicy: 'Always' }, { name: 'wait' }] },
        status: { initContainerStatuses },
      },
    );
  const sidecar = { name: 'sidecar', started: true, ready: true, state: { running: {} } };
  assert.equal(
    said(pod([sidecar, { name: 'wait', started: true, state: { running: {} } }])),
    'Pod p: init container wait runs and has not ended',
  );
  assert.equal(said(pod([{ ...sidecar, started: false }])), 'Pod p: init container sidecar has not started up yet');
  assert.equal(
    said(pod([sidecar, { name: 'wait', state: { waiting: { reason: 'CrashLoopBackOff' } }, restartCount: 6 }])),
    'Pod p: init container wait ends again and again (CrashLoopBackOff, 6 restarts) (stuck)',
  );
});

test('readiness gates, evictions, lost nodes and pods without a word of the kubelet are told', () => {
  assert.equal(
    said(
      podOf(null, 'p', undefined, {
        spec: { readinessGates: [{ conditionType: 'example.com/ready' }] },
        status: { conditions: [condition('Ready', 'False')] },
      }),
    ),
    'Pod p: its readiness gate example.com/ready is not open',
  );
  assert.equal(
    said(
      podOf(
        null,
        'p',
        {},
        {
          status: { phase: 'Failed', reason: 'Evicted', message: 'The node was low on resource: memory. ' },
        },
      ),
    ),
    'Pod p: has failed: Evicted: The node was low on resource: memory (stuck)',
  );
  assert.equal(said(podOf(null, 'p'), [], ['Node']), 'Pod p: its node n is not in the cluster any more');
  assert.equal(
    said(podOf(null, 'p', {}, { status: { containerStatuses: [] } })),
    'Pod p: the kubelet has not taken it up yet',
  );
  assert.equal(said(live('v1 ConfigMap', 'x')), 'ready');
});
