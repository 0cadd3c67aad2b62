import type { HelmChart } from '../components/workload.ts';
import type { FleetEdit, Place, Rule, Severity } from '../findings/finding.ts';
import type { ClusterObjects, KubeObject } from '../kube/objects.ts';
import { objectName } from '../kube/objects.ts';
import type { Schemas } from '../kube/schema/schemas.ts';
import type { Folder } from '../manifests/folder.ts';
import type { Model } from '../model/model.ts';
import type { Topology } from '../topology/topology.ts';

/** What a check may look at. It changes nothing of it. */
export interface Subject {
  /** The model when the objects were rendered from a fleet file; `null` for manifests of other origin. */
  readonly model: Model | null;
  readonly clusters: readonly ClusterObjects[];
  /** Charts that bring further objects, which are not among those of `clusters`. */
  readonly charts: readonly ChartRelease[];
  /** The folders by which the objects are delivered, and those that Argo CD is told. */
  readonly folders: readonly Folder[];
  readonly topology: Topology;
  /** Schemas of the kinds of all objects. */
  readonly schemas: Schemas;
}

/** A chart in a cluster: what it installs is named after its release. */
export interface ChartRelease extends Pick<HelmChart, 'name' | 'releaseName' | 'namespace'> {
  readonly cluster: string;
}

export type ReportCheck = (
  where: Place,
  message: string,
  more?: { readonly fix?: string; readonly severity?: Severity; readonly edits?: readonly FleetEdit[] },
) => void;

/** A rule over rendered, given or live objects, or over the model. One file with its page and its test. */
export interface Check extends Rule {
  readonly run: (subject: Subject, report: ReportCheck) => void;
}

/** The place of a field of an object. */
export function objectPlace(cluster: string, object: KubeObject, field: string): Place {
  return { cluster, object: objectName(object), field };
}
