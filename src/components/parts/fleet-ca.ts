import type { Volume, VolumeMount } from '../../kube/types.gen.ts';
import { secretKeys } from '../../model/addresses.ts';
import type { Model } from '../../model/model.ts';

const directory = '/etc/thanos/fleet-ca';

/** The certificate of the fleet's own CA in a container that mounts it. */
export const fleetCaFile = `${directory}/${secretKeys.ca}`;

/** The volume of that certificate; the private key of the same Secret, where it has one, is left out. */
export function fleetCaVolume(model: Model): Volume {
  return {
    name: 'fleet-ca',
    secret: { secretName: model.tls.ca, items: [{ key: secretKeys.ca, path: secretKeys.ca }] },
  };
}

/** Where it is mounted. */
export const fleetCaMount: VolumeMount = { name: 'fleet-ca', mountPath: directory, readOnly: true };
