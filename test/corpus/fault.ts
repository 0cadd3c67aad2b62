import type { KubeObject } from '../../src/kube/objects.ts';
import type { Change } from './change.ts';

export type Example = 'sidecar' | 'operator' | 'kind' | 'receive' | 'mixed';

/** What a fault may raise beside its own finding, and why that is no other fault; where its finding stands if not at what is changed. */
export interface More {
  readonly also?: readonly string[];
  readonly at?: string;
}

/** One fault in the fleet file of an example: its finding stands at the path that is changed, or below `at`. */
export interface FleetFault extends More {
  readonly on: Example;
  readonly path: string;
  readonly change: Change;
  readonly raises: string;
}

/** One fault in an object of an example: its finding stands on that object, or on `at`, as `cluster Kind namespace/name`. */
export interface ObjectFault extends More {
  readonly on: Example;
  readonly cluster: string;
  readonly object: string;
  /** `gone` takes the object away, `twice` puts it in once more, `add` puts another one beside it. */
  readonly change: Change | 'gone' | 'twice' | { readonly add: KubeObject };
  readonly raises: string;
}

/** One fault in a folder by which an example is delivered: in its kustomization, or in an object that Argo CD is told. */
export interface FolderFault extends More {
  readonly on: Example;
  readonly path: string;
  /** As `Kind namespace/name`; `null` is the kustomization. */
  readonly object: string | null;
  readonly change: Change;
  readonly raises: string;
}

/** Lines of the corpus about the folders of an example. */
export function inFolder(
  on: Example,
  path: string,
): (object: string | null, change: Change, raises: string, more?: More) => FolderFault {
  return (object, change, raises, more = {}) => ({ on, path, object, change, raises, ...more });
}

/** A line of the corpus about a fleet file. */
export function inFile(on: Example, path: string, change: Change, raises: string, more: More = {}): FleetFault {
  return { on, path, change, raises, ...more };
}

/** Lines of the corpus about the objects of one cluster of an example. */
export function inCluster(
  on: Example,
  cluster: string,
): (object: string, change: ObjectFault['change'], raises: string, more?: More) => ObjectFault {
  return (object, change, raises, more = {}) => ({ on, cluster, object, change, raises, ...more });
}

/** Who cannot be asked or written to is heard nowhere: what it holds, its ages, and its outages are lost with it. */
export const unheard: readonly string[] = [
  'reach/dangling-address',
  'reach/unreached-producer',
  'reach/store-nobody-asks',
  'reach/silent-cluster',
  'coverage/gap',
  'outages/object-store',
  'outages/hub',
  'outages/link',
  'outages/node',
  'outages/receivers',
  'outages/compactor',
  'outages/zone',
];

/** Objects that select or name what is gone select nothing. */
export const unselected: readonly string[] = ['objects/dangling-reference'];

/** A cluster or tenant of whose name there is nobody any more is silent. */
export const renamed: readonly string[] = ['reach/silent-cluster', 'coverage/gap'];
