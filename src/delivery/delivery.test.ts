import assert from 'node:assert/strict';
import { test } from 'node:test';
import { load, loadAll } from 'js-yaml';
import { components } from '../components/list.ts';
import { modelOf } from '../components/testing/fleet.ts';
import { apiGroup, type KubeObject } from '../kube/objects.ts';
import { isKubeObject, listAt, mapAt, stringAt } from '../kube/read.ts';
import { plan } from '../manifests/plan.ts';
import type { Model } from '../model/model.ts';
import { deliveryFiles } from './delivery.ts';

const git = 'delivery: {via: argocd, repo: "git://git.example.com/fleet.git", branch: live, path: trees/prod}';
const edge =
  'id: edge-1, kubernetes: {flavor: kind, context: kind-e}, metrics: {mode: sidecar, storeApi: {nodePort: 31000}}';

const filesOf = (model: Model): ReadonlyMap<string, string> => new Map(deliveryFiles(model, plan(model, components)));

function objectAt(files: ReadonlyMap<string, string>, path: string): KubeObject {
  const object = load(files.get(path) ?? '');
  if (!isKubeObject(object)) throw new Error(`${path} holds no object`);
  return object;
}

test('the root holds Argo CD itself, the projects and one Application for each cluster, all side by side', () => {
  const model = modelOf({ fleet: git, clusters: [edge] });
  const files = filesOf(model);
  const root = objectAt(files, 'argocd/root.yaml');
  assert.deepEqual(mapAt(root, 'spec', 'source'), {
    repoURL: 'git://git.example.com/fleet.git',
    targetRevision: 'live',
    path: 'trees/prod/argocd',
    directory: { recurse: true, include: '{argo-cd.yaml,projects/*,clusters/*}' },
  });
  const held = [...files.keys()].filter((path) => /^argocd\/(?:argo-cd\.yaml|projects\/|clusters\/)/.test(path));
  assert.deepEqual(held.toSorted(), [
    'argocd/argo-cd.yaml',
    'argocd/clusters/edge-1.yaml',
    'argocd/clusters/hub.yaml',
    'argocd/projects/argo-cd.yaml',
    'argocd/projects/edge-1.cluster.yaml',
    'argocd/projects/hub.cluster.yaml',
    'argocd/projects/root.yaml',
  ]);
  for (const path of held)
    assert.equal(stringAt(objectAt(files, path), 'metadata', 'annotations', 'argocd.argoproj.io/sync-wave'), undefined);
});

test('every component has an Application that follows its directory, in the wave and the cluster that are its own', () => {
  const model = modelOf({ fleet: git, clusters: [edge] });
  const files = filesOf(model);
  for (const { cluster, component, wave } of plan(model, components)) {
    const found = objectAt(files, `argocd/applications/${cluster}/${component}.yaml`);
    const folder = `trees/prod/clusters/${cluster}/${String(wave).padStart(2, '0')}-${component}`;
    assert.deepEqual(
      [
        found.metadata.name,
        found.metadata.annotations?.['argocd.argoproj.io/sync-wave'],
        found.metadata.finalizers,
        stringAt(found, 'spec', 'project'),
        stringAt(found, 'spec', 'source', 'path'),
        stringAt(found, 'spec', 'destination', 'name'),
      ],
      [
        `${cluster}.${component}`,
        String(wave),
        ['resources-finalizer.argocd.argoproj.io/foreground'],
        `${cluster}.cluster`,
        folder,
        cluster === 'hub' ? 'in-cluster' : cluster,
      ],
    );
  }
});

test('no two Applications have one name, whatever the clusters are called', () => {
  const ids = ['a', 'a-thanos', 'cluster', 'root', 'argo-cd', 'in-cluster', 'sealed', 'prometheus'];
  const model = modelOf({
    fleet: `${git}\nsecrets: {via: sealed-secrets}`,
    clusters: ids.map((id) => `id: ${id}, domain: ${id}.example.com, metrics: {mode: sidecar}`),
  });
  const names = [...filesOf(model)].flatMap(([path, text]) =>
    path.startsWith('argocd/') && path.endsWith('.yaml')
      ? loadAll(text)
          .filter(isKubeObject)
          .filter(({ kind }) => kind === 'Application')
          .map(({ metadata }) => metadata.name)
      : [],
  );
  assert.equal(new Set(names).size, names.length);
  const places = ids.map((id) =>
    stringAt(objectAt(filesOf(model), `argocd/applications/${id}/namespaces.yaml`), 'spec', 'destination', 'name'),
  );
  assert.equal(new Set([...places, 'in-cluster']).size, ids.length + 1);
});

test('the project of a cluster lets in what the tree has for it, from one repository into one cluster, and nothing else', () => {
  const model = modelOf({ fleet: git, clusters: [edge] });
  const files = filesOf(model);
  const project = objectAt(files, 'argocd/projects/edge-1.cluster.yaml');
  assert.deepEqual(listAt(project, 'spec', 'sourceRepos'), ['git://git.example.com/fleet.git']);
  const destinations = listAt(project, 'spec', 'destinations');
  assert.deepEqual(new Set(destinations.map((one) => stringAt(one, 'name'))), new Set(['edge-1']));
  const kinds = (list: string): readonly string[] =>
    listAt(project, 'spec', list).map((one) => `${stringAt(one, 'kind')}.${stringAt(one, 'group')}`);
  const [wide, narrow] = [kinds('clusterResourceWhitelist'), kinds('namespaceResourceWhitelist')];
  for (const { objects } of plan(model, components).filter(({ cluster }) => cluster === 'edge-1'))
    for (const { apiVersion, kind, metadata } of objects) {
      const allowed = metadata.namespace === undefined ? wide : narrow;
      assert.ok(allowed.includes(`${kind}.${apiGroup(apiVersion)}`), kind);
      if (metadata.namespace !== undefined)
        assert.ok(
          destinations.some((one) => stringAt(one, 'namespace') === metadata.namespace),
          metadata.namespace,
        );
    }
  assert.ok(![...wide, ...narrow].some((kind) => kind.includes('*') || kind.includes('argoproj.io')));
  assert.deepEqual(listAt(objectAt(files, 'argocd/projects/root.yaml'), 'spec', 'clusterResourceWhitelist'), []);
});

test('Argo CD has standbys only where the hub has three nodes, and knows when an Application is healthy', () => {
  const values = (nodes: string) => {
    const model = modelOf({ fleet: git, hub: `domain: hub.example.com, metrics: {mode: sidecar}${nodes}` });
    return mapAt(load(filesOf(model).get('argocd/install/kustomization.yaml') ?? ''), 'helmCharts', 0, 'valuesInline');
  };
  const one = values('');
  assert.deepEqual([mapAt(one, 'redis-ha'), mapAt(one, 'redisSecretInit')], [{ enabled: false }, { enabled: false }]);
  assert.match(
    stringAt(one, 'configs', 'cm', 'resource.customizations.health.argoproj.io_Application') ?? '',
    /operation\.phase ~= "Succeeded"/,
  );
  assert.equal(stringAt(one, 'configs', 'cm', 'kustomize.buildOptions'), '--enable-helm');
});

test('what is sealed has an Application of its own, in the wave after its controller', () => {
  const model = modelOf({ fleet: `${git}\nsecrets: {via: sealed-secrets}` });
  const sealed = objectAt(filesOf(model), 'argocd/applications/hub/sealed.yaml');
  assert.deepEqual(
    [stringAt(sealed, 'spec', 'source', 'path'), sealed.metadata.annotations?.['argocd.argoproj.io/sync-wave']],
    ['trees/prod/secrets/hub', '15'],
  );
});

test('without Argo CD there is a script that applies, and only the scripts that the fleet needs', () => {
  const plain = 'expose: {via: node-port}, metrics: {mode: none}, grafana: none';
  assert.deepEqual([...filesOf(modelOf({ hub: plain })).keys()].toSorted(), [
    'bootstrap/apply.sh',
    'bootstrap/buckets.sh',
    'bootstrap/hub/secrets.sh',
    'bootstrap/lib.sh',
    'bootstrap/secret-values.sh',
  ]);
  const scripts = (fleet: string, cluster: string): readonly string[] =>
    [...filesOf(modelOf({ fleet, hub: plain, clusters: [cluster] })).keys()]
      .filter((path) => path.startsWith('bootstrap/'))
      .toSorted();
  assert.deepEqual(scripts(`${git}\nsecrets: {via: external-secrets, store: vault}`, edge), [
    'bootstrap/argocd.sh',
    'bootstrap/buckets.sh',
    'bootstrap/edge-1/cluster.sh',
    'bootstrap/edge-1/kind.yaml',
    'bootstrap/edge-1/secrets.sh',
    'bootstrap/hub/secrets.sh',
    'bootstrap/lib.sh',
    'bootstrap/register.sh',
  ]);
});

test('where External Secrets wait for tokens of scraped edges, their accounts are made first, and how to read each is told', () => {
  const lab = 'id: lab, kubernetes: {context: lab-admin}, metrics: {mode: scrape, credentials: {secret: lab-scrape}}';
  const model = modelOf({ fleet: `${git}\nsecrets: {via: external-secrets, store: vault}`, clusters: [lab] });
  const script = filesOf(model).get('bootstrap/hub/secrets.sh') ?? '';
  const reading = /\S+\/lab-scrape (\S+) .*: (kubectl .* get secret hub-scraper-token) .*index \.data "(\S+)"/g;
  assert.deepEqual(
    [...script.matchAll(reading)].map(([, ...found]) => found),
    ['token', 'ca.crt'].map((key) => [
      key,
      'kubectl --context lab-admin --namespace monitoring get secret hub-scraper-token',
      key,
    ]),
  );
  assert.match(script, /build clusters\/lab\/30-scrape-access \| apply lab-admin/);
  assert.ok(script.indexOf('--wait ] || make_accounts') < script.indexOf('\ntell_places\n'));
});

test('kubeadm brings no network: where namsan installs none either, the script says that one is missing', () => {
  const script = (cni: string): string => {
    const hub = `kubernetes: {flavor: kubeadm}, cni: ${cni}, expose: {via: node-port}, metrics: {mode: sidecar}`;
    return filesOf(modelOf({ hub })).get('bootstrap/hub/cluster.sh') ?? '';
  };
  assert.match(script('existing'), /next_step "install a network that enforces network policies/);
  assert.doesNotMatch(script('cilium'), /install a network/);
});

test('minikube of one node runs without a machine between, so that node ports answer at its address; containerd is its runtime and no driver', () => {
  const hub = 'kubernetes: {flavor: minikube}, expose: {via: node-port}, metrics: {mode: sidecar}';
  const script = filesOf(modelOf({ hub })).get('bootstrap/hub/cluster.sh') ?? '';
  assert.match(script, /^readonly driver=\$\{MINIKUBE_DRIVER:-none\}$/m);
  assert.match(script, /--driver "\$driver" --container-runtime containerd/);
});

test('the nodes of a kind cluster answer at the loopback, each port once on the machine', () => {
  const model = modelOf({
    clusters: [edge, edge.replace('edge-1', 'edge-2').replace('kind-e', 'kind-f')],
  });
  const ports = (id: string): readonly unknown[] =>
    listAt(load(filesOf(model).get(`bootstrap/${id}/kind.yaml`) ?? ''), 'nodes', 0, 'extraPortMappings');
  assert.deepEqual(ports('edge-1'), [{ containerPort: 31000, hostPort: 31000, listenAddress: '127.0.0.1' }]);
  assert.deepEqual(ports('edge-2'), []);
});

test('neither a script nor an object carries a value of a Secret on a command line', () => {
  const fleets = ['existing', 'sealed-secrets', 'sops'].map((via) =>
    modelOf({ fleet: `${git}\nsecrets: {via: ${via}}`, clusters: [edge] }),
  );
  for (const model of fleets)
    for (const [path, text] of filesOf(model))
      if (path.endsWith('.sh'))
        assert.doesNotMatch(text, /--from-literal=(?:password|.*key|token|auth)|--token[= ]|--password[= ]/, path);
});
