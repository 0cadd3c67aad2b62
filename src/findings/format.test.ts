import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { formats } from './format.ts';
import { plainPaint } from './format-text.ts';
import { sample } from './testing/report.ts';

const how = { paint: plainPaint, release: '0.1.0' };
const none = { ...sample, findings: [] };

test('text says place, fact, reason once per code, remedy, and the broken way hop by hop', () => {
  assert.equal(
    formats.text(sample, how),
    `a fleet.yaml:3:5  error  fleet/example
  \`edge-1\` stands twice, 100% alike.
  why  Objects of one overwrite those of the other.
  fix  Rename one of them.

a fleet.yaml:3:5  error  fleet/example
  again, with a\\nsecond line.
  fix  Rename one of them.

edge-1 Prometheus monitoring/main spec.retention  warning  coverage/gap
  metrics of edge-1: ages 2h to 3h are in no store.
  why  A graph has a hole.
  fix  Rename one of them.
  lost metrics of edge-1, ages 2h to 3h
         1. sidecar \`main\` holds 0s to 2h
         2. nothing holds 2h to 3h
  in   a fleet.yaml:9:3

2 errors, 1 warning.
`,
  );
  assert.equal(formats.text(none, how), 'No findings.\n');
});

test('text is coloured only by the paint that the caller gives', () => {
  const paint = (style: string, text: string): string => `<${style}>${text}</${style}>`;
  const [head] = formats.text(sample, { ...how, paint }).split('\n');
  assert.equal(head, '<strong>a fleet.yaml:3:5</strong>  <error>error</error>  <dim>fleet/example</dim>');
});

test('github annotations escape what would end a line or a property', () => {
  assert.equal(
    formats.github(sample, how),
    [
      '::error file=a fleet.yaml,line=3,col=5,title=fleet/example::`edge-1` stands twice, 100%25 alike.%0AFix: Rename one of them.',
      '::error file=a fleet.yaml,line=3,col=5,title=fleet/example::again, with a%0Asecond line.%0AFix: Rename one of them.',
      '::warning file=a fleet.yaml,line=9,col=3,title=coverage/gap::edge-1 Prometheus monitoring/main spec.retention: metrics of edge-1: ages 2h to 3h are in no store.%0AFix: Rename one of them.%0A1. sidecar `main` holds 0s to 2h%0A2. nothing holds 2h to 3h',
      '2 errors, 1 warning.',
      '',
    ].join('\n'),
  );
});

/** Of all of Unicode; the unit `binary` of the library makes a table of it first, which takes a second. */
const anyCharacter = fc.integer({ min: 0, max: 0x10ffff }).map((code) => String.fromCodePoint(code));

test('a github annotation is one line whatever the message and the file name hold', () => {
  const [first] = sample.findings;
  assert.ok(first !== undefined);
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), fc.string({ unit: anyCharacter }), (message, file) => {
      const where = { file, line: 1, column: 1, path: '' };
      const lines = formats.github({ ...sample, findings: [{ ...first, message, where }] }, how).split(/\r|\n/);
      assert.equal(lines.length, 3);
    }),
  );
});

test('json holds every field of every finding, and the file that an object is written in', () => {
  const [a, b, c] = sample.findings;
  assert.deepEqual(JSON.parse(formats.json(sample, how)), {
    version: 1,
    summary: { errors: 2, warnings: 1, notes: 0, suppressed: 0 },
    findings: [
      { ...a, file: null },
      { ...b, file: null },
      { ...c, file: { file: 'a fleet.yaml', line: 9, column: 3, path: 'clusters.edge-1' } },
    ],
    promises: [],
    suppressed: [],
  });
});

test('sarif names each rule once, and gives objects a logical and their file a physical location', () => {
  const inFile = {
    physicalLocation: { artifactLocation: { uri: 'a%20fleet.yaml' }, region: { startLine: 3, startColumn: 5 } },
    logicalLocations: [{ fullyQualifiedName: 'clusters.1.id', kind: 'member' }],
  };
  const result = { ruleId: 'fleet/example', ruleIndex: 0, level: 'error', locations: [inFile] };
  const rule = {
    fullDescription: { text: 'Objects of one overwrite those of the other.' },
    help: { text: 'Rename one of them.' },
  };
  assert.deepEqual(JSON.parse(formats.sarif(sample, how)), {
    $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'namsan',
            semanticVersion: '0.1.0',
            rules: [
              {
                ...rule,
                id: 'fleet/example',
                name: 'fleet/example',
                shortDescription: { text: 'Two clusters share an id.' },
                defaultConfiguration: { level: 'error' },
              },
              {
                ...rule,
                id: 'coverage/gap',
                name: 'coverage/gap',
                shortDescription: { text: 'metrics of edge-1: ages 2h to 3h are in no store.' },
                fullDescription: { text: 'A graph has a hole.' },
                defaultConfiguration: { level: 'warning' },
              },
            ],
          },
        },
        columnKind: 'utf16CodeUnits',
        results: [
          { ...result, message: { text: '`edge-1` stands twice, 100% alike.\nRename one of them.' } },
          { ...result, message: { text: 'again, with a\nsecond line.\nRename one of them.' } },
          {
            ruleId: 'coverage/gap',
            ruleIndex: 1,
            level: 'warning',
            message: {
              text: 'metrics of edge-1: ages 2h to 3h are in no store.\nRename one of them.\n1. sidecar `main` holds 0s to 2h\n2. nothing holds 2h to 3h',
            },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: 'a%20fleet.yaml' },
                  region: { startLine: 9, startColumn: 3 },
                },
                logicalLocations: [
                  {
                    name: 'Prometheus monitoring/main',
                    fullyQualifiedName: 'edge-1 Prometheus monitoring/main spec.retention',
                    kind: 'resource',
                  },
                ],
              },
            ],
          },
        ],
      },
    ],
  });
});

test('what becomes of each promise stands under the findings, and in full in json', () => {
  const lost = {
    stream: 'metrics of edge-1',
    where: { cluster: 'edge-1', object: 'Prometheus monitoring/main', field: 'spec' },
    message: 'metrics of edge-1: minutes 0 to 60 are lost',
    interval: 'minutes 0 to 60',
    path: ['nothing holds them'],
    change: 'Keep them.',
  };
  const promises = [
    { promise: 'metrics.survive.objectStore', outage: 'object store 6h', kept: 4, lost: [] },
    { promise: 'metrics.survive.hub', outage: 'hub 1h', kept: 1, lost: [lost] },
    { promise: 'metrics.survive.node', outage: '1 node of the hub', kept: 0, lost: [lost, lost] },
    { promise: 'metrics.survive.link', outage: 'link 1h', kept: 1, lost: [] },
  ];
  assert.equal(
    formats.text({ ...none, promises }, how),
    `survives  object store 6h: kept for 4 of 4 streams
          hub 1h: kept for 1 of 2 streams; lost: metrics of edge-1
          1 node of the hub: kept for 0 of 2 streams; lost: metrics of edge-1 and 1 more
          link 1h: kept for 1 of 1 stream

No findings.
`,
  );
  assert.deepEqual(JSON.parse(formats.json({ ...none, promises }, how)).promises, promises);
});
