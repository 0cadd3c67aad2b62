import type { KubeObject, Unread } from '../../kube/objects.ts';
import { objectName } from '../../kube/objects.ts';
import { at, listAt, mapAt, namespaceOf, stringAt } from '../../kube/read.ts';
import { unreadChart } from '../../kube/unread-chart.ts';

/** What may hold an object of this name; `undefined` where all that could was read. */
export function holderOf(unread: readonly Unread[], namespace: string, name: string): Unread | undefined {
  return unread.find((one) => isIn(one, namespace) && (one.names === null || one.names.some((n) => begins(name, n))));
}

/** What may hold pods with one of these label values. */
export function holderOfPods(
  unread: readonly Unread[],
  namespace: string,
  values: readonly string[],
): Unread | undefined {
  return unread.find(
    ({ names, ...one }) =>
      isIn(one, namespace) && (names === null || values.some((value) => names.some((n) => begins(value, n)))),
  );
}

function isIn({ namespace }: Pick<Unread, 'namespace'>, asked: string): boolean {
  return namespace === null || namespace === asked;
}

function begins(name: string, start: string): boolean {
  return name === start || name.startsWith(`${start}-`);
}

/**
 * The charts that objects of Flux, Argo CD and k3s install: HelmRelease (fluxcd/helm-controller@v1.3.0 api/v2 GetReleaseName), Application
 * with a chart as its source, HelmChart (k3s-io/helm-controller); and what the Thanos operator makes of its resources (thanos-community/thanos-operator).
 */
export function installedElsewhere(object: KubeObject): readonly Unread[] {
  const namespace = namespaceOf(object);
  const { name } = object.metadata;
  const spec = mapAt(object, 'spec');
  const group = object.apiVersion.slice(0, object.apiVersion.indexOf('/'));
  if (object.kind === 'HelmRelease' && group === 'helm.toolkit.fluxcd.io') {
    const target = stringAt(spec, 'targetNamespace');
    const release = stringAt(spec, 'releaseName') ?? (target === undefined ? name : `${target}-${name}`);
    const chart = stringAt(spec, 'chart', 'spec', 'chart') ?? stringAt(spec, 'chartRef', 'name') ?? '';
    return [installed(object, chart, release, target ?? namespace, at(spec, 'values'))];
  }
  if (object.kind === 'HelmChart' && group === 'helm.cattle.io')
    return [
      installed(object, stringAt(spec, 'chart') ?? '', name, stringAt(spec, 'targetNamespace') ?? namespace, null),
    ];
  // Its operator makes the pods, which are known only in the live cluster.
  if (group === 'monitoring.thanos.io')
    return [{ what: `${objectName(object)} of the Thanos operator`, namespace, names: null, engines: true }];
  if (object.kind !== 'Application' || group !== 'argoproj.io') return [];
  return [at(spec, 'source'), ...listAt(spec, 'sources')].flatMap((source) => {
    const chart = stringAt(source, 'chart');
    if (chart === undefined) return [];
    const release = stringAt(source, 'helm', 'releaseName') ?? name;
    const target = stringAt(spec, 'destination', 'namespace') ?? null;
    return [installed(object, chart, release, target, at(source, 'helm', 'valuesObject') ?? null)];
  });
}

function installed(
  object: KubeObject,
  chart: string,
  release: string,
  namespace: string | null,
  values: unknown,
): Unread {
  return unreadChart({ what: `the chart \`${chart}\` of ${objectName(object)}`, chart, release, namespace, values });
}
