/** Secrets of logs that are made outside the tree, in the namespace `logging`, and their keys. */
export const logSecrets = {
  admin: { name: 'opensearch-admin', username: 'username', password: 'password' },
  /** Whom OpenSearch lets write log indices, and nothing else. */
  writer: { name: 'opensearch-writer', username: 'username', password: 'password' },
  dashboards: { name: 'opensearch-dashboards', username: 'username', password: 'password' },
  /** What clusters that forward logs and the aggregator of the hub both know. */
  forward: { name: 'fluent-forward', sharedKey: 'shared-key' },
} as const;

/** Secrets that cert-manager keeps in `logging`: of the aggregator, and with `tls.mutual` of who forwards to it. */
export const forwardCertificates = { aggregator: 'fluent-bit-aggregator-tls', collector: 'fluent-bit-tls' } as const;
