import assert from 'node:assert/strict';
import { before, describe, test } from 'node:test';
import { setLink } from './harness/clusters.ts';
import { until } from './harness/objects.ts';
import { halt, resume } from './live/daemons.ts';
import { ends } from './live/namsan.ts';
import { settledStage, strangersThenAndNow } from './live/shared.ts';
import type { LiveStage } from './live/stage.ts';
import { emptyVolumes, fillVolumes } from './live/volumes.ts';

describe('what is changed or breaks behind the back of the repository', () => {
  let stage: LiveStage;
  before(async () => {
    stage = await settledStage('sidecar');
    await ends(0, stage.namsan(['verify', '--wait', '10m']));
  });

  test('a Deployment that was scaled away, an argument that was edited and a Service that was deleted are each named as the cause', async () => {
    const { a, b } = stage.clusters;
    await a.kubectl(['-n', 'monitoring', 'scale', 'deployment/thanos-query-frontend', '--replicas=0']);
    await a.kubectl([
      ...['-n', 'monitoring', 'patch', 'statefulset/thanos-compactor', '--type=json', '--patch'],
      JSON.stringify([
        { op: 'replace', path: await argumentOf('resolution-raw'), value: '--retention.resolution-raw=1d' },
      ]),
    ]);
    await b.kubectl(['-n', 'monitoring', 'delete', 'service/thanos-sidecar-0-external']);
    await until('the compactor that cannot start to be tried again', 300_000, async () => {
      const { out } = await stage.namsan(['status']);
      return /thanos-compactor-0: container thanos-compactor ends again and again/.test(out) ? true : null;
    });

    const drift = await ends(3, stage.namsan(['drift']));
    assert.match(
      drift.out,
      /Deployment monitoring\/thanos-query-frontend \(thanos-query-frontend\)\n +spec\.replicas.*\n +- 1\n +\+ 0/,
    );
    assert.match(
      drift.out,
      /args +set by kubectl-patch at .*\n +- --retention.resolution-raw=14d\n +\+ --retention.resolution-raw=1d/,
    );
    assert.match(drift.out, /Service monitoring\/thanos-sidecar-0-external \(store-api\) is gone/);
    assert.match(
      drift.out,
      /reach\/store-nobody-asks[\s\S]*because of b Service monitoring\/thanos-sidecar-0-external/,
    );
    assert.match(drift.out, /coverage\/gap[\s\S]*because of a StatefulSet monitoring\/thanos-compactor/);

    const verify = await ends(1, stage.namsan(['verify']));
    assert.match(verify.out, /raw resolution must be higher than the minimum block size/);
    assert.match(verify.out, /`Service monitoring\/thanos-sidecar-0-external` is not in `b`/);
    assert.match(verify.out, /thanos-query-frontend/);

    const status = await ends(1, stage.namsan(['status']));
    assert.match(status.out, /thanos-compactor .*raw resolution must be higher/);
    assert.match(status.out, /store-api .*Service thanos-sidecar-0-external is not there/);
    assert.match(status.out, /thanos-query-frontend/);

    const explain = await ends(1, stage.namsan(['explain', 'b', '--live', 'metrics']));
    assert.match(explain.out, /First broken hop: .*thanos-sidecar-0-external.* is not there/);
  });

  test('apply says whose field is in its way, and with --force-conflicts mends what is in the repository', async () => {
    const { out, err } = await ends(1, stage.namsan(['apply', '--without-charts']));
    assert.match(`${out}${err}`, /kubectl-patch/);
    // A StatefulSet waits for a broken pod before it replaces it (kubernetes#67250): nobody waits for that, and the pod to delete is named.
    const held = await ends(1, stage.namsan(['apply', '--without-charts', '--force-conflicts']));
    assert.match(held.out, /kubectl .*delete pod.* thanos-compactor-0/);
    await stage.clusters.a.kubectl(['-n', 'monitoring', 'delete', 'pod/thanos-compactor-0']);
    await ends(0, stage.namsan(['apply', '--without-charts']));
    await ends(0, stage.namsan(['drift']));
    await ends(0, stage.namsan(['verify', '--wait', '10m']));
  });

  test('a cluster whose link is cut is named by every command, and the others are judged as before', async () => {
    await setLink('b', 'down');
    try {
      const verify = await ends(1, stage.namsan(['verify']));
      assert.match(verify.out, /b +api-server +0 of \d/);
      assert.match(verify.out, /a +api-server +(\d+) of \1\b/);
      for (const command of [['status'], ['drift'], ['explain', 'b', '--live', 'metrics']]) {
        const said = await stage.namsan(command);
        assert.notEqual(said.code, 0, said.out);
        assert.match(`${said.out}${said.err}`, /\bb\b.*(does not answer|cannot be reached|not reached)/i);
      }
    } finally {
      await setLink('b', 'up');
    }
    await ends(0, stage.namsan(['verify', '--wait', '10m']));
  });

  test('a kubelet that has stopped is named with its node', async () => {
    await halt('c', 'kubelet');
    try {
      await until('the node to be told as away', 300_000, async () => {
        const ready = await stage.clusters.c.kubectl([
          ...['get', 'node', 'c', '--output'],
          'jsonpath={.status.conditions[?(@.type=="Ready")].status}',
        ]);
        return ready === 'Unknown' ? true : null;
      });
      assert.match(
        (await ends(1, stage.namsan(['verify']))).out,
        /Node `c` is not ready: Kubelet stopped posting node status/,
      );
      assert.match((await ends(1, stage.namsan(['status']))).out, /node c/i);
      assert.match(
        (await ends(1, stage.namsan(['explain', 'c', '--live', 'metrics']))).out,
        /First broken hop: .*\bc\b/,
      );
    } finally {
      resume('c', 'kubelet');
    }
    await ends(0, stage.namsan(['verify', '--wait', '10m']));
  });

  test('a volume that is full is named, with what writes into it', async () => {
    await fillVolumes(stage.clusters.c);
    try {
      await until('the kubelet to tell it', 300_000, async () => {
        const { out } = await stage.namsan(['verify']);
        return /volume of `PersistentVolumeClaim monitoring\/prometheus-main-db-prometheus-main-0`.* is full/.test(out)
          ? true
          : null;
      });
      assert.match(
        (await ends(1, stage.namsan(['status']))).out,
        /PersistentVolumeClaim monitoring\/prometheus-main-db-prometheus-main-0`.* is full/,
      );
      assert.match(
        (await ends(1, stage.namsan(['explain', 'c', '--live', 'metrics']))).out,
        /First broken hop: .*\bc\b/,
      );
    } finally {
      await emptyVolumes(stage.clusters.c);
    }
    await ends(0, stage.namsan(['verify', '--wait', '10m']));
  });

  test('what is not of the fleet is as it was, byte for byte', async () => {
    for (const [then, now] of await strangersThenAndNow(stage)) assert.equal(now, then);
  });

  async function argumentOf(flag: string): Promise<string> {
    const path = '{.spec.template.spec.containers[0].args}';
    const args = JSON.parse(
      await stage.clusters.a.kubectl([
        '-n',
        'monitoring',
        'get',
        'statefulset/thanos-compactor',
        '-o',
        `jsonpath=${path}`,
      ]),
    ) as readonly string[];
    return `/spec/template/spec/containers/0/args/${args.findIndex((arg) => arg.includes(flag))}`;
  }
});
