import { type Asked, findingsAmong } from './ask.ts';
import { findingOf, rateOf, type Success, successByComponent, successOf } from './success.ts';

/**
 * What was asked for programs: every answer with the code of its question, what was seen or what is wrong as a finding, the success of each cluster and
 * component (rates from 0 to 1) and that of all. Keys are added in later versions, never changed.
 */
export function answersJson(asked: readonly Asked[]): string {
  const byCluster = Map.groupBy(asked, ({ answer }) => answer.cluster);
  const parts = successByComponent(asked);
  const document = {
    version: 1,
    summary: { ...numbers(successOf(asked)), notes: findingsAmong(asked).filter((f) => f.severity === 'note').length },
    clusters: [...byCluster].map(([cluster, of]) => ({
      cluster,
      ...numbers(successOf(of)),
      components: parts
        .filter((part) => part.cluster === cluster)
        .map(({ component, ...success }) => ({ component, ...numbers(success) })),
    })),
    answers: asked.map((one) => {
      const { probe, answer } = one;
      const said = { code: probe.code, cluster: answer.cluster, component: answer.component, asked: answer.asked };
      return answer.ok ? { ...said, ok: true, seen: answer.seen } : { ...said, ok: false, finding: findingOf(one) };
    }),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

function numbers(success: Success): object {
  const { asked, good, errors, warnings } = success;
  return { asked, good, rate: rateOf(success), errors, warnings };
}
