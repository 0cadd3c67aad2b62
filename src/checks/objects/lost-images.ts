import type { Image } from '../image.ts';

/** What became of an image. */
export interface LostImage {
  /** Whether it cannot be pulled; otherwise it is frozen. */
  readonly gone: boolean;
  readonly fact: string;
  readonly fix: string;
}

interface Entry extends LostImage {
  readonly is: (image: Image) => boolean;
}

const unversioned: ReadonlySet<string> = new Set(['', 'latest']);

/** Images that are gone or frozen, each with the announcement. */
const entries: readonly Entry[] = [
  {
    // bitnami/containers#83267 and bitnami/charts#35164: moved to bitnamilegacy on 2025-08-28; only unversioned development images stay.
    is: ({ registry, path, tag }) => registry === 'docker.io' && path.startsWith('bitnami/') && !unversioned.has(tag),
    gone: true,
    fact: 'is not in Docker Hub any more: Bitnami took its versioned images away on 2025-08-28',
    fix: 'Use the image of the project itself, such as `quay.io/thanos/thanos` for Thanos.',
  },
  {
    is: ({ registry, path }) => registry === 'docker.io' && path.startsWith('bitnami/'),
    gone: false,
    fact: 'is an image of Bitnami for development, of whatever version is the newest',
    fix: 'Use the image of the project itself, with a version.',
  },
  {
    is: ({ registry, path }) => registry === 'docker.io' && path.startsWith('bitnamilegacy/'),
    gone: false,
    fact: 'is frozen since 2025-08-28 and gets no fixes',
    fix: 'Use the image of the project itself, such as `quay.io/thanos/thanos` for Thanos.',
  },
  {
    // kubernetes.io/blog/2023/03/10/image-registry-redirect: no new image since 2023-04-03; requests are redirected for as long as that lasts.
    is: ({ registry }) => registry === 'k8s.gcr.io',
    gone: false,
    fact: 'is in a registry that Kubernetes froze on 2023-04-03',
    fix: 'Write `registry.k8s.io` instead of `k8s.gcr.io`.',
  },
  {
    // kubernetes-sigs/kubebuilder discussion 3907: unavailable from March 2025 on.
    is: ({ registry, path }) => registry === 'gcr.io' && path.startsWith('kubebuilder/'),
    gone: true,
    fact: 'is in a registry that was closed in 2025',
    fix: 'Use `quay.io/brancz/kube-rbac-proxy`, or a release of the operator that needs none.',
  },
  {
    // The operator went from Opster to opensearch-project in 2022; the old registry gets no releases.
    is: ({ path }) => /(?:^|\/)opsterio\//.test(path),
    gone: false,
    fact: 'is of the operator that Opster gave away, and gets no releases',
    fix: 'Use `docker.io/opensearchproject/opensearch-operator`.',
  },
  {
    // suitenumerique/drive#831: pulls of the client fail since 2026.
    is: ({ registry, path }) => registry === 'docker.io' && path === 'minio/mc',
    gone: true,
    fact: 'cannot be pulled from Docker Hub any more',
    fix: 'Use `quay.io/minio/mc`.',
  },
  {
    // minio/minio README of 2026-02-12; the fix of CVE-2025-62506 (RELEASE.2025-10-15) has no image.
    is: ({ registry, path }) => (registry === 'docker.io' || registry === 'quay.io') && path === 'minio/minio',
    gone: false,
    fact: 'is not maintained: the last image is of 2025-09-07 and has a known hole (CVE-2025-62506)',
    fix: 'Use an object store that is maintained, such as SeaweedFS.',
  },
];

/** What became of an image; `null` for one that is published as ever. */
export function lostImage(image: Image): LostImage | null {
  return entries.find((entry) => entry.is(image)) ?? null;
}
