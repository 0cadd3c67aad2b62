import type { Component } from '../components/workload.ts';
import type { Rule } from '../findings/finding.ts';
import { choice } from '../findings/wording.ts';
import { nearest } from '../kube/nearest.ts';
import { packageFile } from './package-files.ts';

/** The page of a rule by its code, or of a component by its name; `null` when the subject is neither. */
export async function explainPage(subject: string, form: string): Promise<string | null> {
  const { allRules, ruleBase } = await import('../rules.ts');
  const parts = await installed();
  const rule = allRules.find((r) => r.code === subject);
  const component = parts.find((c) => c.name === subject);
  if (rule !== undefined) return rulePage(rule, ruleBase(rule.code), form);
  if (component === undefined) return null;
  const page = componentPaths(component.name)
    .map(packageFile)
    .find((text) => text !== null);
  if (page === undefined) throw new Error(`The component \`${subject}\` has no page`);
  const { name, wave, about } = component;
  return form === 'json' ? asJson({ name, wave, about, page }) : page;
}

/** Every code and component that has a page. */
export async function knownPages(): Promise<readonly string[]> {
  const { allRules } = await import('../rules.ts');
  return [...allRules.map((r) => r.code), ...(await installed()).map((part) => part.name)];
}

/** Every component, and the network policies, which are made of all of them. */
async function installed(): Promise<readonly Pick<Component, 'name' | 'wave' | 'about'>[]> {
  const { components } = await import('../components/list.ts');
  const { policiesPart } = await import('../network/network-policies.ts');
  return [...components, policiesPart];
}

/** What is near to a subject that nothing is called, as a sentence: a name that was likely meant, or the codes of the family that it names. */
export function likelyMeant(subject: string, known: readonly string[]): string {
  const near = nearest(subject, known);
  if (near !== null) return ` Did you mean \`${near}\`?`;
  const [family = ''] = subject.split('/');
  const codes = known.filter((name) => name.startsWith(`${family}/`));
  return codes.length === 0 ? '' : ` Codes of \`${family}\` are ${choice(codes, 'and')}.`;
}

function rulePage(rule: Rule, base: string, form: string): string {
  const { code, severity, title, why, fix, refs } = rule;
  const page = packageFile(`${base}.md`);
  if (page === null) throw new Error(`The rule \`${code}\` has no page`);
  return form === 'json' ? asJson({ code, severity, title, why, fix, refs, page }) : page;
}

/** Components of one folder share its page: `memcached-index` has that of `memcached`. */
function componentPaths(name: string): readonly string[] {
  const parts = name.split('-');
  const folders = parts.map((_, i) => parts.slice(0, parts.length - i).join('-'));
  return [...folders.map((folder) => `src/components/${folder}/${folder}.md`), `src/network/${name}.md`];
}

function asJson(value: object): string {
  return `${JSON.stringify({ version: 1, ...value }, null, 2)}\n`;
}
