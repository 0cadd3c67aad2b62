import type { Stranger } from '../cluster/drift/strangers.ts';
import type { TeamMonitor } from '../cluster/drift/team-monitors.ts';
import type { Paint } from '../findings/format-text.ts';
import { counted } from '../findings/wording.ts';
import type { FlowNode } from '../topology/topology.ts';

/** A stranger with what it is to the flows and what it does there. */
export function strangerLines({ object, parts, does }: Stranger, paint: Paint): readonly string[] {
  const nouns = parts.map((part) => partNouns[part] ?? withArticle(part.replaceAll('-', ' ')));
  return [
    `  ${paint('strong', object)} is ${nouns.join(' and ')} that nothing of the fleet renders`,
    ...does.map((what) => `    ${paint('added', `+ ${what}`)}`),
  ];
}

/** What teams watch is only counted: it is as it should be. */
export function monitorsLines(monitors: readonly TeamMonitor[], paint: Paint): readonly string[] {
  if (monitors.length === 0) return [];
  const are = monitors.length === 1 ? 'is' : 'are';
  const said = `${counted(monitors.length, 'monitor')} of teams ${are} selected besides the fleet's own`;
  return [`  ${paint('dim', said)}`];
}

/** Parts whose name is no singular noun. */
const partNouns: Partial<Readonly<Record<FlowNode['kind'], string>>> = {
  targets: 'a set of targets',
  dashboards: 'an OpenSearch Dashboards',
};

function withArticle(noun: string): string {
  return `${/^[aeiou]/.test(noun) ? 'an' : 'a'} ${noun}`;
}
