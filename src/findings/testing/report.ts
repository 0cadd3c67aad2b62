import type { Finding, Rule } from '../finding.ts';
import { finding } from '../finding.ts';
import type { Report } from '../report.ts';

const rule: Rule = {
  code: 'fleet/example',
  severity: 'error',
  title: 'Two clusters share an id',
  why: 'Objects of one overwrite those of the other.',
  fix: 'Rename one of them.',
  refs: ['C01'],
};
const gap: Rule = { ...rule, code: 'coverage/gap', title: 'Ages are in no store', why: 'A graph has a hole', refs: [] };

const inFile: Finding = finding(
  rule,
  { file: 'a fleet.yaml', line: 3, column: 5, path: 'clusters.1.id' },
  '`edge-1` stands twice, 100% alike',
);
const inObject: Finding = finding(
  gap,
  { cluster: 'edge-1', object: 'Prometheus monitoring/main', field: 'spec.retention' },
  'metrics of edge-1: ages 2h to 3h are in no store',
  {
    severity: 'warning',
    counterexample: {
      stream: 'metrics of edge-1',
      interval: '2h to 3h',
      hops: ['sidecar `main` holds 0s to 2h', 'nothing holds 2h to 3h'],
    },
  },
);
const again: Finding = { ...inFile, message: 'again, with a\nsecond line' };

/** One finding in a file, one more of the same code, and one in an object with the way that is broken. */
export const sample: Report = {
  findings: [inFile, again, inObject],
  fileOf: ({ cluster }) => ({ file: 'a fleet.yaml', line: 9, column: 3, path: `clusters.${cluster}` }),
  rules: [rule],
};
