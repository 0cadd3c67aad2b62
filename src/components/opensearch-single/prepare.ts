import type { Container, EnvVar } from '../../kube/types.gen.ts';
import { logSecrets, logUsers } from '../../model/logs/secret-names.ts';
import type { ObjectStore } from '../../model/model.ts';
import { images } from '../../model/versions.ts';
import { objectStoreEnv } from '../parts/object-store.ts';
import { exporterPlugin } from '../parts/opensearch/metrics.ts';
import type { LogUser } from '../parts/opensearch/roles.ts';
import { resources } from '../parts/resources.ts';

export const home = '/usr/share/opensearch';

/** Backend roles that the security plugin's own role mappings know (opensearch-security@3.6.0.0 config/roles_mapping.yml). */
const backendRoles: Readonly<Record<LogUser, string>> = {
  admin: '["admin"]',
  writer: '[]',
  dashboards: '[]',
  monitor: '[]',
};

/** Reads a password by the name of a variable, so that no list of processes shows it; the last line is the hash (opensearch-security@3.6.0.0 tools/hash.sh). */
function script(users: readonly LogUser[]): string {
  return `set -euo pipefail
cd ${home}
bin/opensearch-plugin install --batch repository-s3 ${exporterPlugin}
[ -f config/opensearch.keystore ] || bin/opensearch-keystore create
printf '%s' "$AWS_ACCESS_KEY_ID" | bin/opensearch-keystore add --stdin --force s3.client.default.access_key
printf '%s' "$AWS_SECRET_ACCESS_KEY" | bin/opensearch-keystore add --stdin --force s3.client.default.secret_key
hash() { bash plugins/opensearch-security/tools/hash.sh -env "$1" 2>/dev/null | tail -n 1; }
{
  printf '_meta: {type: internalusers, config_version: 2}\\n'
${users
  .map(
    (user) =>
      `  printf '%s: {hash: "%s", backend_roles: %s}\\n' '${logUsers[user]}' "$(hash ${variable(user)})" '${backendRoles[user]}'`,
  )
  .join('\n')}
} >config/opensearch-security/internal_users.yml
cp -a config/. /prepared/config/
cp -a plugins/. /prepared/plugins/
`;
}

/**
 * Makes what the image lacks, each time the pod starts: the two plugins (fetched, as the operator does it), a keystore with the object store's keys,
 * and users with the passwords of the Secrets in the place of those that everybody knows.
 */
export function prepare(store: ObjectStore, users: readonly LogUser[]): Container {
  return {
    name: 'prepare',
    image: images.opensearch,
    command: ['/bin/bash', '-c', script(users)],
    env: [...objectStoreEnv(store), ...users.map(password)],
    resources: resources('100m', '512Mi', '1Gi'),
    // It installs into its own copy of the image.
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
    terminationMessagePolicy: 'FallbackToLogsOnError',
    volumeMounts: [
      { name: 'config', mountPath: '/prepared/config' },
      { name: 'plugins', mountPath: '/prepared/plugins' },
    ],
  };
}

/** Raises what the node allows, as Lucene maps its files into memory: 262144 (opensearch.org install-and-configure, important settings). Never lowers it. */
export const raiseMapCount: Container = {
  name: 'map-count',
  image: images.opensearch,
  command: ['/bin/bash', '-c', 'f=/proc/sys/vm/max_map_count; [ "$(cat $f)" -ge 262144 ] || echo 262144 >$f'],
  resources: resources('10m', '16Mi', '64Mi'),
  // The kernel's setting is the node's: only root outside the pod's walls may write it.
  securityContext: { privileged: true, runAsUser: 0, runAsGroup: 0, runAsNonRoot: false },
};

function variable(user: LogUser): string {
  return `${user.toUpperCase()}_PASSWORD`;
}

function password(user: LogUser): EnvVar {
  const { name, password: key } = logSecrets[user];
  return { name: variable(user), valueFrom: { secretKeyRef: { name, key } } };
}
