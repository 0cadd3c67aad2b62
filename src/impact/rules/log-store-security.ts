import { changed } from '../comparison.ts';
import { before, during, type ImpactRule } from '../rule.ts';

export const logStoreSecurity: ImpactRule = {
  code: 'impact/log-store-security',
  severity: 'warning',
  title: 'The certificates, names or passwords of an OpenSearch change',
  why: 'Nodes know each other by the names in their certificates: while old and new ones run side by side, those that are not in the list of the others cannot join. A password that its users do not have yet refuses every log.',
  fix: 'Let both names be trusted first, restart, then drop the old one; give users the new password before the store asks for it.',
  refs: ['R37', 'N04'],
  judge: (comparison, report) => {
    for (const { cluster, kind, object, fields } of changed(comparison)) {
      if (kind !== 'OpenSearchCluster') continue;
      for (const { part, form, steps } of parts) {
        const first = fields.find(({ field }) => form.test(field));
        if (first !== undefined)
          report(
            'needs order',
            { cluster, object, field: first.field },
            `${object} of \`${cluster}\` changes ${part}`,
            { steps: steps(`${object} of \`${cluster}\``) },
          );
      }
    }
  },
};

const parts = [
  {
    part: 'how its nodes trust each other',
    form: /^spec\.security\.tls\.transport\./,
    steps: (who: string) =>
      during(
        `List the old and the new names in \`nodesDn\` of ${who} and apply; change the certificates when every node has started; drop the old names last.`,
      ),
  },
  {
    part: 'the certificate of its API',
    form: /^spec\.security\.tls\.http\./,
    steps: (who: string) => before(`Let collectors, Dashboards and the operator trust the new authority of ${who}.`),
  },
  {
    part: 'its accounts',
    form: /^spec\.security\.config\./,
    steps: (who: string) =>
      before(
        `See that the Secrets which ${who} names hold what its users send, and that one administrator can still log in.`,
      ),
  },
] as const;
