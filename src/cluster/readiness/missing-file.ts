import { at, listAt, stringAt } from '../../kube/read.ts';
import type { LiveObject } from '../kube/kube-client.ts';
import { oneLine } from './conditions.ts';
import { type Cause, stands, waits } from './readiness.ts';

/**
 * What the kubelet says of a Secret or ConfigMap that a container needs and does not find; `null` where it speaks of something else
 * (kubernetes@v1.35.4 pkg/kubelet/kubelet_pods.go, pkg/volume/secret/secret.go, pkg/volume/configmap/configmap.go).
 */
export function missingFile(message: string, pod: LiveObject): Cause | null {
  const object = /\b(secret|configmap) "([^"]+)" not found/.exec(message);
  if (object !== null) return stands(`there is no ${kindOf(object[1])} ${object[2]}`);
  const key = /couldn't find key (\S+) in (ConfigMap|Secret) [^/\s]+\/([^\s,\]]+)/.exec(message);
  if (key !== null) return stands(`${key[2]} ${key[3]} has no key ${key[1]}`);
  const path = /references non-existent (secret|config) key: ([^\s,\]]+)/.exec(message);
  if (path === null) return null;
  const kind = kindOf(path[1]);
  const source = sourceOf(pod, /for volume "([^"]+)"/.exec(message)?.[1] ?? '', kind, path[2] ?? '');
  return stands(source === undefined ? `its ${kind} has no key ${path[2]}` : `${kind} ${source} has no key ${path[2]}`);
}

/** Why the kubelet does not start the containers of a pod that is on a node, out of its events: volumes and the pod's network. */
export function notMounted(message: string, pod: LiveObject): Cause {
  const missing = missingFile(message, pod);
  if (missing !== null) return missing;
  const [, volume, why] =
    /^(?:MountVolume|AttachVolume)\.\w+ failed for volume "([^"]+)" ?: ?(.*)$/s.exec(message) ?? [];
  if (volume === undefined || why === undefined) return waits(oneLine(message));
  return waits(`volume ${volume} cannot be mounted: ${oneLine(why)}`);
}

function kindOf(word: string | undefined): string {
  return word === 'secret' ? 'Secret' : 'ConfigMap';
}

/** The Secret or ConfigMap behind a volume; of a projected one that which is asked for the key. */
function sourceOf(pod: LiveObject, volume: string, kind: string, key: string): string | undefined {
  const found = listAt(pod, 'spec', 'volumes').find((entry) => stringAt(entry, 'name') === volume);
  if (at(found, 'projected') === undefined)
    return kind === 'Secret' ? stringAt(found, 'secret', 'secretName') : stringAt(found, 'configMap', 'name');
  const field = kind === 'Secret' ? 'secret' : 'configMap';
  const source = listAt(found, 'projected', 'sources').find((entry) =>
    listAt(entry, field, 'items').some((item) => stringAt(item, 'key') === key),
  );
  return stringAt(source, field, 'name');
}
