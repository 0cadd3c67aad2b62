import type { Json, KubeObject } from '../../kube/objects.ts';
import { at, listAt, stringAt, stringsAt } from '../../kube/read.ts';
import { edgesFrom } from '../../proofs/reachable.ts';
import { parseAddress } from '../../topology/addresses/address.ts';
import { textsAt } from '../../topology/objects/texts.ts';
import { type FlowNode, nodesOf } from '../../topology/topology.ts';
import { type Check, objectPlace } from '../check.ts';
import { type ClusterView, viewsOf } from '../cluster-view.ts';

export const targetCluster: Check = {
  code: 'prometheus/target-cluster',
  severity: 'error',
  title: 'Some targets of a cluster lack its name',
  why: 'What is scraped from afar has only the labels that its relabelling gives it: without `cluster` the series are in no dashboard and in no alert of their cluster, and mix with those of others.',
  fix: 'Give it the same `cluster` as the others by a relabelling that comes last, and take no `labeldrop` to it.',
  refs: ['A5', 'A6', 'R47'],
  run: (subject, report) => {
    const { topology } = subject;
    const views = new Map(viewsOf(subject).map((view) => [view.index.id, view]));
    const from = edgesFrom(topology);
    const told = new Set<KubeObject>();
    for (const scraper of [...nodesOf(topology, 'scraper'), ...nodesOf(topology, 'agent')]) {
      const view = views.get(scraper.cluster);
      if (view === undefined || 'cluster' in scraper.externalLabels || namesLater(view, scraper.readAt.object))
        continue;
      const scraped = (from.get(scraper.id) ?? [])
        .filter((edge) => edge.kind === 'scrapes')
        .flatMap((edge) => configOf(view, topology.nodes.get(edge.to ?? '')));
      const named = new Map<string, Named>();
      for (const { object, hosts, label } of scraped)
        if (typeof label === 'object') for (const host of hosts) named.set(host, { object, value: label.value });
      for (const { object, hosts, label } of scraped) {
        const other = hosts.every((host) => named.has(host)) ? named.get(hosts[0] ?? '') : undefined;
        if (label !== 'none' || other === undefined || told.has(object)) continue;
        told.add(object);
        report(
          objectPlace(view.index.id, object, 'spec.relabelings'),
          `The targets of ScrapeConfig \`${object.metadata.name}\` at \`${hosts.join('`, `')}\` have no label \`cluster\`; \`${other.object.metadata.name}\` gives those of the same address \`cluster="${other.value}"\``,
        );
      }
    }
  },
};

/** What a Prometheus may add to all its targets, or on their way out, where a ScrapeConfig alone does not tell. */
function namesLater({ index }: ClusterView, object: string): boolean {
  const resource = index.workloads.find((workload) => workload.object === object)?.resource;
  const writes = listAt(resource, 'spec', 'remoteWrite').flatMap((write) => listAt(write, 'writeRelabelConfigs'));
  return listAt(resource, 'spec', 'scrapeClasses').length > 0 || writes.some((rule) => given([rule]) !== 'none');
}

/** The value of `cluster`, that there is none, or that objects do not tell. */
type Given = { readonly value: string } | 'none' | 'unsure';

interface Scraped {
  readonly object: KubeObject;
  readonly hosts: readonly string[];
  readonly label: Given;
}

/** A ScrapeConfig that gives its targets a `cluster`. */
interface Named {
  readonly object: KubeObject;
  readonly value: string;
}

function configOf({ index }: ClusterView, targets: FlowNode | undefined): readonly Scraped[] {
  if (targets === undefined || !targets.readAt.object.startsWith('ScrapeConfig ')) return [];
  const object = index.named('ScrapeConfig', targets.namespace, targets.name);
  if (object === undefined) return [];
  const discovered = listAt(object, 'spec', 'kubernetesSDConfigs').map((sd) => stringAt(sd, 'apiServer') ?? '');
  const groups = listAt(object, 'spec', 'staticConfigs');
  const addresses = [...discovered, ...groups.flatMap((group) => textsAt(group, 'targets'))];
  const hosts = [...new Set(addresses.map((address) => parseAddress(address)?.host ?? ''))];
  // Federation brings the labels of what is federated.
  const federates = stringAt(object, 'spec', 'metricsPath') === '/federate';
  const values = [...new Set(groups.map((group) => stringsAt(group, 'labels')['cluster']))];
  const [value] = values;
  const first: Given =
    values.length > 1 || hosts.includes('') || federates ? 'unsure' : value === undefined ? 'none' : { value };
  const rules = [...listAt(object, 'spec', 'relabelings'), ...listAt(object, 'spec', 'metricRelabelings')];
  return [{ object, hosts: hosts.includes('') ? [] : hosts, label: given(rules, first) }];
}

/** `cluster` after these rules, one after the other (prometheus@v3.14.0 model/relabel/relabel.go). */
function given(rules: readonly Json[], first: Given = 'none'): Given {
  let now = first;
  for (const rule of rules) {
    const action = (stringAt(rule, 'action') ?? 'replace').toLowerCase();
    if (action === 'labelmap') now = now === 'none' ? 'unsure' : now;
    else if (action === 'labeldrop' || action === 'labelkeep') {
      const hit = matches(stringAt(rule, 'regex') ?? '(.*)');
      now = hit === null ? 'unsure' : hit === (action === 'labeldrop') ? 'none' : now;
    } else if (stringAt(rule, 'targetLabel') === 'cluster') {
      const value = stringAt(rule, 'replacement');
      const always = listAt(rule, 'sourceLabels').length === 0 && at(rule, 'regex') === undefined;
      const fixed = action === 'replace' && always && value !== undefined && !value.includes('$');
      now = !fixed ? 'unsure' : value === '' ? 'none' : { value };
    }
  }
  return now;
}

/** Whether a pattern, anchored at both ends, takes the label; `null` for one that JavaScript does not know. */
function matches(regex: string): boolean | null {
  try {
    return new RegExp(`^(?:${regex})$`).test('cluster');
  } catch {
    return null;
  }
}
