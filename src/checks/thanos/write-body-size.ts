import type { KubeObject } from '../../kube/objects.ts';
import { listAt, namespaceOf, numberAt, stringAt } from '../../kube/read.ts';
import { listener } from '../../topology/engines/flag-readers.ts';
import { type Check, objectPlace } from '../check.ts';
import { type ClusterView, viewsOf } from '../cluster-view.ts';
import { bodySizeAnnotation, bodySizeOf, defaultBodySize, mebibyte } from '../nginx-body-size.ts';
import { targetsOf } from '../service-ports.ts';

export const writeBodySize: Check = {
  code: 'thanos/write-body-size',
  severity: 'error',
  title: 'A proxy refuses writes that are larger than it lets through',
  why: 'Prometheus does not send a batch again that was refused with 413: its samples are lost for good, at every batch that is too large.',
  fix: 'Write the annotation `nginx.ingress.kubernetes.io/proxy-body-size: 50m` at the Ingress of Receive.',
  refs: ['D8'],
  run: (subject, report) => {
    for (const view of viewsOf(subject))
      for (const ingress of view.index.byKind.get('Ingress') ?? []) {
        const size = bodySizeOf(view, ingress);
        if (size === null || size.bytes === 0 || size.bytes >= enough || !leadsToReceive(view, ingress)) continue;
        report(
          objectPlace(view.index.id, ingress, `metadata.annotations[${bodySizeAnnotation}]`),
          `The Ingress \`${ingress.metadata.name}\` of \`${view.index.id}\` lets ${size.text ?? defaultBodySize} of a remote write through${size.text === null ? ', which is the default of nginx' : ''}`,
          size.bytes <= mebibyte ? {} : { severity: 'warning' },
        );
      }
  },
};

/** What users of Receive behind nginx came to need (giantswarm/prometheus-meta-operator#1108, #1228). */
const enough = 50 * mebibyte;

function leadsToReceive({ index, engines }: ClusterView, ingress: KubeObject): boolean {
  const paths = listAt(ingress, 'spec', 'rules').flatMap((rule) => listAt(rule, 'http', 'paths'));
  return paths.some((path) => {
    const name = stringAt(path, 'backend', 'service', 'name') ?? '';
    const port =
      numberAt(path, 'backend', 'service', 'port', 'number') ??
      stringAt(path, 'backend', 'service', 'port', 'name') ??
      '';
    return targetsOf(index, index.services.get(`${namespaceOf(ingress)}/${name}`), port).some((target) =>
      engines.some(
        ({ engine, reading }) =>
          engine === 'receive' &&
          reading.workload === target.workload &&
          listener(reading, '', 'remote-write', 'remote-write.address', 19_291).port === target.port,
      ),
    );
  });
}
