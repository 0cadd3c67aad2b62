import { nearest } from '../../kube/nearest.ts';
import type { KubeObject, Labels } from '../../kube/objects.ts';
import { objectName } from '../../kube/objects.ts';
import { at, isJsonObject, listAt, namespaceOf, stringAt, stringsAt } from '../../kube/read.ts';
import { holds, selects } from '../../topology/objects/selector.ts';
import { textsAt } from '../../topology/objects/texts.ts';
import { ordinalOf, type Workload } from '../../topology/objects/workload.ts';
import type { ClusterView } from '../cluster-view.ts';
import { podSpecOf } from '../pod-spec.ts';
import type { Dangling } from './dangling.ts';
import type { Makers } from './makers.ts';

/** Something with labels that a selector may take: the pods of a workload, or a Service. */
interface Labelled {
  readonly namespace: string;
  readonly labels: Labels;
  readonly workload?: Workload;
}

/** A selector of an object, and what it takes. */
interface Selection {
  readonly selector: unknown;
  readonly field: string;
  readonly takes: 'pods' | 'Services';
  /** `null` for all namespaces. */
  readonly namespaces: readonly string[] | null;
}

/** The selectors that take nothing in their cluster. */
export function danglingSelectors(view: ClusterView, makers: Makers): readonly Dangling[] {
  const { index } = view;
  const things = { pods: podsOf(view), Services: servicesOf(view) };
  return [...index.byKind.values()].flat().flatMap((object): readonly Dangling[] => {
    const selection = selectionOf(object);
    if (selection === null) return [];
    const { selector, field, takes, namespaces } = selection;
    const near = things[takes].filter((thing) => namespaces === null || namespaces.includes(thing.namespace));
    if (near.some((thing) => isTaken(selector, thing))) return [];
    const wanted = Object.values(stringsAt(selector, 'matchLabels'));
    // Only labels that are named can be looked for among those that charts and operators give.
    if (wanted.length === 0 || listAt(selector, 'matchExpressions').length > 0) return [];
    if ((namespaces ?? [...index.namespaces.keys()]).some((namespace) => makers(namespace, wanted))) return [];
    const meant = nearMiss(stringsAt(selector, 'matchLabels'), near);
    const where = { cluster: index.id, object: objectName(object), field };
    return [{ where, message: `The selector of ${objectName(object)} takes no ${takes} of \`${index.id}\``, meant }];
  });
}

/** Labels that StatefulSets give each pod by itself (kubernetes pkg/controller/statefulset/stateful_set_utils.go updateIdentity). */
const podName = 'statefulset.kubernetes.io/pod-name';
const podIndex = 'apps.kubernetes.io/pod-index';

function isTaken(selector: unknown, { labels, workload }: Labelled): boolean {
  const { [podName]: named, [podIndex]: index, ...matchLabels } = stringsAt(selector, 'matchLabels');
  if (workload === undefined || (named === undefined && index === undefined)) return selects(selector, labels);
  if (ordinalOf(workload, named ?? `${workload.podPrefix}-${index}`) === null) return false;
  return selects({ matchLabels, matchExpressions: listAt(selector, 'matchExpressions') }, labels);
}

function selectionOf(object: KubeObject): Selection | null {
  const namespaces = [namespaceOf(object)];
  const spec = at(object, 'spec');
  switch (object.kind) {
    case 'Service': {
      const matchLabels = stringsAt(spec, 'selector');
      if (
        object.apiVersion !== 'v1' ||
        Object.keys(matchLabels).length === 0 ||
        stringAt(spec, 'type') === 'ExternalName'
      )
        return null;
      return { selector: { matchLabels }, field: 'spec.selector', takes: 'pods', namespaces };
    }
    case 'PodDisruptionBudget':
      return isJsonObject(at(spec, 'selector'))
        ? { selector: at(spec, 'selector'), field: 'spec.selector', takes: 'pods', namespaces }
        : null;
    case 'ServiceMonitor':
    case 'PodMonitor': {
      const named = textsAt(spec, 'namespaceSelector', 'matchNames');
      const all = at(spec, 'namespaceSelector', 'any') === true;
      return {
        selector: at(spec, 'selector'),
        field: 'spec.selector',
        takes: object.kind === 'PodMonitor' ? 'pods' : 'Services',
        namespaces: all ? null : named.length > 0 ? named : namespaces,
      };
    }
    default:
      return null;
  }
}

/** Pods of workloads, of what an operator runs, and of jobs. */
function podsOf({ index }: ClusterView): readonly Labelled[] {
  const jobs = ['Job', 'CronJob'].flatMap((kind) =>
    (index.byKind.get(kind) ?? []).map((object): Labelled => {
      const path = podSpecOf(object)?.field.split('.').slice(0, -1) ?? [];
      return { namespace: namespaceOf(object), labels: stringsAt(object, ...path, 'metadata', 'labels') };
    }),
  );
  const workloads = index.workloads.map((workload) => ({
    namespace: workload.namespace,
    labels: workload.podLabels,
    workload,
  }));
  return [...workloads, ...jobs];
}

/** Services as they stand, and those that the Prometheus operator makes, with their labels (prometheus-operator@v0.93.1 pkg/k8s, `operated-*`). */
function servicesOf({ index }: ClusterView): readonly Labelled[] {
  const written = (index.byKind.get('Service') ?? []).map((object) => ({
    namespace: namespaceOf(object),
    labels: stringsAt(object, 'metadata', 'labels'),
  }));
  const made = [...index.services.values()].flatMap(({ namespace, name }) =>
    name.endsWith('-operated')
      ? [
          {
            namespace,
            labels: { 'managed-by': 'prometheus-operator', [`operated-${name.replace(/-operated$/, '')}`]: 'true' },
          },
        ]
      : [],
  );
  return [...written, ...made];
}

/** Labels that say which program it is. */
const nameLabels = ['app.kubernetes.io/name', 'app', 'k8s-app'];

/** What was likely meant: something with all labels of the selector, of which only values differ, and the program's name is equal or nearly so. */
function nearMiss(wanted: Labels, things: readonly Labelled[]): string | null {
  const key = nameLabels.find((label) => wanted[label] !== undefined);
  const name = key === undefined ? undefined : wanted[key];
  if (key === undefined || name === undefined) return null;
  const { [key]: _name, ...others } = wanted;
  for (const { labels } of things) {
    const own = labels[key];
    if (own === undefined || !Object.keys(others).every((label) => labels[label] !== undefined)) continue;
    const misspelt = own !== name && nearest(name, [own]) !== null && holds(others, labels);
    if (own !== name && !misspelt) continue;
    const wrong = Object.keys(wanted).filter((label) => labels[label] !== wanted[label]);
    return wrong.map((label) => `\`${label}: ${labels[label]}\``).join(', ');
  }
  return null;
}
