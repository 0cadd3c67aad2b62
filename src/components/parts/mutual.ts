import type { Volume, VolumeMount } from '../../kube/types.gen.ts';
import type { Model } from '../../model/model.ts';
import { fleetCaFile, fleetCaMount, fleetCaVolume } from './fleet-ca.ts';

const directory = '/etc/thanos/tls';

/** The own certificate and key of a Thanos container, and the CA by which it knows the other side. */
export const mutualFiles = { cert: `${directory}/tls.crt`, key: `${directory}/tls.key`, ca: fleetCaFile } as const;

/** The volumes of those files; `secret` is the one of the Certificate. */
export function mutualVolumes(model: Model, secret: string): readonly Volume[] {
  const items = ['tls.crt', 'tls.key'].map((key) => ({ key, path: key }));
  return [{ name: 'tls', secret: { secretName: secret, items } }, fleetCaVolume(model)];
}

/** Where they are mounted. */
export const mutualMounts: readonly VolumeMount[] = [
  { name: 'tls', mountPath: directory, readOnly: true },
  fleetCaMount,
];
