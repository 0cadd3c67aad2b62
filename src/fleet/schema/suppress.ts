import { z } from 'zod';
import { id } from './scalars.ts';

const reasonError = 'must be a reason in words, of 15 to 500 characters';
/** Whoever reads the file a year later must understand it. */
const shortestReason = 15;
const untilError = 'must be a day such as 2027-01-31';

/** Findings that are not told for a while. */
export const suppress = z
  .array(
    z
      .strictObject({
        code: z
          .string({ error: 'must be the code of a finding' })
          .regex(/^[a-z0-9-]{1,40}\/[a-z0-9-]{1,80}$/, {
            error: 'must be the code of a finding, such as `coverage/gap`',
          })
          .meta({ kind: 'code' })
          .describe('Code of the findings, such as `coverage/gap`.'),
        cluster: id.optional().describe('Only findings of this cluster.'),
        object: z
          .string({ error: 'must name an object' })
          .regex(/^[A-Z][A-Za-z0-9]{0,62} (?:[a-z0-9][a-z0-9.-]{0,252}\/)?[\w.:-]{1,253}$/, {
            error: 'must name an object as findings do: `Kind namespace/name`',
          })
          .meta({ kind: 'object' })
          .optional()
          .describe('Only findings on this object, named as findings name it: `Kind namespace/name`.'),
        reason: z
          .string({ error: reasonError })
          .trim()
          .min(shortestReason, { error: reasonError })
          .max(500, { error: reasonError })
          .meta({ kind: 'text' })
          .describe('Why this may be so, for whoever reads the file later.'),
        until: z
          .string({ error: untilError })
          .refine(isDay, { error: untilError })
          .meta({ kind: 'day', pattern: '^[0-9]{4}-[01][0-9]-[0-3][0-9]$' })
          .describe('The last day on which it holds, such as `2027-01-31`.'),
      })
      .describe('Findings that are not told for a while.'),
    { error: 'must be a list of findings that are not told' },
  )
  .max(1000)
  .default([])
  .describe(
    'Findings that you live with for a while: each with its reason and its last day. They are counted, not lost.',
  );

/** Whether a text is a day of the calendar as `2027-01-31`. */
export function isDay(text: string): boolean {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const days = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  const inYear = year !== '' && Number(month) >= 1 && Number(month) <= 12;
  return inYear && Number(date) >= 1 && Number(date) <= days;
}
