import assert from 'node:assert/strict';
import { test } from 'node:test';
import { answersJson } from './answers-json.ts';
import { answersJunit } from './answers-junit.ts';
import { answersText } from './answers-text.ts';
import type { Asked } from './ask.ts';
import type { Probe } from './probe.ts';

const probe: Probe = {
  code: 'nodes/ready',
  severity: 'error',
  title: 'A node is not ready',
  why: 'Pods find no place',
  fix: 'Look at the node',
  refs: [],
  when: 'preflight',
  ask: async () => [],
};
const where = { cluster: 'edge', object: 'Node <one>', field: '' };
const good = (cluster: string, component: string, asked: string): Asked => ({
  probe,
  answer: { cluster, component, asked, ok: true, seen: '2 of "2"' },
});
const bad = (component: string, message: string, severity?: 'warning' | 'note'): Asked => ({
  probe,
  answer: {
    cluster: 'edge',
    component,
    asked: 'a & b',
    ok: false,
    where,
    message,
    ...(severity === undefined ? {} : { more: { severity } }),
  },
});
const asked = [
  good('hub', 'nodes', 'nodes are there'),
  good('edge', 'nodes', 'nodes are there'),
  bad('nodes', 'Node \u0007 is down'),
  bad('dns', 'A host is slow', 'warning'),
  bad('dns', 'A host is new', 'note'),
];

test('the text says what is wrong, then how much of each cluster and component is good, and of all', () => {
  const text = answersText(asked);
  assert.match(text, /^edge Node <one> {2}error {2}nodes\/ready\n {2}Node \\u0007 is down\.\n/);
  assert.equal(
    text.slice(text.indexOf('CLUSTER')),
    `CLUSTER     COMPONENT  GOOD    RATE
hub         nodes      1 of 1  100%
edge        nodes      1 of 2   50%  1 error
edge        dns        1 of 2   50%  1 warning
2 clusters  all        3 of 5   60%  1 error, 1 warning
`,
  );
});

test('where all is good there is the table alone, and a rate is never rounded up to all', () => {
  assert.match(answersText([good('hub', 'nodes', 'a')]), /^CLUSTER.*\nhub .*100%\n1 cluster .*100%\n$/);
  const many = [...Array.from({ length: 4_999 }, () => good('edge', 'nodes', 'a')), bad('nodes', 'One is not')];
  assert.match(answersText(many), /4999 of 5000 +99\.9% {2}1 error\n$/);
});

test('the JSON form has every answer and every rate', () => {
  const { version, summary, clusters, answers } = JSON.parse(answersJson(asked));
  assert.deepEqual([version, summary], [1, { asked: 5, good: 3, rate: 0.6, errors: 1, warnings: 1, notes: 1 }]);
  assert.deepEqual(clusters[1], {
    cluster: 'edge',
    asked: 4,
    good: 2,
    rate: 0.5,
    errors: 1,
    warnings: 1,
    components: [
      { component: 'nodes', asked: 2, good: 1, rate: 0.5, errors: 1, warnings: 0 },
      { component: 'dns', asked: 2, good: 1, rate: 0.5, errors: 0, warnings: 1 },
    ],
  });
  assert.deepEqual(answers[0], {
    code: 'nodes/ready',
    cluster: 'hub',
    component: 'nodes',
    asked: 'nodes are there',
    ok: true,
    seen: '2 of "2"',
  });
  assert.deepEqual([answers[2].ok, answers[2].finding.severity, answers[2].finding.where], [false, 'error', where]);
});

test('the JUnit form fails errors alone, and is XML whatever the answers say', () => {
  assert.equal(
    answersJunit(asked, 'namsan preflight'),
    `<?xml version="1.0" encoding="UTF-8"?>
<testsuites name="namsan preflight" tests="5" failures="1" errors="0">
  <testsuite name="hub nodes" tests="1" failures="0" errors="0" skipped="0">
    <testcase classname="hub.nodes/ready" name="nodes are there"><system-out>2 of &quot;2&quot;</system-out></testcase>
  </testsuite>
  <testsuite name="edge nodes" tests="2" failures="1" errors="0" skipped="0">
    <testcase classname="edge.nodes/ready" name="nodes are there"><system-out>2 of &quot;2&quot;</system-out></testcase>
    <testcase classname="edge.nodes/ready" name="a &amp; b"><failure type="nodes/ready" message="Node \uFFFD is down.">Node \uFFFD is down.
Pods find no place.
Look at the node.</failure></testcase>
  </testsuite>
  <testsuite name="edge dns" tests="2" failures="0" errors="0" skipped="0">
    <testcase classname="edge.nodes/ready" name="a &amp; b"><system-out>warning: A host is slow.
Pods find no place.
Look at the node.</system-out></testcase>
    <testcase classname="edge.nodes/ready" name="a &amp; b"><system-out>note: A host is new.
Pods find no place.
Look at the node.</system-out></testcase>
  </testsuite>
</testsuites>
`,
  );
});
