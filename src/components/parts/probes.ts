import type { Container } from '../../kube/types.gen.ts';

/** Probes of every Thanos component on its HTTP port (thanos@v0.42.4 pkg/prober); a process that answers nothing for four minutes is restarted. */
export function thanosProbes(port: string): Pick<Container, 'livenessProbe' | 'readinessProbe'> {
  return {
    livenessProbe: { httpGet: { path: '/-/healthy', port }, periodSeconds: 30, failureThreshold: 8, timeoutSeconds: 5 },
    readinessProbe: { httpGet: { path: '/-/ready', port }, periodSeconds: 5, failureThreshold: 20, timeoutSeconds: 5 },
  };
}
