import type { FleetRule } from '../rule.ts';

/** `kubeVersion` of the charts kube-prometheus-stack 88.5.3 and longhorn 1.12.1; Helm refuses older clusters. */
export const oldestMinor = 25;
/** The newest minor version at the time of the pins in model/versions.ts. */
export const newestMinor = 36;

export const kubernetesVersion: FleetRule = {
  code: 'fleet/kubernetes-version',
  severity: 'error',
  title: 'A Kubernetes version is outside what the pinned charts support',
  why: 'Helm refuses a chart on an older cluster, and what a newer cluster removed is not known to the pinned versions.',
  fix: 'Upgrade the cluster, or correct `kubernetes.version`.',
  refs: ['C015'],
  check: (fleet, report) => {
    fleet.clusters.forEach((cluster, i) => {
      const minor = Number(cluster.kubernetes.version.split('.')[1]);
      const path = ['clusters', i, 'kubernetes', 'version'];
      const name = `Kubernetes ${cluster.kubernetes.version} of \`${cluster.id}\``;
      if (minor < oldestMinor) report(path, `${name} is older than 1.${oldestMinor}, which the pinned charts need`);
      else if (minor > newestMinor)
        report(path, `${name} is newer than 1.${newestMinor}, the newest that the pinned versions were made for`, {
          severity: 'warning',
          fix: 'Try the fleet in a test cluster first.',
        });
    });
  },
};
