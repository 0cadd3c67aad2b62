import { metricsAt } from '../../cluster/http/exposition.ts';
import type { Probe } from '../probe.ts';
import { metricsPage } from './collector-failing.ts';
import { askCollectors } from './collectors.ts';

/** An output must have at least this part of its room left, in percent: half of what was promised to be survived is then still there. */
const leastFree = 50;

/** Whether the buffers of Fluent Bit have room for the outage that they are made for. */
export const bufferFilling: Probe = {
  code: 'fluent-bit-live/buffer-filling',
  severity: 'error',
  title: 'The buffer of a Fluent Bit fills',
  why: 'It is made for the outages that were promised to be survived: what is used now lacks then, and when it is full the oldest lines are lost',
  fix: 'Look why its output is slower than its inputs: a log store that is away or overloaded, or one container that writes without end',
  refs: ['N02'],
  when: 'verify',
  ask: (live, { id }) =>
    askCollectors(
      live,
      id,
      (who) => `buffers of ${who} have room`,
      async ({ pod, ask }, question) => {
        const metrics = await metricsAt(ask, metricsPage);
        if (!metrics.ok) return question.no(metrics.refusal.message);
        const free = metrics.value('fluentbit_output_chunk_available_capacity_percent');
        const worst = free.toSorted((a, b) => a.value - b.value)[0];
        const chunks = metrics.value('fluentbit_storage_fs_chunks')[0]?.value ?? 0;
        if (worst === undefined) return question.yes(`${chunks} chunks on disk`);
        const output = worst.labels['name'] ?? '';
        if (worst.value >= leastFree) return question.yes(`${Math.round(worst.value)}% free, ${chunks} chunks on disk`);
        return question.no(
          `\`${pod.name}\` has ${Math.round(worst.value)}% of the buffer of output \`${output}\` left, with ${chunks} chunks on disk`,
        );
      },
    ),
};
