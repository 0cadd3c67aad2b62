import { type KubeObject, objectName } from '../../kube/objects.ts';
import { at, listAt, mapAt, stringAt, stringsAt } from '../../kube/read.ts';
import { textsAt } from '../../topology/objects/texts.ts';
import type { ReadAt } from '../../topology/topology.ts';
import type { ClusterView } from '../cluster-view.ts';

/** The routes and receivers of an Alertmanager, as one object holds them. */
export interface Routing {
  readonly where: ReadAt;
  readonly route: unknown;
  readonly receivers: readonly unknown[];
}

/** Configurations of Alertmanager that can be read: AlertmanagerConfigs, and files in Secrets and ConfigMaps. */
export function routingsOf({ index, yaml }: ClusterView): readonly Routing[] {
  const place = (object: KubeObject, field: string): ReadAt => ({
    cluster: index.id,
    object: objectName(object),
    field,
  });
  const resources = (index.byKind.get('AlertmanagerConfig') ?? []).map((object) => ({
    where: place(object, 'spec'),
    route: at(object, 'spec', 'route'),
    receivers: listAt(object, 'spec', 'receivers'),
  }));
  const files = [...(index.byKind.get('ConfigMap') ?? []), ...(index.byKind.get('Secret') ?? [])].flatMap((object) => {
    const part = object.kind === 'Secret' ? 'stringData' : 'data';
    return Object.entries(stringsAt(object, part)).flatMap(([key, text]): readonly Routing[] => {
      if (!/^alertmanager\.ya?ml$/.test(key)) return [];
      const value = yaml.parse(text);
      const where = place(object, `${part}[${key}]`);
      return [{ where, route: at(value, 'route'), receivers: listAt(value, 'receivers') }];
    });
  });
  return [...resources, ...files];
}

/** The receiver that a route of its own gives an alert by its name, with the place of the route; `null` without such a route. */
export function routedTo(
  { route }: Routing,
  alert: string,
): { readonly receiver: string; readonly field: string } | null {
  const routes = listAt(route, 'routes');
  const i = routes.findIndex((one) => takes(one, alert));
  const receiver = stringAt(routes[i], 'receiver') ?? stringAt(route, 'receiver');
  return i < 0 || receiver === undefined ? null : { receiver, field: `route.routes[${i}].receiver` };
}

/** Whether a receiver tells nobody: it has a name and no way to send. `null` where it is not among these. */
export function isSilent({ receivers }: Routing, name: string): boolean | null {
  const found = receivers.find((receiver) => stringAt(receiver, 'name') === name);
  if (found === undefined) return null;
  return !Object.entries(mapAt(found)).some(
    ([key, value]) => /_?configs$/i.test(key) && Array.isArray(value) && value.length > 0,
  );
}

/** Matchers of the operator are maps, those of Alertmanager texts, and older ones maps by label. */
function takes(route: unknown, alert: string): boolean {
  const byMap = listAt(route, 'matchers').some(
    (matcher) =>
      stringAt(matcher, 'name') === 'alertname' &&
      stringAt(matcher, 'value') === alert &&
      ['=', '=~'].includes(stringAt(matcher, 'matchType') ?? '='),
  );
  const byText = textsAt(route, 'matchers').some((text) => {
    const parts = /^\s*alertname\s*=~?\s*"?([^"]*?)"?\s*$/.exec(text);
    return parts?.[1] === alert;
  });
  const byLabel = [stringAt(route, 'match', 'alertname'), stringAt(route, 'match_re', 'alertname')].includes(alert);
  return byMap || byText || byLabel;
}
