import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setIdOf } from '../cluster/apply/apply-set.ts';
import { sentOf } from '../cluster/apply/member.ts';
import { refused } from '../cluster/outcome.ts';
import { applied, drift, edit, rendered } from './testing/drifting.ts';

const refusal = { kind: 'unreachable', message: 'The API server cannot be reached', status: 0, conflicts: [] } as const;

test('a fleet that was just applied is clean', async () => {
  const { code, out, err } = await drift((await applied()).live);
  assert.equal(code, 0, out);
  assert.match(out, /^cluster-196-central: \d+ objects compared, none differs\n/);
  assert.match(
    out,
    /\n\nBucket thanos of minio: 0 blocks, as the flows make them\n\nNot compared: what the charts `cert-manager`, .* made\.\n\nNo drift\.\n$/,
  );
  assert.match(err, /^(cluster-19[678]-\w+: \d+ objects read\n){3}$/);
});

test('hands, strangers and what is gone are named, and what they break because of them', async () => {
  const { live, kube } = await applied();
  const namespace = 'monitoring';
  kube('cluster-197-edge').remove({ apiVersion: 'v1', kind: 'Service', namespace, name: 'thanos-sidecar-0-external' });
  const hub = kube('cluster-196-central');
  edit(hub, 'thanos-query', 'kubectl-edit', (spec) => ({ ...spec, replicas: 9, minReadySeconds: 7 }));
  const { metadata: _, ...rest } = edit(hub, 'thanos-compactor', 'kube-controller-manager', (spec) => spec);
  hub.put({ ...rest, metadata: { name: 'compact-by-hand', namespace } }, 'kubectl-create');
  const old = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'old', namespace } };
  assert.ok((await hub.apply(sentOf(old, 'thanos-query', setIdOf(rendered.model.name)).object)).ok);
  const { code, out } = await drift(live);
  assert.equal(code, 3);
  assert.equal(
    out.replace(/\d+ objects compared/g, 'N objects compared').replace(/ at \d{4}-\S+/g, ''),
    `cluster-196-central: N objects compared, 2 differ
  Deployment monitoring/thanos-query (thanos-query)
    spec.replicas  set by kubectl-edit
      - 2
      + 9
    spec.minReadySeconds  set by kubectl-edit
      + 7
  ConfigMap monitoring/old (thanos-query) was applied by namsan, and the repository has it no more
  StatefulSet monitoring/compact-by-hand is a compactor that nothing of the fleet renders
    + deletes in 172.20.40.21:30001/thanos

cluster-197-edge: N objects compared, 1 differs
  Service monitoring/thanos-sidecar-0-external (store-api) is gone

cluster-198-edge: N objects compared, none differs

What does not hold any more

error  reach/dangling-address  cluster-196-central ConfigMap monitoring/thanos-query-endpoints data[endpoints.yaml].endpoints[3].address
  Nothing answers at \`192.168.101.197:30901\`, which querier \`thanos-query\` of \`cluster-196-central\` names: nothing of cluster-197-edge has node port 30901.
    1. 192.168.101.197:30901
    2. node 192.168.101.197 of cluster-197-edge
    3. nothing of cluster-197-edge has node port 30901
  fix Correct the address, or add what should stand behind it.
  because of cluster-197-edge Service monitoring/thanos-sidecar-0-external

error  reach/store-nobody-asks  cluster-197-edge Prometheus monitoring/main spec.thanos
  No querier that the hub asks has the address of sidecar \`main\` of \`cluster-197-edge\`.
  fix Add its address to the endpoints of Query, or remove what nobody needs.
  because of cluster-197-edge Service monitoring/thanos-sidecar-0-external

error  coverage/gap  cluster-197-edge Prometheus monitoring/main spec
  metrics of cluster-197-edge: ages 0s to 1h16m30s of the promised 14d at full resolution are in no store: store-gateway \`thanos-store\` of \`cluster-196-central\` has them from 1h16m30s on.
    1. store-gateway \`thanos-store\` of \`cluster-196-central\` holds 1h16m30s to 15d, asked by http://thanos-query-frontend.monitoring.svc.cluster.local:9090 -> http://thanos-query.monitoring.svc.cluster.local:9090 -> dnssrv+_grpc._tcp.thanos-store.monitoring.svc.cluster.local
    2. nothing holds 0s to 1h16m30s
  fix Lengthen what drops the samples too early, or connect what should hold them.
  because of cluster-197-edge Service monitoring/thanos-sidecar-0-external

error  identity/one-compactor  cluster-196-central StatefulSet monitoring/thanos-compactor spec.template.spec.containers[0]
  The compactors \`compact-by-hand\` of \`cluster-196-central\` and \`thanos-compactor\` of \`cluster-196-central\` work on the same blocks of the bucket \`thanos\`.
  fix Run one compactor with one replica for each bucket, or shards that divide the blocks among them without rest.
  because of cluster-196-central StatefulSet monitoring/compact-by-hand

Bucket thanos of minio: 0 blocks, as the flows make them

Not compared: what the charts \`cert-manager\`, \`ingress-nginx\`, \`kube-prometheus-stack\` and \`longhorn\` made.

3 objects drifted, 1 stranger in the flows, 4 findings that the repository has not.
`,
  );
});

test('a cluster that cannot be read is told, and the others are read', async () => {
  const { live } = await applied({ 'cluster-198-edge': () => refusal });
  const { code, out, err } = await drift(live);
  assert.equal(code, 1);
  assert.match(out, /\n\ncluster-198-edge could not be read: The API server cannot be reached\.\n/);
  assert.match(out, /\n\nNo drift; not read: `cluster-198-edge`\.\n$/);
  assert.match(err, /cluster-198-edge: could not be read\n/);
});

test('where no cluster can be read nothing is known', async () => {
  const { live } = await applied(Object.fromEntries(rendered.clusters.map(({ cluster }) => [cluster, () => refusal])));
  assert.equal((await drift(live)).code, 2);
});

test('a bucket that cannot be read is told, and is not clean', async () => {
  const { live } = await applied();
  const { code, out } = await drift({ ...live, store: async () => refused('forbidden', 'The keys may not list') });
  assert.equal(code, 1);
  assert.match(out, /\n\nBucket thanos of minio could not be read: The keys may not list\.\n/);
});

test('one component, and one cluster, are all that is told', async () => {
  const { live, kube } = await applied();
  kube('cluster-197-edge').remove({
    apiVersion: 'v1',
    kind: 'Service',
    namespace: 'monitoring',
    name: 'thanos-sidecar',
  });
  assert.equal((await drift(live, { clusters: ['cluster-196-central'] })).code, 0);
  const other = await drift(live, { components: ['thanos-query'] });
  assert.deepEqual([other.code, other.out.slice(-11)], [0, 'No drift.\n'.padStart(11, '\n')]);
});

test('the JSON form has every part', async () => {
  const { live, kube } = await applied();
  kube('cluster-197-edge').remove({ apiVersion: 'v1', kind: 'Service', namespace: 'monitoring', name: 'prometheus' });
  const { code, out } = await drift(live, { format: 'json' });
  const { version, objects, ...rest } = JSON.parse(out) as Record<string, unknown>;
  assert.deepEqual(
    { code, version, objects },
    {
      code: 3,
      version: 1,
      objects: [
        {
          cluster: 'cluster-197-edge',
          object: 'Service monitoring/prometheus',
          component: 'prometheus',
          state: 'missing',
        },
      ],
    },
  );
  assert.deepEqual(Object.keys(rest), ['clusters', 'strangers', 'monitors', 'flows', 'buckets']);
});
