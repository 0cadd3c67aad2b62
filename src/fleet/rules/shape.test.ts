import assert from 'node:assert/strict';
import { test } from 'node:test';
import { told } from '../testing/told.ts';
import { shape } from './shape.ts';

test('a missing field is called missing', () => {
  assert.deepEqual(
    told(
      shape,
      `metrics: {keep: {raw: null, 5m: 30d}}
clusters: [{id: edge, metrics: {mode: null}}]`,
    ),
    [
      {
        path: 'metrics.keep.raw',
        severity: 'error',
        message: '`metrics.keep.raw` is missing',
        fix: 'Add `raw`. How long every sample stays queryable as it was scraped. Engine limit: 40h while it is downsampled.',
      },
      {
        path: 'clusters.1.metrics.mode',
        severity: 'error',
        message: '`metrics.mode` of the cluster `edge` is missing',
        fix: 'Add `mode`. `sidecar`: Prometheus with Thanos sidecar; `agent`: Prometheus Agent that writes to Thanos Receive; `scrape`: the hub scrapes this cluster; `none`.',
      },
    ],
  );
});

test('a duration carries its unit', () => {
  assert.deepEqual(told(shape, 'metrics: {keep: {raw: 14, 5m: "30"}, scrapeInterval: 0s, query: {timeout: 200y}}'), [
    {
      path: 'metrics.keep.raw',
      severity: 'error',
      message: '`metrics.keep.raw` must carry a unit: write `14s`, `14h` or `14d`, not `14`',
      fix: 'Correct the value. How long every sample stays queryable as it was scraped. Engine limit: 40h while it is downsampled.',
    },
    {
      path: 'metrics.keep.5m',
      severity: 'error',
      message: '`metrics.keep.5m` must carry a unit: write `30s`, `30h` or `30d`, not `30`',
      fix: 'Correct the value. How long data stays queryable at one point per 5 minutes, or finer. Engine limit: 10d.',
    },
    {
      path: 'metrics.scrapeInterval',
      severity: 'error',
      message: '`metrics.scrapeInterval` must be at least `1s`',
      fix: 'Correct the value. How often targets are scraped.',
    },
    {
      path: 'metrics.query.timeout',
      severity: 'error',
      message: '`metrics.query.timeout` must be at most `100y`',
      fix: 'Correct the value. Longest time one query may take.',
    },
  ]);
});

test('a version is text, not a number', () => {
  assert.deepEqual(
    told(shape, 'clusters: [{id: hub, kubernetes: {version: v1.30}}, {id: edge, kubernetes: {version: 1.3}}]'),
    [
      {
        path: 'clusters.0.kubernetes.version',
        severity: 'error',
        message: '`kubernetes.version` of the cluster `hub` must be a minor version such as "1.35"',
        fix: 'Write `"1.30"`.',
      },
      {
        path: 'clusters.1.kubernetes.version',
        severity: 'error',
        message:
          '`kubernetes.version` of the cluster `edge` must be in quotes, as "1.35": without them YAML reads a number, and 1.30 becomes 1.3',
        fix: 'Write `"1.3"`.',
      },
    ],
  );
});

test('a number is within its bounds and is no text', () => {
  assert.deepEqual(
    told(
      shape,
      'clusters: [{id: edge, metrics: {replicas: 11, storeApi: {nodePort: 80}}, nodes: [{name: a, address: 10.0.1.1, cpu: "4", memory: 32GB, disk: 100}]}]',
    ),
    [
      {
        path: 'clusters.1.nodes.0.cpu',
        severity: 'error',
        message: '`nodes[0].cpu` of the cluster `edge` must be a number of cores such as `4` or `0.5`, not text',
        fix: 'Write `4` without quotes.',
      },
      {
        path: 'clusters.1.nodes.0.memory',
        severity: 'error',
        message: '`nodes[0].memory` of the cluster `edge` must be a quantity such as `16Gi` or `500Mi`, at least `1Mi`',
        fix: 'Write `32Gi`.',
      },
      {
        path: 'clusters.1.nodes.0.disk',
        severity: 'error',
        message: '`nodes[0].disk` of the cluster `edge` must be a quantity with a unit, such as `16Gi`',
        fix: 'Correct the value. Disk of the node for volumes.',
      },
      {
        path: 'clusters.1.metrics.replicas',
        severity: 'error',
        message: '`metrics.replicas` of the cluster `edge` must be a whole number from 1 to 10',
        fix: 'Correct the value. Prometheus pods that scrape the same targets.',
      },
      {
        path: 'clusters.1.metrics.storeApi.nodePort',
        severity: 'error',
        message: '`metrics.storeApi.nodePort` of the cluster `edge` must be a port of the NodePort range 30000-32767',
        fix: 'Correct the value. NodePort of the StoreAPI of the sidecar.',
      },
    ],
  );
});

test('one of a few words is meant', () => {
  assert.deepEqual(told(shape, 'clusters: [{id: edge, role: egde, grafana: true, metrics: {mode: Sidecar}}]'), [
    {
      path: 'clusters.1.role',
      severity: 'error',
      message: '`role` of the cluster `edge` must be `hub`, `edge` or `storage`, not `egde`',
      fix: 'Write `edge`.',
    },
    {
      path: 'clusters.1.metrics.mode',
      severity: 'error',
      message: '`metrics.mode` of the cluster `edge` must be `sidecar`, `agent`, `scrape` or `none`, not `Sidecar`',
      fix: 'Write `sidecar`.',
    },
    {
      path: 'clusters.1.grafana',
      severity: 'error',
      message: '`grafana` of the cluster `edge` must be `local` or `none`',
      fix: 'Correct the value. Whether Grafana runs here.',
    },
  ]);
});

test('a map is not a list and not text', () => {
  assert.deepEqual(
    told(
      shape,
      `metrics: {keep: 14d}
objectStores: [s3]
clusters: [{id: edge, nodes: {name: a, address: 10.0.1.1}, metrics: [], expose: gateway}]`,
    ),
    [
      {
        path: 'objectStores',
        severity: 'error',
        message: '`objectStores` must map a name to each object store, not a list',
        fix: 'Correct the value. The S3 stores, by name.',
      },
      {
        path: 'metrics.keep',
        severity: 'error',
        message: '`metrics.keep` must be a map of fields, not text',
        fix: 'Its fields are `raw`, `5m`, `1h`. The promise: how long metrics are queryable at the hub, per resolution. Thanos has exactly these three.',
      },
      {
        path: 'clusters.1.nodes',
        severity: 'error',
        message: '`nodes` of the cluster `edge` must be a list of nodes, not a map',
        fix: 'Correct the value. The nodes of the cluster; the first one is asked at node ports.',
      },
      {
        path: 'clusters.1.metrics',
        severity: 'error',
        message: '`metrics` of the cluster `edge` must be a map of fields, not a list',
        fix: 'Its fields are `mode`, `replicas`, `keepLocal`, `keepLocalSize`, `volume`, `storeApi`, `tenants`, `credentials`, `survive`. How the metrics of this cluster reach the hub.',
      },
      {
        path: 'clusters.1.expose',
        severity: 'error',
        message: '`expose` of the cluster `edge` must be a map of fields, not text',
        fix: 'Its fields are `via`, `addresses`, `gatewayClass`. How services of this cluster are reached from outside it.',
      },
    ],
  );
});

test('nothing is wrong with values at their bounds', () => {
  assert.deepEqual(
    told(
      shape,
      'clusters: [{id: edge, metrics: {replicas: 10}, nodes: [{name: a, address: 10.0.1.255, cpu: 0.5, memory: 1.5Gi, disk: "1e12"}]}]',
    ),
    [],
    'values at their bounds',
  );
});
