import { counted } from '../findings/wording.ts';
import type { ClusterOrder } from './cluster-order.ts';
import type { Impact, Step } from './verdict.ts';

/** A step of the safe way with the codes of the impacts that ask for it. */
export interface PlannedStep extends Step {
  readonly codes: readonly string[];
  /** The clusters that it is made in, where it is the same in several. */
  readonly clusters: readonly string[];
}

const turns: readonly Step['when'][] = ['before', 'during', 'after'];

/** The steps of all impacts in the order in which they are made, each once; what is alike in several clusters is one step. */
export function orderedSteps(impacts: readonly Impact[], order: ClusterOrder | null): readonly PlannedStep[] {
  const found = new Map<string, { readonly step: Step; readonly codes: Set<string>; readonly clusters: Set<string> }>();
  for (const { code, where, steps } of impacts)
    for (const step of steps) {
      const key = `${step.when} ${alike(step.does, where.cluster)}`;
      const known = found.get(key) ?? { step, codes: new Set(), clusters: new Set() };
      found.set(key, known);
      known.codes.add(code);
      known.clusters.add(where.cluster);
    }
  const all = [...found.values()].map(({ step, codes, clusters }): PlannedStep => {
    const ids = [...clusters].toSorted();
    const mentions = alike(step.does, ids[0] ?? '') !== step.does || ids.length < 2;
    return { when: step.when, does: mentions ? inAll(step.does, ids) : step.does, codes: [...codes], clusters: ids };
  });
  const isOrder = (step: PlannedStep): boolean => step.codes.includes('impact/cluster-order');
  const changes = impacts.filter(({ verdict }) => verdict !== 'safe').length;
  const plain: PlannedStep = { when: 'during', does: plainApply(order), codes: [], clusters: [] };
  const apply = all.some(isOrder) || impacts.length === 0 ? [] : [plain];
  const during = all.filter(({ when }) => when === 'during');
  const first = during.filter(isOrder);
  const rest = during.filter((step) => !isOrder(step));
  const ordered = new Map<Step['when'], readonly PlannedStep[]>([
    ['before', all.filter(({ when }) => when === 'before')],
    ['during', changes === 0 ? apply : [...rest, ...first, ...apply]],
    ['after', all.filter(({ when }) => when === 'after')],
  ]);
  return turns.flatMap((turn) => ordered.get(turn) ?? []);
}

function plainApply(order: ClusterOrder | null): string {
  return order === null ? 'Apply.' : 'Apply to one cluster after the other; the flows hold in either order.';
}

/** A text with the name of its cluster taken out, to see whether two clusters are told the same. */
export function alike(text: string, cluster: string): string {
  return cluster === '' ? text : text.replaceAll(`\`${cluster}\``, '\u0000');
}

/** The same text for several clusters at once. */
export function inAll(text: string, clusters: readonly string[]): string {
  const [first = '', second = ''] = clusters;
  if (clusters.length < 2) return text;
  const few =
    clusters.length === 2 ? `\`${first}\` and \`${second}\`` : `each of ${counted(clusters.length, 'cluster')}`;
  const [name = ''] = clusters.filter((id) => text.includes(`\`${id}\``));
  return name === '' ? text : text.replaceAll(`\`${name}\``, few);
}
