import type { Labels } from '../../kube/objects.ts';
import { at, listAt, numberAt, stringAt } from '../../kube/read.ts';
import type { Spread } from '../node-base.ts';
import { selects } from './selector.ts';

/** No rule for the spread of pods. */
export const anywhere: Spread = {
  everyNode: false,
  nodeApart: false,
  zoneApart: false,
  nodeSkew: null,
  zoneSkew: null,
};

/** Well-known labels of nodes (kubernetes.io, "Well-Known Labels, Annotations and Taints"). */
const nodeKey = 'kubernetes.io/hostname';
const zoneKey = 'topology.kubernetes.io/zone';

/**
 * What the scheduler must keep of the spread of pods with these labels, from their pod spec or from the operator's resource, whose fields are
 * called alike. Only `requiredDuringSchedulingIgnoredDuringExecution` and `DoNotSchedule` bind it; what it prefers guarantees nothing. A rule
 * that selects other pods, or none, is not theirs. `everyNode` says that they are of a DaemonSet.
 */
export function spreadOf(spec: unknown, labels: Labels, everyNode: boolean): Spread {
  const required = listAt(spec, 'affinity', 'podAntiAffinity', 'requiredDuringSchedulingIgnoredDuringExecution').filter(
    (term) => selects(at(term, 'labelSelector'), labels),
  );
  const apart = (key: string): boolean => required.some((term) => stringAt(term, 'topologyKey') === key);
  const constraints = listAt(spec, 'topologySpreadConstraints').filter(
    (c) =>
      stringAt(c, 'whenUnsatisfiable') === 'DoNotSchedule' &&
      // The operator adds the labels of its pods itself (prometheus-operator@v0.93.1 additionalLabelSelectors).
      (stringAt(c, 'additionalLabelSelectors') !== undefined || selects(at(c, 'labelSelector'), labels)),
  );
  const skew = (key: string): number | null => {
    const skews = constraints
      .filter((c) => stringAt(c, 'topologyKey') === key)
      .map((c) => Math.max(1, numberAt(c, 'maxSkew') ?? 1));
    return skews.length === 0 ? null : Math.min(...skews);
  };
  return {
    everyNode,
    nodeApart: apart(nodeKey),
    zoneApart: apart(zoneKey),
    nodeSkew: skew(nodeKey),
    zoneSkew: skew(zoneKey),
  };
}
