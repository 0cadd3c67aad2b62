import { commonVersion, type Engine } from './table.ts';

export type ClusterEngineName =
  | 'kubectl'
  | 'kube-controller-manager'
  | 'kube-scheduler'
  | 'kubelet'
  | 'kube-proxy'
  | 'coredns'
  | 'local-path-provisioner'
  | 'prometheus-config-reloader'
  | 'alertmanager'
  | 'node_exporter'
  | 'argocd'
  | 'hello'
  | 'pause'
  | 'thanos-before';

/** What whole clusters need besides the engines that tests run as local processes: `../testbed` makes nodes and images of them. */
export const clusterEngines: readonly Engine[] = [
  kubernetes('kubectl'),
  kubernetes('kube-controller-manager'),
  kubernetes('kube-scheduler'),
  kubernetes('kubelet'),
  kubernetes('kube-proxy'),
  {
    // A main package of our own: upstream's links the clients of every cloud.
    name: 'coredns',
    version: '1.14.7',
    module: 'coredns',
    package: '.',
    tags: [],
    stamps: [],
  },
  {
    name: 'local-path-provisioner',
    version: '0.0.30',
    module: 'local-path',
    package: 'github.com/rancher/local-path-provisioner',
    tags: [],
    stamps: ['main.VERSION=v0.0.30'],
  },
  {
    name: 'prometheus-config-reloader',
    version: '0.93.1',
    module: 'promop',
    package: 'github.com/prometheus-operator/prometheus-operator/cmd/prometheus-config-reloader',
    tags: [],
    stamps: [`${commonVersion}=0.93.1`],
  },
  {
    name: 'alertmanager',
    version: '0.31.1',
    module: 'alertmanager',
    package: 'github.com/prometheus/alertmanager/cmd/alertmanager',
    tags: [],
    stamps: [`${commonVersion}=0.31.1`],
  },
  {
    name: 'node_exporter',
    version: '1.12.1',
    module: 'node_exporter',
    package: 'github.com/prometheus/node_exporter',
    tags: [],
    stamps: [`${commonVersion}=1.12.1`],
  },
  {
    // One program for all parts of Argo CD: it takes its role from the name it is called by.
    name: 'argocd',
    version: '3.5.7',
    module: 'argocd',
    package: 'github.com/argoproj/argo-cd/v3/cmd',
    tags: [],
    stamps: ['github.com/argoproj/argo-cd/v3/common.version=3.5.7'],
  },
  {
    // The minor release before the one that namsan pins; with upstream's grpc in the place of the fork that 0.41 had.
    name: 'thanos-before',
    version: '0.41.0',
    module: 'thanos-before',
    package: 'github.com/thanos-io/thanos/cmd/thanos',
    tags: ['netgo', 'slicelabels'],
    stamps: [`${commonVersion}=0.41.0`],
  },
  probe('hello'),
  probe('pause'),
];

function kubernetes(name: ClusterEngineName): Engine {
  const stamps = ['k8s.io/component-base/version.gitVersion', 'k8s.io/client-go/pkg/version.gitVersion'];
  return {
    name,
    version: '1.35.4',
    module: 'kube',
    package: `k8s.io/kubernetes/cmd/${name}`,
    tags: [],
    stamps: stamps.map((stamp) => `${stamp}=v1.35.4`),
  };
}

/** Programs of the testbed itself. */
function probe(name: ClusterEngineName): Engine {
  return { name, version: '1.0.0', module: 'probe', package: `./${name}`, tags: [], stamps: [] };
}
