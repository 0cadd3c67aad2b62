import type { Json } from '../../../src/kube/objects.ts';
import { listAt, numberAt, stringAt, stringsAt } from '../../../src/kube/read.ts';
import type { TestCluster } from './clusters.ts';
import { list } from './objects.ts';

/** An Application of Argo CD as it stands. */
export interface Application {
  readonly name: string;
  /** Of its annotation; `null` for one without. */
  readonly wave: number | null;
  /** Cluster that it belongs to; empty for those above all clusters. */
  readonly cluster: string;
  readonly sync: string;
  readonly health: string;
  readonly revision: string;
  /** Start and end of its first sync, milliseconds; `null` before. */
  readonly first: { readonly start: number; readonly end: number } | null;
  /** What Argo CD says of it, for whoever reads a failure. */
  readonly says: string;
}

/** All Applications. */
export async function applications(hub: TestCluster): Promise<readonly Application[]> {
  return (await list(hub, 'applications.argoproj.io', 'argocd')).map(read);
}

function read(object: Json): Application {
  const name = stringAt(object, 'metadata', 'name') ?? '';
  const [history] = [...listAt(object, 'status', 'history')].sort(
    (a, b) => (numberAt(a, 'id') ?? 0) - (numberAt(b, 'id') ?? 0),
  );
  const wave = stringsAt(object, 'metadata', 'annotations')['argocd.argoproj.io/sync-wave'];
  const conditions = listAt(object, 'status', 'conditions').map((one) => stringAt(one, 'message') ?? '');
  const unsound = listAt(object, 'status', 'resources')
    .filter(
      (one) => (stringAt(one, 'health', 'status') ?? 'Healthy') !== 'Healthy' || stringAt(one, 'status') !== 'Synced',
    )
    .map(
      (one) =>
        `${stringAt(one, 'kind')} ${stringAt(one, 'name')} ${stringAt(one, 'status')} ${stringAt(one, 'health', 'status') ?? ''}`,
    );
  return {
    name,
    wave: wave === undefined ? null : Number.parseInt(wave, 10),
    cluster: name.includes('.') ? name.slice(0, name.indexOf('.')) : '',
    sync: stringAt(object, 'status', 'sync', 'status') ?? 'none',
    health: stringAt(object, 'status', 'health', 'status') ?? 'none',
    revision: stringAt(object, 'status', 'sync', 'revision') ?? '',
    first:
      history === undefined
        ? null
        : {
            start: Date.parse(stringAt(history, 'deployStartedAt') ?? ''),
            end: Date.parse(stringAt(history, 'deployedAt') ?? ''),
          },
    says: [...conditions, stringAt(object, 'status', 'operationState', 'message') ?? '', ...unsound].join('; '),
  };
}
