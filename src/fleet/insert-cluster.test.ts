import assert from 'node:assert/strict';
import { test } from 'node:test';
import { insertCluster } from './insert-cluster.ts';

const fields = {
  id: 'b',
  role: 'edge',
  kubernetes: { version: '1.35' },
  nodes: [{ name: 'b-1', address: '10.0.2.1' }],
};
const lines = (indent: string) =>
  `${indent}- id: b
${indent}  role: edge
${indent}  kubernetes: {version: "1.35"}
${indent}  nodes: [{name: b-1, address: 10.0.2.1}]
`;

test('a cluster goes to the end of the list, in its indentation, and every other byte stays', () => {
  const file = (end: string) => `# Head
name: x   # kept
clusters:
  - &first
    id: a     # with a remark
    nodes: [ {name: a-1,   address: 10.0.1.1} ]   # behind it
    # and below it
${end}
# of the file
alerts: {slack: {secret: s}}
`;
  assert.equal(insertCluster(file(''), fields), file(lines('  ')));
  assert.equal(insertCluster('clusters:\n- id: a', fields), `clusters:\n- id: a\n${lines('')}`);
  assert.equal(
    insertCluster('clusters:\r\n- id: a\r\n', fields),
    `clusters:\r\n- id: a\r\n${lines('').replaceAll('\n', '\r\n')}`,
  );
});

test('in a list on one line it stands behind the last', () => {
  assert.equal(
    insertCluster('clusters: [{id: a}]   # all\n', { id: 'b', role: 'edge' }),
    'clusters: [{id: a}, {id: b, role: edge}]   # all\n',
  );
});

test('a file without a list of clusters of its own is left alone', () => {
  for (const text of ['', 'a: [', 'name: x\n', 'clusters: []\n', 'a: &c [{id: a}]\nclusters: *c\n', '- 1\n'])
    assert.equal(insertCluster(text, fields), null, text);
});
