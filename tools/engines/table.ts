import type { ClusterEngineName } from './cluster-table.ts';

/** A Go program that judges what namsan renders: which wrapper module pins it, and how it is compiled. */
export interface Engine {
  readonly name: EngineName;
  /** The release as its project names it, without `v`. */
  readonly version: string;
  /** Folder below `modules/` whose go.mod and go.sum pin the program and everything it is made of. */
  readonly module: string;
  readonly package: string;
  readonly tags: readonly string[];
  /** `-X` assignments: a program built from the module proxy does not know its own version otherwise. */
  readonly stamps: readonly string[];
}

export type EngineName =
  | ClusterEngineName
  | 'thanos'
  | 'etcd'
  | 'kube-apiserver'
  | 'prometheus'
  | 'promtool'
  | 'operator'
  | 'amtool'
  | 'kustomize'
  | 'helm'
  | 'versitygw';

/** Where programs of the Prometheus family keep their version. */
export const commonVersion = 'github.com/prometheus/common/version.Version';
// Without these tags Prometheus links the clients of every cloud: half the build time and gigabytes of cache.
const prometheusTags = ['remove_all_sd', 'enable_kubernetes_sd', 'enable_dns_sd'];

/** Every engine that the engine tests run, in the order in which a fresh machine builds them. */
export const engines: readonly Engine[] = [
  {
    name: 'thanos',
    version: '0.42.4',
    module: 'thanos',
    package: 'github.com/thanos-io/thanos/cmd/thanos',
    tags: ['netgo', 'slicelabels'],
    stamps: [`${commonVersion}=0.42.4`],
  },
  {
    name: 'etcd',
    version: '3.6.16',
    module: 'etcd',
    package: 'go.etcd.io/etcd/server/v3',
    tags: [],
    stamps: [],
  },
  {
    name: 'kube-apiserver',
    version: '1.35.4',
    module: 'kube',
    package: 'k8s.io/kubernetes/cmd/kube-apiserver',
    tags: [],
    stamps: ['k8s.io/component-base/version.gitVersion=v1.35.4', 'k8s.io/client-go/pkg/version.gitVersion=v1.35.4'],
  },
  {
    // Prometheus 3.x is published as the Go module v0.3xx: 3.14.0 is v0.314.0.
    name: 'prometheus',
    version: '3.14.0',
    module: 'prometheus',
    package: 'github.com/prometheus/prometheus/cmd/prometheus',
    tags: prometheusTags,
    stamps: [`${commonVersion}=3.14.0`],
  },
  {
    name: 'promtool',
    version: '3.14.0',
    module: 'prometheus',
    package: 'github.com/prometheus/prometheus/cmd/promtool',
    tags: prometheusTags,
    stamps: [`${commonVersion}=3.14.0`],
  },
  {
    name: 'operator',
    version: '0.93.1',
    module: 'promop',
    package: 'github.com/prometheus-operator/prometheus-operator/cmd/operator',
    tags: [],
    stamps: [`${commonVersion}=0.93.1`],
  },
  {
    // Newer releases embed a web page that their Go module lacks, so they cannot be built from the proxy.
    name: 'amtool',
    version: '0.31.1',
    module: 'alertmanager',
    package: 'github.com/prometheus/alertmanager/cmd/amtool',
    tags: [],
    stamps: [`${commonVersion}=0.31.1`],
  },
  {
    name: 'kustomize',
    version: '5.8.2',
    module: 'kustomize',
    package: 'sigs.k8s.io/kustomize/kustomize/v5',
    tags: [],
    stamps: ['sigs.k8s.io/kustomize/api/provenance.version=v5.8.2'],
  },
  {
    name: 'helm',
    version: '3.22.0',
    module: 'helm',
    package: 'helm.sh/helm/v3/cmd/helm',
    tags: [],
    stamps: [],
  },
  {
    // An S3 service over a folder: whoever speaks to it speaks S3 as others do.
    name: 'versitygw',
    version: '1.8.0',
    module: 'versitygw',
    package: 'github.com/versity/versitygw/cmd/versitygw',
    tags: [],
    stamps: [],
  },
];
