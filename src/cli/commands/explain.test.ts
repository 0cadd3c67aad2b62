import assert from 'node:assert/strict';
import { test } from 'node:test';
import { components } from '../../components/list.ts';
import { policiesPart } from '../../network/network-policies.ts';
import { allRules } from '../../rules.ts';
import { example, namsan } from '../testing/command-line.ts';

test('explain gives the page of every rule and of every component', async () => {
  for (const { code: rule, title } of allRules) {
    const { code, out } = await namsan(['explain', rule]);
    assert.deepEqual([code, out.split('\n').slice(0, 2)], [0, [`# ${rule}`, `${title}.`]]);
  }
  for (const { name } of [...components, policiesPart]) {
    const [heading = ''] = (await namsan(['explain', name])).out.split('\n');
    assert.ok(`# ${name}`.startsWith(heading) && heading.length > 2, name);
  }
  const json = JSON.parse((await namsan(['explain', 'fleet/one-hub', '--format', 'json'])).out);
  assert.deepEqual([json.code, json.severity, json.refs], ['fleet/one-hub', 'error', ['C01']]);
});

test('explain shows where the metrics of a cluster are at each age, hop by hop', async () => {
  const { code, out } = await namsan(['explain', 'shop', '--fleet', example('mixed')]);
  assert.equal(code, 0);
  assert.match(out, /^metrics of shop, tenant team-a, from agent monitoring\/agent-team-a of shop\n {2}goes\n/);
  assert.match(
    out,
    /remote-writes https:\/\/receive\.hub\.example\.com\/api\/v1\/receive -> receive-router monitoring\/thanos-receive-router of hub\n/,
  );
  assert.match(
    out,
    /\n {4}ages 0s to \d+h \(raw\) by ingester monitoring\/thanos-receive-ingester of hub\n {6}asked by http:/,
  );
  const json = JSON.parse((await namsan(['explain', 'shop', '--fleet', example('mixed'), '--format', 'json'])).out);
  assert.deepEqual([json.cluster, json.streams.length > 1], ['shop', true]);
});

test('explain says what was likely meant', async () => {
  const said = async (subject: string) => (await namsan(['explain', subject, '--fleet', example('mixed')])).err;
  assert.equal(await said('coverage/gapp'), 'No rule has the code `coverage/gapp`. Did you mean `coverage/gap`?\n');
  assert.equal(
    await said('shopp'),
    '`shopp` is no code, no component and no cluster with metrics or logs. Did you mean `shop`?\n',
  );
  assert.match(
    await said('reach/nonsense'),
    /^No rule has the code `reach\/nonsense`\. Codes of `reach` are `reach\/.*\.\n$/,
  );
  assert.match(await said('coverage'), / no cluster with metrics or logs\. Codes of `coverage` are `coverage\/gap`/);
});
