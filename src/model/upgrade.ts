import { type Milestone, type Pin, type UpgradeRule, upgradeRules } from './upgrade-rules.ts';
import { versions } from './versions.ts';

/** One installation on the way to the pinned version. */
export interface UpgradeStep {
  readonly from: string;
  /** A whole version at the end; on the way a minor one, of which the newest patch is taken. */
  readonly to: string;
  /** What is to be known of it. */
  readonly notes: readonly string[];
}

/** The way of one component to its pinned version. */
export interface Upgrade {
  readonly pin: Pin;
  readonly title: string;
  readonly why: string;
  readonly between: string;
  readonly steps: readonly UpgradeStep[];
}

/** What stands against the pins of this version: ways to take, and versions that are newer than them. */
export interface Upgrades {
  readonly upgrades: readonly Upgrade[];
  readonly newer: readonly { readonly pin: Pin; readonly have: string; readonly pinned: string }[];
}

const plain: UpgradeRule = {
  title: '',
  steps: 'direct',
  why: 'nothing stands between these versions',
  between: 'every pod of it is ready',
  notes: [],
};

/** Whether a text names a pin. */
export function isPin(text: string): text is Pin {
  return Object.hasOwn(versions, text);
}

/** The steps from the versions that are had to those that this version pins, in the order in which they are made. */
export function upgradesFrom(have: ReadonlyMap<Pin, string>): Upgrades {
  const ruled = Object.keys(upgradeRules).filter(isPin);
  const others = Object.keys(versions)
    .filter(isPin)
    .filter((pin) => !ruled.includes(pin));
  const upgrades: Upgrade[] = [];
  const newer: Upgrades['newer'][number][] = [];
  for (const pin of [...ruled, ...others]) {
    const had = have.get(pin);
    if (had === undefined) continue;
    const order = compareVersions(had, versions[pin]);
    if (order > 0) newer.push({ pin, have: had, pinned: versions[pin] });
    if (order >= 0) continue;
    upgrades.push(upgradeBetween(pin, had, versions[pin]));
  }
  return { upgrades, newer };
}

/** The way of a pin from a version to a newer one. */
export function upgradeBetween(pin: Pin, from: string, to: string): Upgrade {
  const rule = upgradeRules[pin] ?? { ...plain, title: pin };
  return { pin, title: rule.title, why: rule.why, between: rule.between, steps: stepsOf(rule, from, to) };
}

function stepsOf(rule: UpgradeRule, from: string, target: string): readonly UpgradeStep[] {
  const stops = rule.steps === 'minor' ? minorsBetween(from, target) : (rule.stops ?? []).map((stop) => stop.version);
  const passed = stops.filter((stop) => isPassed(from, stop) && compareVersions(stop, minorOf(target)) < 0);
  const targets = [...passed, target];
  const known: readonly Milestone[] = [...(rule.stops ?? []), ...rule.notes];
  return targets.map((to, i) => {
    const before = targets[i - 1] ?? from;
    const notes = known.filter(({ version }) => isPassed(before, version) && reaches(to, version));
    return { from: before, to, notes: notes.map(({ version, says }) => `${version}: ${says}`) };
  });
}

/** Every minor version after the one of `from`, up to the one of `target`, within one major version. */
function minorsBetween(from: string, target: string): readonly string[] {
  const [major = 0, first = 0] = numbersOf(from);
  const [majorThen = 0, last = 0] = numbersOf(target);
  if (major !== majorThen) return [];
  return Array.from({ length: Math.max(0, last - first) }, (_, i) => `${major}.${first + 1 + i}`);
}

/** Whether a step from a version goes beyond a milestone, or to it. A milestone that names a minor version stands for its first release. */
function isPassed(from: string, milestone: string): boolean {
  return compareVersions(precision(from, milestone), milestone) < 0;
}

function reaches(to: string, milestone: string): boolean {
  return compareVersions(precision(to, milestone), milestone) >= 0;
}

function precision(version: string, like: string): string {
  return numbersOf(version).slice(0, numbersOf(like).length).join('.');
}

function minorOf(version: string): string {
  return numbersOf(version).slice(0, 2).join('.');
}

/** Below 0 where the first is older. Numbers decide, from the left; what follows them, such as `-alpine`, does not. */
export function compareVersions(a: string, b: string): number {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (let i = 0; i < Math.max(left.length, right.length); i += 1) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The numbers of a version: 1.5.3, v0.42.4, RELEASE.2025-09-07T16-13-09Z. */
function numbersOf(version: string): readonly number[] {
  const [numbers = ''] = /\d+(?:[.T-]\d+)*/.exec(version) ?? [];
  return numbers.split(/[.T-]/).map(Number);
}
