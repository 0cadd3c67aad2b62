import { objectName } from '../../kube/objects.ts';
import { parseQuantity } from '../../kube/quantity.ts';
import { at, stringAt } from '../../kube/read.ts';
import { type Claim, claimsOf } from '../claims.ts';
import { type Comparison, changed } from '../comparison.ts';
import { before, during, type ImpactRule } from '../rule.ts';

export const volumeClaim: ImpactRule = {
  code: 'impact/volume-claim',
  severity: 'error',
  title: 'A volume that changes its size, its class or its kind',
  why: 'A volume that is there keeps what it was made with: it can grow where its class allows it, and nothing else of it can change without copying its data into a new one.',
  fix: 'Grow the claims themselves first; for anything else make new volumes, copy, and let the old ones go last.',
  refs: ['N04', 'E5', 'F13'],
  judge: (comparison, report) => {
    for (const { cluster, before: was, after: is } of changed(comparison)) {
      const now = new Map(claimsOf(is).map((claim) => [claim.name, claim]));
      for (const claim of claimsOf(was)) {
        const then = now.get(claim.name);
        const where = { cluster, object: objectName(is), field: then?.field ?? claim.field };
        const what = `${objectName(is)} of \`${cluster}\``;
        if (then === undefined || then.temporary !== claim.temporary) {
          if (claim.temporary) continue;
          report('loses', where, `${what} no longer keeps \`${claim.name}\` on a volume of its own`, {
            why: 'What lies on the old volumes is seen by nobody any more, and a restart of the pod now empties what takes their place.',
            steps: before(
              `Copy what is needed from the volumes \`${claim.name}\` of ${what}, or wait until it is uploaded; take a snapshot of them.`,
            ),
          });
          continue;
        }
        for (const [name, from, to] of [
          ['storage class', claim.storageClass, then.storageClass],
          ['access modes', claim.accessModes, then.accessModes],
        ] as const)
          if (from !== to)
            report(
              'impossible in place',
              where,
              `${what} changes the ${name} of \`${claim.name}\` from ${said(from)} to ${said(to)}`,
              {
                steps: during(
                  `Move one pod of ${what} after the other: stop it, copy its volume \`${claim.name}\` into a new one, start it.`,
                ),
              },
            );
        judgeSize(comparison, { cluster, what, where, was: claim, is: then }, report);
      }
    }
  },
};

interface Pair {
  readonly cluster: string;
  readonly what: string;
  readonly where: { readonly cluster: string; readonly object: string; readonly field: string };
  readonly was: Claim;
  readonly is: Claim;
}

function judgeSize(
  comparison: Comparison,
  { cluster, what, where, was, is }: Pair,
  report: Parameters<ImpactRule['judge']>[1],
): void {
  const [from, to] = [parseQuantity(was.size), parseQuantity(is.size)];
  if (from === null || to === null || from === to) return;
  const sizes = `\`${was.name}\` from ${was.size} to ${is.size}`;
  if (to < from) {
    report('impossible in place', where, `${what} shrinks ${sizes}`, {
      why: 'No volume shrinks: the API server refuses a smaller claim, and an operator that makes pods anew does not touch claims that are there.',
      steps: during(
        `Keep ${was.size}, or move one pod of ${what} after the other onto a new, smaller volume, its data copied.`,
      ),
    });
    return;
  }
  const grows = growth(comparison, cluster, is.storageClass);
  if (grows === false)
    report(
      'impossible in place',
      where,
      `${what} grows ${sizes}, and its storage class \`${is.storageClass}\` does not allow volumes to grow`,
      {
        steps: before(
          `Set \`allowVolumeExpansion: true\` on the StorageClass \`${is.storageClass}\` of \`${cluster}\` if its driver can, or copy into new volumes.`,
        ),
      },
    );
  else
    report(
      'needs order',
      where,
      `${what} grows ${sizes}${grows === null ? ', and whether its storage class allows it is not known' : ''}`,
      {
        why: 'The template of claims makes new volumes only: those that are there grow when their claims are patched.',
        steps: before(`Patch every claim \`${was.name}\` of ${what} to ${is.size} and wait until its status shows it.`),
      },
    );
}

/** Whether a class lets volumes grow; `null` where its object is not there. */
function growth({ next }: Comparison, cluster: string, name: string): boolean | null {
  for (const { cluster: id, objects } of next.clusters) {
    if (id !== cluster) continue;
    const found = objects.find((o) =>
      o.kind === 'StorageClass' && name === ''
        ? stringAt(o, 'metadata', 'annotations', 'storageclass.kubernetes.io/is-default-class') === 'true'
        : o.kind === 'StorageClass' && o.metadata.name === name,
    );
    if (found !== undefined) return at(found, 'allowVolumeExpansion') === true;
  }
  return null;
}

function said(text: string): string {
  return text === '' ? 'the usual one' : `\`${text}\``;
}
