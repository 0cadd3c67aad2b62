/** An image reference taken apart; a registry that is not written is Docker Hub's. */
export interface Image {
  readonly registry: string;
  /** Without registry, tag and digest: `bitnami/thanos`. */
  readonly path: string;
  /** Empty where none is written. */
  readonly tag: string;
}

/** The parts of an image reference; Docker Hub's other names and its `library/` are said in one way. */
export function parseImage(reference: string): Image {
  const [withoutDigest = ''] = reference.trim().split('@');
  const tagged = /^(.*?)(?::([^/:]*))?$/.exec(withoutDigest);
  const name = tagged?.[1] ?? '';
  const tag = tagged?.[2] ?? '';
  const [first = '', ...rest] = name.split('/');
  const hasRegistry = rest.length > 0 && (first === 'localhost' || /[.:]/.test(first));
  const registry =
    !hasRegistry || first === 'index.docker.io' || first === 'registry-1.docker.io' ? 'docker.io' : first;
  const path = hasRegistry ? rest.join('/') : name;
  return { registry, path: registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path, tag };
}
