/** Secrets of logs that are made outside the tree, in the namespace `logging`, and their keys. */
export const logSecrets = {
  admin: { name: 'opensearch-admin', username: 'username', password: 'password' },
  /** Whom OpenSearch lets write log indices, and nothing else. */
  writer: { name: 'opensearch-writer', username: 'username', password: 'password' },
  /** `cookie` is what Dashboards encrypts sessions with: 32 characters or more. */
  dashboards: { name: 'opensearch-dashboards', username: 'username', password: 'password', cookie: 'cookie' },
  /** By whom Prometheus reads the metrics of OpenSearch. */
  monitor: { name: 'opensearch-monitor', username: 'username', password: 'password' },
  /** What clusters that forward logs and the aggregator of the hub both know. */
  forward: { name: 'fluent-forward', sharedKey: 'shared-key' },
} as const;

/** Secrets that cert-manager keeps in `logging`: of the aggregator, and with `tls.mutual` of who forwards to it. */
export const forwardCertificates = { aggregator: 'fluent-bit-aggregator-tls', collector: 'fluent-bit-tls' } as const;

/**
 * What the key `username` of each of those Secrets holds. OpenSearch's own mapping of the role for Dashboards names `kibanaserver`
 * (opensearch-security@3.6.0.0 config/roles_mapping.yml), and the operator calls a user as its resource is called.
 */
export const logUsers = {
  admin: 'admin',
  writer: 'fluent-bit',
  dashboards: 'kibanaserver',
  monitor: 'prometheus',
} as const;
