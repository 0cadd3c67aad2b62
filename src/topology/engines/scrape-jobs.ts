import { listAt, stringAt, stringsAt } from '../../kube/read.ts';
import type { Targets } from '../metric-nodes.ts';
import { commonLabels, constantLabels } from '../objects/relabelling.ts';
import { textsAt } from '../objects/texts.ts';
import type { FlowEdge, ReadAt } from '../topology.ts';
import type { Reading } from './reading.ts';

/** The scrape jobs of a Prometheus configuration file, each as targets of their own, named `<workload>/<job>`. */
export function scrapeJobs(
  reading: Reading,
  from: string,
  config: unknown,
  where: ReadAt,
): { readonly nodes: readonly Targets[]; readonly edges: readonly FlowEdge[] } {
  const { cluster, namespace, name } = reading.workload;
  const id = reading.id('targets');
  const nodes = listAt(config, 'scrape_configs').map((job, i): Targets => {
    const groups = listAt(job, 'static_configs');
    const label = `${name}/${stringAt(job, 'job_name') ?? i}`;
    return {
      kind: 'targets',
      id: `${id}/${stringAt(job, 'job_name') ?? i}#${i}`,
      cluster,
      namespace,
      name: label,
      replicas: 1,
      readAt: { ...where, field: `${where.field}.scrape_configs[${i}]` },
      labels: {
        ...commonLabels(groups.map((group) => stringsAt(group, 'labels'))),
        ...constantLabels(listAt(job, 'relabel_configs')),
        ...constantLabels(listAt(job, 'metric_relabel_configs')),
      },
      clusters: groups.flatMap((group) => textsAt(group, 'targets')).length === 0 ? [cluster] : [],
    };
  });
  return { nodes, edges: nodes.map((targets) => scrapes(from, targets, targets.name)) };
}

/** A scraper takes samples from targets: an edge that no address has to be followed for. */
export function scrapes(from: string, targets: Targets, address: string): FlowEdge {
  return {
    kind: 'scrapes',
    from,
    to: targets.id,
    address,
    via: [],
    pods: 'each',
    broken: null,
    readAt: targets.readAt,
  };
}
