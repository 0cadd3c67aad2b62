/** Where the value of a key comes from: a value that somebody knows or chooses, or text that is no secret. */
export type SecretValue =
  | {
      readonly from: 'source';
      /** The Secret of the fleet file that it belongs to, and the key in it: also its place in a secret store. Others are derived from it. */
      readonly secret: string;
      readonly key: string;
      /** Whether any value will do, because nobody outside the fleet knows it yet. */
      readonly random: boolean;
    }
  | { readonly from: 'text'; readonly text: string };

/** A key of a Secret. */
export interface SecretKey {
  readonly key: string;
  /** What it holds, in words. */
  readonly says: string;
  readonly value: SecretValue;
}

/**
 * Who makes a Secret: `store` is what `secrets.via` of the fleet file says, `certificates` is `bootstrap/certificates.sh`, because these belong together
 * and differ from cluster to cluster.
 */
export type SecretMaker = 'store' | 'certificates';

/** A Secret that must exist in a cluster before what names it. */
export interface DeclaredSecret {
  readonly name: string;
  readonly namespace: string;
  readonly type: 'Opaque' | 'kubernetes.io/tls';
  readonly maker: SecretMaker;
  readonly keys: readonly SecretKey[];
  /** Components that read it, in the order of the installation. */
  readonly usedBy: readonly string[];
}

/** A value that somebody must supply: a key of a Secret of the fleet file, or of a fixed one. */
export interface SecretSource {
  readonly secret: string;
  readonly key: string;
  readonly says: string;
  readonly random: boolean;
}

/** A key whose value is its own source: nothing else is derived. */
export function own(secret: string, key: string, says: string, random = false): SecretKey {
  return { key, says, value: { from: 'source', secret, key, random } };
}

/** The same Secret declared by several parts is one, with the keys and users of all; what is made with certificates stays theirs. */
export function merged(declared: readonly DeclaredSecret[]): readonly DeclaredSecret[] {
  const groups = Map.groupBy(declared, ({ namespace, name }) => `${namespace}/${name}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const keys = new Map(group.flatMap((one) => one.keys).map((key) => [key.key, key]));
    const certificates = group.some(({ maker }) => maker === 'certificates');
    return [
      {
        ...first,
        maker: certificates ? 'certificates' : 'store',
        keys: [...keys.values()],
        usedBy: [...new Set(group.flatMap(({ usedBy }) => usedBy))],
      },
    ];
  });
}

/** The values that Secrets are made of, each once: what a store must hold, or what a script asks for. */
export function sourcesOf(secrets: readonly DeclaredSecret[]): readonly SecretSource[] {
  const sources = new Map<string, SecretSource>();
  for (const { maker, keys } of secrets) {
    if (maker !== 'store') continue;
    for (const { says, value } of keys) {
      if (value.from !== 'source') continue;
      const { secret, key, random } = value;
      const at = `${secret}/${key}`;
      if (!sources.has(at)) sources.set(at, { secret, key, says, random });
    }
  }
  return [...sources.values()];
}
