import assert from 'node:assert/strict';
import { test } from 'node:test';
import { servedKind } from '../../cluster/testing/usual-kinds.ts';
import { liveIn, told } from '../testing/preflight-live.ts';
import { kindMissing } from './kind-missing.ts';

test('kinds of charts may come later, those of the bootstrap are named with it', async () => {
  const answers = await told(kindMissing, liveIn());
  assert.ok(answers.includes('ConfigMap of v1 is served: served'));
  assert.ok(
    answers.includes(
      'Prometheus of monitoring.coreos.com/v1 is served: not yet: the chart kube-prometheus-stack of wave 30 brings it',
    ),
    answers.join('\n'),
  );
  assert.deepEqual(
    answers.filter((text) => text.startsWith('error Gateway')),
    [
      'error Gateway: `hub` does not serve Gateway of `gateway.networking.k8s.io/v1` | `namsan bootstrap` brings the Gateway API',
    ],
  );
});

test('a kind that nothing brings is an error, and one that is served is not', async () => {
  const live = liveIn({ clusters: { hub: { kinds: [servedKind('gateway.networking.k8s.io/v1', 'Gateway')] } } });
  const strange = { apiVersion: 'unheard.example.com/v1', kind: 'Thing', metadata: { name: 'a' } };
  const answers = await told(kindMissing, {
    ...live,
    clusters: live.clusters.map((one) => ({ ...one, objects: [...one.objects, strange] })),
  });
  assert.ok(answers.includes('Gateway of gateway.networking.k8s.io/v1 is served: served'));
  assert.ok(answers.includes('error Thing: `hub` does not serve Thing of `unheard.example.com/v1`'));
});
