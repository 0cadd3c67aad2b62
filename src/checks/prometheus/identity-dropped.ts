import type { Json } from '../../kube/objects.ts';
import { at, listAt, stringAt } from '../../kube/read.ts';
import { settingYaml } from '../../topology/engines/flag-readers.ts';
import { flag } from '../../topology/engines/flags.ts';
import { fileContent } from '../../topology/objects/files.ts';
import { type LabelSet, nodesOf, type ReadAt } from '../../topology/topology.ts';
import type { Check, Subject } from '../check.ts';
import { enginesNamed, viewsOf } from '../cluster-view.ts';

export const identityDropped: Check = {
  code: 'prometheus/identity-dropped',
  severity: 'error',
  title: 'Relabelling takes away a label that tells producers apart',
  why: 'What is written arrives without its cluster or its replica: series of several producers become one, whose samples collide and are refused.',
  fix: 'Leave external labels out of `labeldrop`, and name them in `labelkeep`.',
  refs: ['A5', 'D6'],
  run: (subject, report) => {
    const told = new Set<string>();
    for (const { who, labels, rules, where } of [...writers(subject), ...receivers(subject)])
      rules.forEach((rule, i) => {
        const lost = lostLabel(rule, labels);
        const place = { ...where, field: `${where.field}[${i}]` };
        const key = JSON.stringify(place);
        if (lost === null || told.has(key)) return;
        told.add(key);
        report(place, `${who} takes the label \`${lost}\`, which tells producers apart, away from what it passes on`);
      });
  },
};

/** Rules by which labels pass, and the labels that must. */
interface Passing {
  readonly who: string;
  readonly labels: readonly string[];
  readonly rules: readonly Json[];
  readonly where: ReadAt;
}

/** External labels are there before `write_relabel_configs` apply (prometheus@v3.14.0 docs/configuration/configuration.md, remote_write). */
function writers(subject: Subject): readonly Passing[] {
  const views = new Map(viewsOf(subject).map((view) => [view.index.id, view]));
  const producers = [...nodesOf(subject.topology, 'scraper'), ...nodesOf(subject.topology, 'agent')];
  return producers.flatMap((node): readonly Passing[] => {
    const view = views.get(node.cluster);
    const who = `${node.kind} \`${node.name}\` of \`${node.cluster}\``;
    const labels = identity(node.externalLabels, node.replicas > 1 ? node.replicaLabel : null);
    const resource = view?.index.workloads.find((w) => w.object === node.readAt.object)?.resource;
    if (resource !== undefined && resource !== null)
      return listAt(resource, 'spec', 'remoteWrite').map((write, i) => ({
        who,
        labels,
        rules: listAt(write, 'writeRelabelConfigs'),
        where: { ...node.readAt, field: `spec.remoteWrite[${i}].writeRelabelConfigs` },
      }));
    const reading = view?.engines.find(
      (e) => e.engine === 'prometheus' && e.reading.workload.object === node.readAt.object,
    )?.reading;
    if (reading === undefined) return [];
    const path = flag(reading.flags, 'config.file')?.text ?? '/etc/prometheus/prometheus.yml';
    const content = fileContent(reading.cluster, reading.workload, reading.container, path);
    if (content.kind !== 'text') return [];
    return listAt(reading.yaml.parse(content.text), 'remote_write').map((write, i) => ({
      who,
      labels,
      rules: listAt(write, 'write_relabel_configs'),
      where: { ...content.readAt, field: `${content.readAt.field}.remote_write[${i}].write_relabel_configs` },
    }));
  });
}

/** Receive relabels what it takes; what its writers are told apart by must pass (thanos@v0.42.4 --receive.relabel-config). */
function receivers(subject: Subject): readonly Passing[] {
  const writing = new Set(subject.topology.edges.filter((e) => e.kind === 'remote-writes').map((e) => e.from));
  const producers = [...nodesOf(subject.topology, 'scraper'), ...nodesOf(subject.topology, 'agent')];
  const labels = producers
    .filter((p) => writing.has(p.id))
    .flatMap((p) => identity(p.externalLabels, p.replicas > 1 ? p.replicaLabel : null));
  return enginesNamed(subject, 'receive').flatMap((receive): readonly Passing[] => {
    const found = settingYaml(receive.reading, 'receive.relabel-config');
    const who = `Receive \`${receive.reading.workload.name}\` of \`${receive.reading.cluster.id}\``;
    return found === null ? [] : [{ who, labels, rules: listAt(found.value), where: found.readAt }];
  });
}

/** Without the one that the operator adds to name the Prometheus, which a cluster's own label makes needless. */
function identity(externalLabels: LabelSet, replicaLabel: string | null): readonly string[] {
  const own = Object.keys(externalLabels).filter((label) => label !== 'prometheus');
  return replicaLabel === null ? own : [...own, replicaLabel];
}

/** The first label that a rule takes away; patterns are anchored at both ends (prometheus@v3.14.0 model/relabel). */
function lostLabel(rule: Json, labels: readonly string[]): string | null {
  const action = (stringAt(rule, 'action') ?? 'replace').toLowerCase();
  const text = at(rule, 'regex');
  if ((action !== 'labeldrop' && action !== 'labelkeep') || typeof text !== 'string') return null;
  try {
    const pattern = new RegExp(`^(?:${text})$`);
    return labels.find((label) => pattern.test(label) === (action === 'labeldrop')) ?? null;
  } catch {
    return null;
  }
}
