import type { Paint } from '../findings/format-text.ts';
import { counted } from '../findings/wording.ts';
import type { Upgrade, Upgrades } from '../model/upgrade.ts';

/** Upgrades as text: each component with its way, a step a line, in the order in which they are made. */
export function upgradesText({ upgrades, newer }: Upgrades, paint: Paint): string {
  const ahead = newer.map(
    ({ pin, have, pinned }) =>
      `${pin} ${have} is newer than ${pinned}, which this namsan pins: rendering would take it back.\n`,
  );
  if (upgrades.length === 0) return `${ahead.join('')}Nothing is older than what this namsan pins.\n`;
  const steps = upgrades.flatMap((one) => one.steps).length;
  const total = `${counted(upgrades.length, 'upgrade')}, ${counted(steps, 'step')}. Make them in this order.\n`;
  return `${upgrades.map((one) => upgradeText(one, paint)).join('\n')}\n${ahead.join('')}${total}`;
}

function upgradeText({ title, why, between, steps }: Upgrade, paint: Paint): string {
  const lines = steps.flatMap(({ from, to, notes }, i) => [
    `  ${i + 1}. ${from} -> ${to}${isWhole(to, i, steps.length) ? '' : ', its newest patch'}`,
    ...notes.map((note) => `     ${note}`),
  ]);
  return [
    paint('strong', title),
    `  why   ${why}`,
    `  after ${steps.length === 1 ? 'it' : 'each'}, see that ${between}`,
    ...lines,
    '',
  ].join('\n');
}

/** The last step ends at a whole version; those on the way name a minor one. */
function isWhole(to: string, index: number, count: number): boolean {
  return index === count - 1 || to.split('.').length > 2;
}
