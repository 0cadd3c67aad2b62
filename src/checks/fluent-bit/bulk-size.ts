import { listAt, stringAt } from '../../kube/read.ts';
import { propertyOf } from '../../topology/fluent-bit-config/config-section.ts';
import { parseBytes } from '../../topology/logs/bytes.ts';
import { isOn } from '../../topology/logs/switches.ts';
import { type Check, objectPlace, type ReportCheck, type Subject } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';
import { bodySizeAnnotation, bodySizeOf, defaultBodySize, mebibyte } from '../nginx-body-size.ts';
import { fluentBitsOf, ownerText } from './running.ts';

export const bulkSize: Check = {
  code: 'fluent-bit/bulk-size',
  severity: 'warning',
  title: 'Answers or lines are longer than Fluent Bit takes',
  why: 'An answer to a bulk request that is cut off is taken for a failure, and the batch is sent again and again; a line that is too long ends the reading of its whole file.',
  fix: 'Set `Buffer_Size` of the output to 4M, and `Skip_Long_Lines On` at the input.',
  refs: ['E15'],
  run: (subject, report) => {
    proxies(subject, report);
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

/** A chunk of 2 MB becomes as many bytes of JSON and half of that again, and goes in one request. */
const largestRequest = 4 * mebibyte;

function proxies(subject: Subject, report: ReportCheck): void {
  const hosts = new Set(
    fluentBitsOf(subject).flatMap(({ sections }) =>
      sections.flatMap(({ section }) =>
        section.kind === 'output' && section.name === 'opensearch' ? (propertyOf(section, 'host') ?? []) : [],
      ),
    ),
  );
  for (const view of viewsOf(subject))
    for (const ingress of view.index.byKind.get('Ingress') ?? []) {
      const host = listAt(ingress, 'spec', 'rules')
        .map((rule) => stringAt(rule, 'host') ?? '')
        .find((one) => hosts.has(one));
      const size = host === undefined ? null : bodySizeOf(view, ingress);
      if (size === null || size.bytes === 0 || size.bytes >= largestRequest) continue;
      report(
        objectPlace(view.index.id, ingress, `metadata.annotations[${bodySizeAnnotation}]`),
        `The Ingress \`${ingress.metadata.name}\` of \`${view.index.id}\` lets ${size.text ?? defaultBodySize} of a request through, and Fluent Bit sends larger ones to \`${host}\``,
        { fix: `Write the annotation \`${bodySizeAnnotation}: 16m\` at the Ingress of OpenSearch.` },
      );
    }
}
