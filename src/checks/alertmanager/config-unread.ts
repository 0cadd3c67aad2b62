import { choice } from '../../findings/wording.ts';
import type { KubeObject } from '../../kube/objects.ts';
import { listAt, mapAt, namespaceOf, stringAt } from '../../kube/read.ts';
import { type Check, objectPlace } from '../check.ts';
import { viewsOf } from '../cluster-view.ts';

export const configUnread: Check = {
  code: 'alertmanager/config-unread',
  severity: 'error',
  title: 'A configuration of Alertmanager that nothing reads',
  why: 'The operator reads one Secret by its name: another one changes nothing, and every alert goes where the operator sends it by default, to nobody.',
  fix: 'Name the Secret in `spec.configSecret` of the Alertmanager, or call it `alertmanager-<name>`.',
  refs: ['R38'],
  run: (subject, report) => {
    for (const { index } of viewsOf(subject)) {
      const servers = index.byKind.get('Alertmanager') ?? [];
      for (const kind of ['Secret', 'SealedSecret', 'ExternalSecret'])
        for (const object of index.byKind.get(kind) ?? []) {
          const name = secretName(object);
          const namespace = namespaceOf(object);
          const near = servers.filter((server) => namespaceOf(server) === namespace);
          const mounted = index.workloads.some(
            (workload) =>
              workload.namespace === namespace &&
              workload.volumes.some(({ files }) => files.some((file) => file.kind === 'Secret' && file.name === name)),
          );
          // A chart of the same namespace may bring an Alertmanager that reads it.
          const byChart = subject.charts.some(
            (chart) => chart.cluster === index.id && chart.namespace === namespace && charts.includes(chart.name),
          );
          const reads = near.map(
            (server) => stringAt(server, 'spec', 'configSecret') ?? `alertmanager-${server.metadata.name}`,
          );
          if (!holdsConfig(object) || near.length === 0 || mounted || byChart || reads.includes(name)) continue;
          report(
            objectPlace(index.id, object, 'metadata.name'),
            `The Secret \`${name}\` of \`${index.id}\` holds a configuration of Alertmanager, and what is read there is ${choice(reads, 'and')}`,
          );
        }
    }
  },
};

const charts: readonly string[] = ['kube-prometheus-stack', 'alertmanager'];

/** The file that the operator looks for in a Secret (prometheus-operator@v0.93.1 pkg/alertmanager/operator.go). */
const file = /^alertmanager\.ya?ml$/;

function secretName(object: KubeObject): string {
  return (
    stringAt(object, 'spec', 'target', 'name') ??
    stringAt(object, 'spec', 'template', 'metadata', 'name') ??
    object.metadata.name
  );
}

function holdsConfig(object: KubeObject): boolean {
  const keys = [
    ['data'],
    ['stringData'],
    ['spec', 'encryptedData'],
    ['spec', 'target', 'template', 'data'],
    ['spec', 'template', 'data'],
  ].flatMap((path) => Object.keys(mapAt(object, ...path)));
  const external = listAt(object, 'spec', 'data').flatMap((entry) => stringAt(entry, 'secretKey') ?? []);
  return [...keys, ...external].some((key) => file.test(key));
}
