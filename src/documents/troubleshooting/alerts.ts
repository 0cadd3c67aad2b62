import { listAt, namespaceOf, stringAt, stringsAt } from '../../kube/read.ts';
import { alertAnchor } from '../../model/runbook.ts';
import type { Book, Place } from '../book.ts';
import { kubectl, rollout } from '../commands.ts';
import { type Block, both, chapter, commands, section, text, type Words } from '../page.ts';
import { type AlertWords, fleetAlerts, storeAlerts } from './alert-words.ts';
import { logAlerts } from './alert-words-logs.ts';
import { platformAlerts } from './alert-words-platform.ts';
import { queryAlerts } from './alert-words-query.ts';
import { words } from './words.ts';

/** Every alert that has words, by name. */
export const alertWords: Readonly<Record<string, AlertWords>> = {
  ...fleetAlerts,
  ...storeAlerts,
  ...queryAlerts,
  ...logAlerts,
  ...platformAlerts,
};

/** An alert of the fleet with the places where it is evaluated. */
export interface FleetAlert {
  readonly name: string;
  readonly severity: string;
  readonly waits: string;
  /** `app.kubernetes.io/name` of the rules that it is in: the part that it is about. */
  readonly about: string;
  readonly summary: string;
  readonly places: readonly Place[];
}

/** The alerts that the fleet's own rules raise, each once, by name. Those of charts have pages of their own makers. */
export function alertsOf({ places }: Book): readonly FleetAlert[] {
  const found = new Map<string, FleetAlert>();
  for (const place of places) {
    for (const object of place.index.byKind.get('PrometheusRule') ?? []) {
      const about = stringsAt(object, 'metadata', 'labels')['app.kubernetes.io/name'] ?? '';
      for (const rule of listAt(object, 'spec', 'groups').flatMap((group) => listAt(group, 'rules'))) {
        const name = stringAt(rule, 'alert');
        if (name === undefined) continue;
        const known = found.get(name);
        if (known?.places.includes(place) === true) continue;
        const severity = stringAt(rule, 'labels', 'severity') ?? '';
        const summary = stringAt(rule, 'annotations', 'summary') ?? '';
        found.set(name, {
          ...{ name, severity, about, summary, waits: stringAt(rule, 'for') ?? '0s' },
          places: [...(known?.places ?? []), place],
        });
      }
    }
  }
  return [...found.values()].toSorted((a, b) => (a.name < b.name ? -1 : 1));
}

/** An entry for each alert of the fleet; its anchor is its name in small letters, as hosts of Git make it of the heading by themselves. */
export function alerts(book: Book): readonly Block[] {
  const all = alertsOf(book);
  if (all.length === 0) return [];
  return [chapter('alerts', words.alerts), text(words.alertsText), ...all.flatMap(entry)];
}

function entry(alert: FleetAlert): readonly Block[] {
  const { name, severity, waits, places, summary } = alert;
  const said = alertWords[name];
  const where = places.length > 6 ? words.manyClusters(places.length) : both(listed(places), listed(places));
  const looks = looksAt(alert);
  const meaning: Words =
    said === undefined
      ? words.inItsWords(summary)
      : both(`${said.means.ko} ${said.act.ko}`, `${said.means.en} ${said.act.en}`);
  return [
    section(alertAnchor(name), name),
    text(words.alertFacts(severity, waits, where)),
    text(meaning),
    ...(looks.length === 0 ? [] : [commands(...looks)]),
  ];
}

function listed(places: readonly Place[]): string {
  return places.map(({ id }) => `\`${id}\``).join(', ');
}

/** State and log of the part that an alert is about, in the first cluster that evaluates it. */
function looksAt({ about, places }: FleetAlert): readonly string[] {
  const [place] = places;
  if (place === undefined) return [];
  const part = about === 'thanos-sidecar' ? 'prometheus' : about;
  const container = about === 'thanos-sidecar' ? ' --container thanos-sidecar' : '';
  return place.index.workloads
    .filter(
      ({ object, resource }) =>
        appOf(place, object) === part || (part === 'prometheus' && resource?.kind === 'Prometheus'),
    )
    .slice(0, 2)
    .flatMap((workload) => {
      const target = rollout(workload);
      if (target === null) return [];
      return [
        kubectl(place, workload.namespace, `describe ${target}`),
        kubectl(place, workload.namespace, `logs ${target}${container} --tail=100`),
      ];
    });
}

function appOf(place: Place, name: string): string {
  const [kind = '', path = ''] = name.split(' ');
  const slash = path.indexOf('/');
  const object = place.index.named(kind, path.slice(0, slash), path.slice(slash + 1));
  if (object === undefined || namespaceOf(object) === '') return '';
  return stringsAt(object, 'metadata', 'labels')['app.kubernetes.io/name'] ?? '';
}
