import type { BlockRule, LabelSet } from '../topology/topology.ts';

/** Whether a store gateway or a compactor with these rules works on blocks that carry these external labels (Prometheus' relabelling: values joined by `;`, the expression anchored). */
export function chooses(rules: readonly BlockRule[], labels: LabelSet): boolean {
  return rules.every(({ action, labels: names, regex }) => {
    const matches = matcher(regex)(names.map((name) => labels[name] ?? '').join(';'));
    return action === 'keep' ? matches : !matches;
  });
}

/** An expression that only RE2 reads may match anything: then nothing is claimed of it. */
function matcher(regex: string): (text: string) => boolean {
  try {
    const anchored = new RegExp(`^(?:${regex})$`);
    return (text) => anchored.test(text);
  } catch {
    return () => true;
  }
}
