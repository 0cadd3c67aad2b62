import assert from 'node:assert/strict';
import { test } from 'node:test';
import { daemonSet } from '../testing/fluent-bit.ts';
import { found, told } from '../testing/found.ts';
import { bulkSize } from './bulk-size.ts';

const config = (output: string, input = ', skip_long_lines: on') =>
  daemonSet(
    `pipeline: {inputs: [{name: tail, path: /a${input}}], outputs: [{name: opensearch, match: '*', host: a${output}}]}`,
  );

test('answers that are cut off and lines that end the reading are told', () => {
  const findings = found(bulkSize, { hub: config('', '') });
  assert.deepEqual(
    told(findings).map(([, , severity, message]) => [severity, message]),
    [
      [
        'warning',
        'The input `tail` of DaemonSet logging/fluent-bit of `hub` ends to read a file at a line that is longer than its buffer',
      ],
      [
        'warning',
        'The output `opensearch` of DaemonSet logging/fluent-bit of `hub` reads answers of 512k, the default, and a batch of 2 MB is answered by more',
      ],
    ],
  );
  assert.equal(found(bulkSize, { hub: config(', buffer_size: 64KB') }).length, 1);
});

test('answers of any length, and lines that are left out, are silent', () => {
  const silent = [config(', buffer_size: 4M'), config(', buffer_size: "False"')];
  assert.deepEqual(
    silent.flatMap((hub) => found(bulkSize, { hub })),
    [],
  );
});
