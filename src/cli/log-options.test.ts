import assert from 'node:assert/strict';
import { test } from 'node:test';
import { day, hour } from '../kube/duration.ts';
import { topologyOf } from '../proofs/testing/flows.ts';
import { healthyLogs } from '../proofs/testing/log-flows.ts';
import type { Given } from './command.ts';
import { logsOnLine } from './log-options.ts';
import { Usage } from './usage.ts';

function given(options: Readonly<Record<string, string>>): Given {
  return { option: (name) => options[name] ?? null, argument: () => null, flag: () => false, list: () => [] };
}

const topology = topologyOf(healthyLogs());

test('what is promised of logs on the command line is for every cluster with a collector', () => {
  assert.deepEqual(
    logsOnLine(
      given({ 'keep-logs': 'search=14d,archive=180d', 'survive-logs': 'link=1h', 'log-rate': '100Ki' }),
      topology,
    ),
    {
      clusters: [
        {
          cluster: 'edge',
          store: null,
          nodes: 1,
          nodeDisk: Number.POSITIVE_INFINITY,
          bytesPerSecond: { containers: 102_400, host: 25_600 },
        },
      ],
      families: null,
      keep: { search: 14 * day, archive: 180 * day },
      survive: { store: 0, link: hour, objectStore: 0 },
    },
  );
});

test('without a word on logs nothing is promised of them', () => {
  assert.equal(logsOnLine(given({ 'log-rate': '1Mi' }), topology), null);
});

test('a part that is no promise, no duration or no quantity is wrong usage', () => {
  for (const options of [
    { 'keep-logs': 'raw=14d' },
    { 'survive-logs': 'store=soon' },
    { 'keep-logs': 'search=1d', 'log-rate': 'much' },
  ])
    assert.throws(() => logsOnLine(given(options), topology), Usage);
});
