import assert from 'node:assert/strict';
import { test } from 'node:test';
import { runningFleet, wrongOf } from '../testing/live.ts';
import { dataSourceSilent } from './data-source-silent.ts';

test('a data source that does not answer is told with the error of Grafana, and one that Grafana lacks by its name', async () => {
  const live = runningFleet({
    reply: ({ path, cluster }) => {
      if (cluster !== 'factory') return undefined;
      if (path === '/api/datasources')
        return [
          { name: 'Thanos', uid: 'thanos' },
          { name: 'Alertmanager', uid: 'am' },
        ];
      return path.startsWith('/api/datasources/proxy/uid/thanos/') ? { status: 502, text: 'bad gateway' } : undefined;
    },
  });
  const place = 'factory grafana ConfigMap monitoring/grafana-datasources:';
  assert.deepEqual(await wrongOf(dataSourceSilent, live), [
    `${place} The data source \`Thanos\` of \`factory\` (\`https://thanos.hub.example.com\`) does not answer: The pod monitoring/grafana-0 of factory answers \`502\` to \`/api/datasources/proxy/uid/thanos/api/v1/query\`: bad gateway`,
    `${place} Grafana of \`factory\` has no data source \`Prometheus (this cluster)\``,
  ]);
});

test('a Grafana without its administrator is told by the name of the Secret alone', async () => {
  const live = runningFleet();
  await live
    .kube('factory')
    .delete({ apiVersion: 'v1', kind: 'Secret', namespace: 'monitoring', name: 'grafana-admin' });
  const said = await wrongOf(dataSourceSilent, live);
  assert.equal(said.length, 3);
  assert.match(said[0] ?? '', /The Secret `monitoring\/grafana-admin` of `factory` is not there$/);
});
