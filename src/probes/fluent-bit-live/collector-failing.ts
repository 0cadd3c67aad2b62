import { type Exposition, metricsAt } from '../../cluster/http/exposition.ts';
import { formatDuration } from '../../kube/duration.ts';
import type { Probe } from '../probe.ts';
import { askCollectors } from './collectors.ts';

/** The page of Fluent Bit with all its metrics (fluent-bit docs, monitoring). */
export const metricsPage = '/api/v2/metrics/prometheus';

/** Between two looks at counters, in milliseconds: more than the flush and the shortest wait before a chunk is tried again. */
const between = 6_000;

/** What must not grow, and what it says when it does. */
const troubles = {
  fluentbit_output_dropped_records_total: 'records were dropped',
  fluentbit_output_retries_failed_total: 'chunks were given up',
  fluentbit_output_errors_total: 'writes were refused',
  fluentbit_output_retries_total: 'chunks had to be tried again',
} as const;

/** Whether what Fluent Bit sends is taken. */
export const collectorFailing: Probe = {
  code: 'fluent-bit-live/collector-failing',
  severity: 'error',
  title: 'An output of Fluent Bit fails',
  why: 'Log lines wait on the node, and once its buffer is full the oldest are lost',
  fix: 'Read the log of the pod: the address, TLS, a password that OpenSearch does not know, a mapping that refuses records',
  refs: ['N02'],
  when: 'verify',
  ask: (live, { id }) =>
    askCollectors(
      live,
      id,
      (who) => `outputs of ${who} work`,
      async ({ pod, ask }, question) => {
        const before = await metricsAt(ask, metricsPage);
        if (!before.ok) return question.no(before.refusal.message);
        await live.machine.sleep(between);
        const after = await metricsAt(ask, metricsPage);
        if (!after.ok) return question.no(after.refusal.message);
        const fault = faultBetween(before.value, after.value);
        if (fault !== null) return question.no(`\`${pod.name}\`, ${fault} within ${formatDuration(between)}`);
        return question.yes(
          `${grown(before.value, after.value, sent)} records went out within ${formatDuration(between)}`,
        );
      },
    ),
};

const sent = 'fluentbit_output_proc_records_total';

/** The first trouble that has grown between two looks, with the output that has it. */
function faultBetween(before: Exposition, after: Exposition): string | null {
  for (const [name, says] of Object.entries(troubles)) {
    for (const { labels } of after(name)) {
      const output = labels['name'] ?? '';
      const more = grown(before, after, name, output);
      if (more > 0) return `output \`${output}\`: ${more} ${says}`;
    }
  }
  return null;
}

function grown(before: Exposition, after: Exposition, name: string, output?: string): number {
  const sum = (metrics: Exposition): number =>
    metrics(name)
      .filter(({ labels }) => output === undefined || labels['name'] === output)
      .reduce((total, { value }) => total + value, 0);
  return Math.max(0, sum(after) - sum(before));
}
