import type { Json } from '../../kube/objects.ts';
import { at, listAt, stringAt } from '../../kube/read.ts';
import type { LabelSet } from '../topology.ts';

/**
 * Labels that relabelling rules set to the same value on everything: those that replace without a source and without a reference to it.
 * Takes the operator's spelling (`targetLabel`) and Prometheus' own (`target_label`).
 */
export function constantLabels(rules: readonly Json[]): LabelSet {
  const out: Record<string, string> = {};
  for (const rule of rules) {
    const label = stringAt(rule, 'targetLabel') ?? stringAt(rule, 'target_label');
    const value = stringAt(rule, 'replacement');
    const action = (stringAt(rule, 'action') ?? 'replace').toLowerCase();
    const sources = listAt(rule, 'sourceLabels').length + listAt(rule, 'source_labels').length;
    if (label === undefined || label.startsWith('__') || action !== 'replace') continue;
    if (value === undefined || value.includes('$') || sources > 0 || at(rule, 'regex') !== undefined) delete out[label];
    else if (value === '') delete out[label];
    else out[label] = value;
  }
  return out;
}

/** What several sets of labels have in common. */
export function commonLabels(sets: readonly LabelSet[]): LabelSet {
  const [first, ...others] = sets;
  return Object.fromEntries(
    Object.entries(first ?? {}).filter(([name, value]) => others.every((set) => set[name] === value)),
  );
}
