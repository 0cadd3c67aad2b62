import assert from 'node:assert/strict';
import { test } from 'node:test';
import { unreadChart } from './unread-chart.ts';

const read = (chart: string, values: unknown = null) =>
  unreadChart({ what: 'a chart', chart, release: 'r', namespace: 'n', values });

test('a chart may hold what is named after its release, or as its values name it', () => {
  assert.deepEqual(read('thanos', { fullnameOverride: 't', query: { fullnameOverride: 'q' }, other: [1] }), {
    what: 'a chart',
    namespace: 'n',
    names: ['r', 't', 'q'],
    engines: true,
  });
});

test('a stack brings the Services of its operator, unless its Prometheus is switched off', () => {
  const operated = ['prometheus-operated', 'alertmanager-operated', 'thanos-ruler-operated'];
  assert.deepEqual(
    [
      read('kube-prometheus-stack'),
      read('kube-prometheus-stack', { prometheus: { enabled: false } }),
      read('cert-manager'),
    ].map(({ names, engines }) => [names, engines]),
    [
      [['r', ...operated], true],
      [['r'], false],
      [['r'], false],
    ],
  );
});
