import { at, listAt } from '../../kube/read.ts';

/**
 * Whether a policy lets in whoever comes: a statement that allows something to every principal without a condition. One with a condition is judged as
 * AWS does where it is sure, and taken for closed otherwise: whether anybody gets in is tried as well.
 */
export function publicPolicy(text: string): boolean {
  const policy = parsed(text);
  const statements = listAt(policy, 'Statement');
  return (statements.length > 0 ? statements : [at(policy, 'Statement')]).some(
    (statement) =>
      at(statement, 'Effect') === 'Allow' &&
      at(statement, 'Condition') === undefined &&
      isEverybody(at(statement, 'Principal')),
  );
}

function isEverybody(principal: unknown): boolean {
  if (principal === '*') return true;
  const named = at(principal, 'AWS');
  return named === '*' || (Array.isArray(named) && named.includes('*'));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
