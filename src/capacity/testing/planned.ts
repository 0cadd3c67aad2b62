import { components } from '../../components/list.ts';
import type { Finding } from '../../findings/finding.ts';
import { loadFleet } from '../../fleet/load.ts';
import { overBase } from '../../fleet/testing/base-fleet.ts';
import { objectsOf } from '../../manifests/objects.ts';
import { plan } from '../../manifests/plan.ts';
import { resolve } from '../../model/resolve.ts';
import { type CapacityPlan, capacityOf } from '../capacity-plan.ts';
import { type CapacityRule, misfits } from '../rule.ts';

/** The plan of a fleet: a fragment over the base fleet, or a whole fleet. */
export function planned(fragment: string, series = 1): CapacityPlan {
  const { fleet, findings } = loadFleet(overBase(fragment), 'fleet.yaml');
  if (fleet === null) throw new Error(findings.map(({ message }) => message).join('; '));
  const model = resolve(fleet);
  const workloads = plan(model, components);
  return capacityOf(model, workloads, objectsOf(workloads), { series });
}

/** What a rule finds in the plan of a fleet. */
export function found(rule: CapacityRule, fragment: string): readonly Finding[] {
  return misfits([rule], planned(fragment));
}

/** Only what differs from finding to finding. */
export function told(findings: readonly Finding[]): readonly (readonly string[])[] {
  return findings.map(({ where, severity, message }) => ['cluster' in where ? where.cluster : '', severity, message]);
}
