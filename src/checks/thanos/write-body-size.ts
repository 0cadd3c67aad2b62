import type { KubeObject } from '../../kube/objects.ts';
import { listAt, namespaceOf, numberAt, stringAt, stringsAt } from '../../kube/read.ts';
import { listener } from '../../topology/engines/flag-readers.ts';
import { type Check, objectPlace } from '../check.ts';
import { type ClusterView, viewsOf } from '../cluster-view.ts';
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
        if (!isNginx(ingress) || !leadsToReceive(view, ingress)) continue;
        const written = stringsAt(ingress, 'metadata', 'annotations')[annotation];
        const size = written ?? byController(view);
        const bytes = sizeOf(size ?? byDefault);
        if (bytes === null || bytes === 0 || bytes >= enough) continue;
        report(
          objectPlace(view.index.id, ingress, `metadata.annotations[${annotation}]`),
          `The Ingress \`${ingress.metadata.name}\` of \`${view.index.id}\` lets ${size ?? byDefault} of a remote write through${size === undefined ? ', which is the default of nginx' : ''}`,
          bytes <= mebibyte ? {} : { severity: 'warning' },
        );
      }
  },
};

const annotation = 'nginx.ingress.kubernetes.io/proxy-body-size';
const mebibyte = 1_048_576;

/** nginx client_max_body_size (ingress-nginx@v1.15 docs/user-guide/nginx-configuration/configmap.md, proxy-body-size). */
const byDefault = '1m';

/** What users of Receive behind nginx came to need (giantswarm/prometheus-meta-operator#1108, #1228). */
const enough = 50 * mebibyte;

function isNginx(ingress: KubeObject): boolean {
  const annotations = stringsAt(ingress, 'metadata', 'annotations');
  const named = stringAt(ingress, 'spec', 'ingressClassName') ?? annotations['kubernetes.io/ingress.class'];
  return named === 'nginx' || Object.keys(annotations).some((key) => key.startsWith('nginx.ingress.kubernetes.io/'));
}

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

/** The controller's own setting, for all Ingresses. */
function byController({ index }: ClusterView): string | undefined {
  return (index.byKind.get('ConfigMap') ?? [])
    .map((object) => stringAt(object, 'data', 'proxy-body-size'))
    .find((size) => size !== undefined);
}

/** Bytes of nginx's sizes such as `8m`; `null` for what is none. */
function sizeOf(text: string): number | null {
  const parts = /^(\d+)([kmg]?)$/i.exec(text.trim());
  if (parts === null) return null;
  const unit = { k: 1_024, m: mebibyte, g: 1_024 * mebibyte, '': 1 }[parts[2]?.toLowerCase() ?? ''];
  return Number(parts[1]) * (unit ?? 1);
}
