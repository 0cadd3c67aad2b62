import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { alertmanager } from '../../src/components/alertmanager/alertmanager.ts';
import { modelOf } from '../../src/components/testing/fleet.ts';
import { objectOf } from '../../src/components/testing/objects.ts';
import type { AlertmanagerMatcher } from '../../src/kube/types.gen.ts';
import { engine } from '../../tools/engines/build.ts';
import { start } from './harness/processes.ts';
import { scratchFolder } from './harness/scratch.ts';
import { eventually } from './harness/waiting.ts';

const address = '127.78.0.1:9093';

test('a lost cluster silences every other alert of its own, and none of another cluster', async () => {
  const folder = scratchFolder('silencing');
  writeFileSync(join(folder, 'alertmanager.json'), JSON.stringify(configuration()));
  const process = start({
    name: 'alertmanager',
    command: await engine('alertmanager'),
    args: [
      `--config.file=${join(folder, 'alertmanager.json')}`,
      `--storage.path=${folder}`,
      `--web.listen-address=${address}`,
      '--cluster.listen-address=',
    ],
  });
  try {
    await eventually('Alertmanager to be ready', 30_000, [process], async () => (await ready()) || null);
    const sent = [
      alert('ClusterSendsNoMetrics', 'shop'),
      alert('ThanosSidecarIsDown', 'shop'),
      alert('Watchdog', 'shop'),
      alert('ThanosSidecarIsDown', 'hub'),
    ];
    const answer = await fetch(`http://${address}/api/v2/alerts`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(sent),
    });
    assert.equal(answer.status, 200);
    const silenced = await eventually('one alert to be silenced', 30_000, [process], async () => {
      const names = await namesOf('inhibited=true&active=false');
      return names.length > 0 ? names : null;
    });
    assert.deepEqual(silenced, ['ThanosSidecarIsDown shop']);
    assert.deepEqual(await namesOf('inhibited=false'), [
      'ClusterSendsNoMetrics shop',
      'ThanosSidecarIsDown hub',
      'Watchdog shop',
    ]);
  } finally {
    await process.stop();
  }
});

/** What silences what, as the operator writes it for Alertmanager; of routes only that there is one. */
function configuration() {
  const { spec } = objectOf(alertmanager, modelOf(), 'AlertmanagerConfig', 'main');
  const texts = (matchers: readonly AlertmanagerMatcher[] = []) =>
    matchers.map(({ name, matchType, value }) => `${name}${matchType ?? '='}"${value ?? ''}"`);
  return {
    route: { receiver: 'nobody' },
    receivers: [{ name: 'nobody' }],
    inhibit_rules: (spec.inhibitRules ?? []).map(({ sourceMatch, targetMatch, equal }) => ({
      source_matchers: texts(sourceMatch),
      target_matchers: texts(targetMatch),
      equal,
    })),
  };
}

function alert(alertname: string, cluster: string) {
  return { labels: { alertname, cluster, severity: 'critical' }, annotations: {} };
}

async function ready(): Promise<boolean> {
  return fetch(`http://${address}/-/ready`).then(
    (answer) => answer.ok,
    () => false,
  );
}

async function namesOf(query: string): Promise<readonly string[]> {
  const alerts: unknown = await (await fetch(`http://${address}/api/v2/alerts?${query}`)).json();
  assert.ok(Array.isArray(alerts));
  return alerts.map(({ labels }) => `${labels.alertname} ${labels.cluster}`).toSorted();
}
