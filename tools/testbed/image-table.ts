import type { EngineName } from '../engines/table.ts';

/** What an image is made of; `images.ts` finds the files. Names and entry points are upstream's. */
export interface ImagePlan {
  /** Name of its archive. */
  readonly name: string;
  readonly tags: readonly string[];
  /** Where each engine lies in it. */
  readonly engines: Readonly<Partial<Record<EngineName, string>>>;
  /** Programs of this machine, put where they are with the libraries that they load. */
  readonly programs?: readonly string[];
  /** Folders of this machine, put where they are. */
  readonly trees?: readonly string[];
  /** Files of `image-files/`, and where they lie. */
  readonly files?: Readonly<Record<string, string>>;
  readonly links?: Readonly<Record<string, string>>;
  /** Folders that anyone may write to. */
  readonly folders?: readonly string[];
  readonly emptyFiles?: readonly string[];
  readonly shell?: true;
  readonly entrypoint?: readonly string[];
  readonly command?: readonly string[];
  readonly env?: readonly string[];
  readonly user?: string;
  readonly workdir?: string;
}

const argocdRoles = ['server', 'repo-server', 'application-controller', 'applicationset-controller', 'git-ask-pass'];

/** Every image that a cluster of the testbed can run. */
export const imagePlans: readonly ImagePlan[] = [
  {
    name: 'pause',
    tags: ['registry.k8s.io/pause:3.10'],
    engines: { pause: '/pause' },
    entrypoint: ['/pause'],
    user: '65535:65535',
  },
  {
    name: 'coredns',
    tags: ['registry.k8s.io/coredns/coredns:v1.14.7'],
    engines: { coredns: '/coredns' },
    entrypoint: ['/coredns'],
  },
  {
    name: 'local-path-provisioner',
    tags: ['docker.io/rancher/local-path-provisioner:v0.0.30'],
    engines: { 'local-path-provisioner': '/usr/bin/local-path-provisioner' },
    command: ['local-path-provisioner'],
  },
  // A shell, and a client that resolves names: Debian's static busybox cannot.
  {
    name: 'box',
    tags: ['docker.io/library/busybox:1.35.0', 'testbed.test/box:v1'],
    engines: { hello: '/bin/hello' },
    shell: true,
    command: ['sh'],
  },
  {
    name: 'hello',
    tags: ['testbed.test/hello:v1'],
    engines: { hello: '/hello' },
    entrypoint: ['/hello'],
    command: ['serve', ':8080'],
    user: '65534',
    folders: ['/data'],
  },
  {
    name: 'curl',
    tags: ['docker.io/curlimages/curl:8.16.0'],
    engines: {},
    programs: ['/usr/bin/curl', '/usr/bin/openssl'],
    shell: true,
    user: '100',
    workdir: '/home/curl_user',
    folders: ['/home/curl_user'],
  },
  {
    name: 'prometheus',
    tags: ['quay.io/prometheus/prometheus:v3.14.0'],
    engines: { prometheus: '/bin/prometheus', promtool: '/bin/promtool' },
    emptyFiles: ['/etc/prometheus/prometheus.yml'],
    entrypoint: ['/bin/prometheus'],
    command: ['--config.file=/etc/prometheus/prometheus.yml', '--storage.tsdb.path=/prometheus'],
    user: 'nobody',
    workdir: '/prometheus',
    folders: ['/prometheus'],
  },
  {
    name: 'thanos',
    tags: ['quay.io/thanos/thanos:v0.42.4'],
    engines: { thanos: '/bin/thanos' },
    entrypoint: ['/bin/thanos'],
    user: '1001',
  },
  {
    // The minor release before the pinned one: what an upgrade starts from.
    name: 'thanos-before',
    tags: ['quay.io/thanos/thanos:v0.41.0'],
    engines: { 'thanos-before': '/bin/thanos' },
    entrypoint: ['/bin/thanos'],
    user: '1001',
  },
  {
    name: 'prometheus-operator',
    tags: ['quay.io/prometheus-operator/prometheus-operator:v0.93.1'],
    engines: { operator: '/bin/operator' },
    entrypoint: ['/bin/operator'],
    user: '65534',
  },
  {
    name: 'prometheus-config-reloader',
    tags: ['quay.io/prometheus-operator/prometheus-config-reloader:v0.93.1'],
    engines: { 'prometheus-config-reloader': '/bin/prometheus-config-reloader' },
    entrypoint: ['/bin/prometheus-config-reloader'],
    user: '65534',
  },
  {
    // 0.31.1 stands for the one that namsan pins: newer ones cannot be built from their Go module (see ../engines).
    name: 'alertmanager',
    tags: ['quay.io/prometheus/alertmanager:v0.31.1', 'quay.io/prometheus/alertmanager:v0.34.0'],
    engines: { alertmanager: '/bin/alertmanager' },
    entrypoint: ['/bin/alertmanager'],
    user: 'nobody',
    workdir: '/alertmanager',
    folders: ['/alertmanager'],
  },
  {
    name: 'node-exporter',
    tags: ['quay.io/prometheus/node-exporter:v1.12.1-distroless'],
    engines: { node_exporter: '/bin/node_exporter' },
    entrypoint: ['/bin/node_exporter'],
    user: 'nobody',
  },
  {
    // An S3 service that can be built stands for SeaweedFS, at its name: same command, same keys, same probe.
    name: 'seaweedfs',
    tags: ['docker.io/chrislusf/seaweedfs:4.44'],
    engines: { versitygw: '/usr/bin/versitygw' },
    files: { weed: '/usr/bin/weed' },
    shell: true,
    entrypoint: ['/usr/bin/weed'],
  },
  {
    name: 'argocd',
    tags: ['quay.io/argoproj/argocd:v3.5.7'],
    engines: { argocd: '/usr/local/bin/argocd', kustomize: '/usr/local/bin/kustomize', helm: '/usr/local/bin/helm' },
    // What its repo server calls.
    programs: ['/usr/bin/git', '/usr/bin/gpg'],
    trees: ['/usr/lib/git-core', '/usr/share/git-core'],
    files: {
      cp: '/bin/cp',
      tini: '/usr/bin/tini',
      'git-verify-wrapper.sh': '/usr/local/bin/git-verify-wrapper.sh',
    },
    links: Object.fromEntries(argocdRoles.map((role) => [`/usr/local/bin/argocd-${role}`, '/usr/local/bin/argocd'])),
    shell: true,
    entrypoint: ['/usr/bin/tini'],
    env: ['HOME=/home/argocd', 'USER=argocd'],
    user: '999',
    workdir: '/home/argocd',
    folders: ['/home/argocd', '/app/config/ssh', '/app/config/tls', '/app/config/gpg/source', '/app/config/gpg/keys'],
  },
  {
    name: 'redis',
    tags: ['testbed.test/redis:debian'],
    engines: {},
    programs: ['/usr/bin/redis-server'],
    shell: true,
    entrypoint: ['/usr/bin/redis-server'],
    workdir: '/data',
    folders: ['/data'],
  },
];
