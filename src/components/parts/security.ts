import type { PodSecurityContext, SecurityContext } from '../../kube/types.gen.ts';

/** The user of the Thanos image (thanos@v0.42.4 Dockerfile). */
export const thanosUser = 1001;

/** A pod that runs as one unprivileged user, who owns its volumes: what the pod security standard `restricted` asks for. */
export function podSecurity(user: number): PodSecurityContext {
  return {
    runAsNonRoot: true,
    runAsUser: user,
    runAsGroup: user,
    fsGroup: user,
    fsGroupChangePolicy: 'OnRootMismatch',
    seccompProfile: { type: 'RuntimeDefault' },
  };
}

/** A container that can gain nothing and writes to its volumes only. */
export const containerSecurity: SecurityContext = {
  allowPrivilegeEscalation: false,
  capabilities: { drop: ['ALL'] },
  readOnlyRootFilesystem: true,
};
