import type { Finding } from './finding.ts';

/** A finding, and those after it that say the same of other clusters, objects or entries of a file. */
export interface Alike {
  readonly first: Finding;
  readonly more: readonly Finding[];
}

/** So many findings that say the same are each told in full; of more the first is, and the others are named. */
const mostInFull = 3;

/**
 * Findings in their order, those that say the same of many clusters gathered at the first of them: same code, severity, fact and remedy
 * once the cluster, the object and addresses are left out. Where an interval or a number differs they do not say the same.
 */
export function gathered(findings: readonly Finding[]): readonly Alike[] {
  const groups = Map.groupBy(findings, sameness);
  const inside = new Map([...groups.values()].flatMap((group) => group.map((found) => [found, group] as const)));
  return findings.flatMap((found) => {
    const [first = found, ...more] = inside.get(found) ?? [];
    if (more.length < mostInFull) return [{ first: found, more: [] }];
    return found === first ? [{ first, more }] : [];
  });
}

/** What tells a finding from others like it: its cluster, object or field, or its line and whom it speaks of. */
export function nameAmong({ where, message }: Finding, first: Finding): string {
  if ('file' in where) {
    const name = ownName(message);
    return name === null || name === ownName(first.message) ? `line ${where.line}` : `line ${where.line} \`${name}\``;
  }
  const same = 'file' in first.where ? null : first.where;
  if (same?.object === where.object) return same.cluster === where.cluster ? where.field : where.cluster;
  return same?.cluster === where.cluster ? where.object : `${where.cluster} ${where.object}`;
}

function sameness({ code, severity, where, message, fix, counterexample }: Finding): string {
  const own = 'file' in where ? [ownName(message) ?? ''] : [where.cluster, ...ownNames(where.object)];
  const bare = (text: string): string => without(text, own);
  const place = 'file' in where ? [where.file] : [bare(where.object), where.field.replaceAll(/\[\d+\]/g, '[]')];
  return JSON.stringify([code, severity, ...place, bare(message), bare(fix), counterexample?.interval ?? null]);
}

/** `Prometheus monitoring/main` is also called `monitoring/main` and `main`. */
function ownNames(object: string): readonly string[] {
  const name = object.slice(object.indexOf(' ') + 1);
  return [object, name, name.slice(name.indexOf('/') + 1)];
}

/** Whom a fact on a line of a file speaks of: the cluster that it names, or what it names first. */
function ownName(message: string): string | null {
  return (/\bcluster `([^`]+)`/.exec(message) ?? /`([^`]+)`/.exec(message))?.[1] ?? null;
}

/** The text with the names, wherever they stand as whole words, and IPv4 addresses left out. */
function without(text: string, names: readonly string[]): string {
  return names
    .filter((name) => name !== '' && text.includes(name))
    .reduce((left, name) => left.replaceAll(new RegExp(`(?<![\\w-])${literal(name)}(?![\\w-])`, 'g'), '*'), text)
    .replaceAll(/\b\d+\.\d+\.\d+\.\d+\b/g, '*');
}

function literal(name: string): string {
  return name.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');
}
