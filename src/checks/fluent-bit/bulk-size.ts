import { propertyOf } from '../../topology/fluent-bit-config/config-section.ts';
import { parseBytes } from '../../topology/logs/bytes.ts';
import { isOn } from '../../topology/logs/switches.ts';
import type { Check } from '../check.ts';
import { fluentBitsOf, ownerText } from './running.ts';

export const bulkSize: Check = {
  code: 'fluent-bit/bulk-size',
  severity: 'warning',
  title: 'Answers or lines are longer than Fluent Bit takes',
  why: 'An answer to a bulk request that is cut off is taken for a failure, and the batch is sent again and again; a line that is too long ends the reading of its whole file.',
  fix: 'Set `Buffer_Size` of the output to 4M, and `Skip_Long_Lines On` at the input.',
  refs: ['E15'],
  run: (subject, report) => {
    for (const running of fluentBitsOf(subject))
      for (const { section, readAt } of running.sections) {
        if (section.kind === 'output' && section.name === 'opensearch') {
          const written = propertyOf(section, 'buffer_size');
          // `False` reads answers of any length.
          const bytes = written === undefined ? byDefault : (parseBytes(written) ?? Number.POSITIVE_INFINITY);
          if (bytes >= longest) continue;
          report(
            readAt,
            `The output \`opensearch\` of ${ownerText(running)} reads answers of ${written ?? '512k, the default,'} and a batch of 2 MB is answered by more`,
          );
        }
        if (section.kind === 'input' && section.name === 'tail' && !isOn(propertyOf(section, 'skip_long_lines')))
          report(
            readAt,
            `The input \`tail\` of ${ownerText(running)} ends to read a file at a line that is longer than its buffer`,
            { fix: 'Set `Skip_Long_Lines On`: such a line is left out and counted.' },
          );
      }
  },
};

/** fluent-bit@v5.1.1 plugins/out_opensearch/opensearch.h FLB_OS_DEFAULT_HTTP_MAX. */
const byDefault = 512_000;

/** A chunk is some 2 MB (docs.fluentbit.io pipeline/buffering), and each of its records is answered by 200 bytes or so: with short lines by as much as they are. */
const longest = 1_000_000;
