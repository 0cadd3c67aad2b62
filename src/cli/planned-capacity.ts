import { type CapacityPlan, capacityOf } from '../capacity/capacity-plan.ts';
import { misfits } from '../capacity/rule.ts';
import { capacityRules } from '../capacity/rules.ts';
import { parseAddition, parseFactor, withAdded, withLines } from '../capacity/what-if.ts';
import { components } from '../components/list.ts';
import type { Finding } from '../findings/finding.ts';
import { choice } from '../findings/wording.ts';
import { derived } from '../fleet/schema/derived.ts';
import type { Fleet } from '../fleet/schema/fleet-schema.ts';
import { objectsOf } from '../manifests/objects.ts';
import { plan as planOf } from '../manifests/plan.ts';
import { resolve } from '../model/resolve.ts';
import type { Given } from './command.ts';
import { Usage } from './usage.ts';

/** The plan of a fleet that has grown as the line says, of the clusters that it names, and what does not fit. */
export function plannedFor(
  given: Given,
  fleet: Fleet,
): { readonly plan: CapacityPlan; readonly findings: readonly Finding[] } {
  const model = resolve(withLines(grown(given, fleet), factor(given, 'logs'), derived.logRate.of()));
  const workloads = planOf(model, components);
  const plan = capacityOf(model, workloads, objectsOf(workloads), { series: factor(given, 'series') });
  const findings = misfits(capacityRules, plan);
  const wanted = given.list('cluster');
  if (wanted.length === 0) return { plan, findings };
  const ids = model.clusters.map(({ id }) => id);
  const unknown = wanted.find((id) => !ids.includes(id));
  if (unknown !== undefined) throw new Usage(`There is no cluster \`${unknown}\`: there are ${choice(ids, 'and')}.`);
  return {
    plan: {
      ...plan,
      clusters: plan.clusters.filter(({ id }) => wanted.includes(id)),
      links: plan.links.filter(({ from, to }) => wanted.includes(from) || wanted.includes(to)),
    },
    findings: findings.filter(({ where }) => 'cluster' in where && wanted.includes(where.cluster)),
  };
}

function grown(given: Given, fleet: Fleet): Fleet {
  return given.list('add').reduce((sofar, text) => {
    const addition = parseAddition(text);
    if (addition === null) throw new Usage(`\`--add ${text}\` is no addition: write one as \`10xedge\`.`);
    const edges = fleet.clusters.filter(({ role }) => role === 'edge').map(({ id }) => id);
    if (!edges.includes(addition.like))
      throw new Usage(
        `\`--add ${text}\` names no edge of the fleet${edges.length === 0 ? '' : `: there are ${choice(edges, 'and')}`}.`,
      );
    return withAdded(sofar, addition);
  }, fleet);
}

function factor(given: Given, name: 'series' | 'logs'): number {
  const text = given.option(name);
  if (text === null) return 1;
  const found = parseFactor(text);
  if (found === null) throw new Usage(`\`--${name} ${text}\` is no factor: write one as \`x2\`.`);
  return found;
}
