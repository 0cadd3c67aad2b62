import assert from 'node:assert/strict';
import { test } from 'node:test';
import { plainLogsEdge } from '../../topology/testing/logs.ts';
import { clusters } from '../../topology/testing/manifests.ts';
import { trace } from '../../topology/trace.ts';
import { isDefined } from './defined.ts';

const store = 'edge/log-store/logging/opensearch';
const promised = {
  ...{
    hub: '',
    clusters: [],
    tenants: [],
    dataSource: false,
    keep: null,
    exceptions: new Map(),
    nodes: new Map(),
    logs: null,
  },
  survive: { objectStore: 0, hub: 0, link: 0, compactor: 0, receivers: 0, node: 0, zone: 0 },
};

test('policies and templates are missing only where objects define some', () => {
  const some = trace(clusters({ edge: plainLogsEdge }));
  const none = trace(clusters({ edge: plainLogsEdge.replace('index-template.logs-host.json', 'notes.json') }));
  assert.deepEqual(
    [some, none].map((topology) => isDefined(topology, { ...promised, origin: 'manifests' }, store)),
    [true, false],
  );
  assert.equal(isDefined(none, { ...promised, origin: 'fleet' }, store), true);
});
