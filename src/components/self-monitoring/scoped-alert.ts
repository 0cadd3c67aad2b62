import type { Cluster, Model } from '../../model/model.ts';
import type { OwnAlert } from '../parts/rules.ts';

/**
 * An alert of a part that many clusters have. Its expression is made for who evaluates it: `scope` is empty for the Prometheus of a cluster,
 * which knows its own metrics only, and further matchers (`, cluster=~"a|b"`) for the ruler.
 */
export interface ScopedAlert extends Omit<OwnAlert, 'expr'> {
  readonly expr: (scope: string) => string;
}

/** What alerts are about: in which clusters it is, and what may happen to it. */
export interface Watched {
  /** Name of the PrometheusRule. */
  readonly name: string;
  readonly isIn: (model: Model, cluster: Cluster) => boolean;
  readonly alerts: readonly ScopedAlert[];
}
