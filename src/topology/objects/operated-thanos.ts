import type { KubeObject } from '../../kube/objects.ts';
import { at, listAt, mapAt, stringAt, stringsAt } from '../../kube/read.ts';
import { mountsOf } from './containers.ts';
import { textsAt } from './texts.ts';
import type { Container, EnvValue, Word } from './workload.ts';
import { podNameMark } from './workload.ts';

/** The sidecar that the operator puts beside a Prometheus with `spec.thanos` (prometheus-operator@v0.93.1 createThanosContainer). */
export function sidecarContainer(object: KubeObject, volume: string): readonly Container[] {
  const thanos = at(object, 'spec', 'thanos');
  if (thanos === undefined || thanos === null) return [];
  const local = (key: string): string =>
    at(thanos, 'listenLocal') === true || at(thanos, key) === true ? '127.0.0.1' : '';
  const store = objectStoreWord(thanos, 'spec.thanos');
  const tsdb = store === null ? [] : [word('spec.thanos', '--tsdb.path=/prometheus')];
  const minTime = stringAt(thanos, 'minTime');
  return [
    {
      name: 'thanos-sidecar',
      image: 'thanos',
      command: [],
      args: [
        word('spec.thanos', 'sidecar'),
        word('spec.thanos', `--prometheus.url=http://localhost:9090${stringAt(object, 'spec', 'routePrefix') ?? '/'}`),
        word('spec.thanos.grpcListenLocal', `--grpc-address=${local('grpcListenLocal')}:10901`),
        word('spec.thanos.httpListenLocal', `--http-address=${local('httpListenLocal')}:10902`),
        ...(store === null ? [] : [store]),
        ...tsdb,
        ...(minTime === undefined ? [] : [word('spec.thanos.minTime', `--min-time=${minTime}`)]),
        ...serverTls(thanos, 'spec.thanos'),
        ...additional(thanos, 'spec.thanos'),
      ],
      env: secretEnv('OBJSTORE_CONFIG', at(thanos, 'objectStorageConfig')),
      ports: [
        { name: 'http', port: 10902, hostPort: null },
        { name: 'grpc', port: 10901, hostPort: null },
      ],
      mounts: [...mountsOf(thanos), { volume, path: '/prometheus', subPath: '' }],
      field: 'spec.thanos',
    },
  ];
}

/** The ruler that the operator runs for a ThanosRuler (prometheus-operator@v0.93.1 pkg/thanos/statefulset.go makeStatefulSetSpec). */
export function rulerContainer(object: KubeObject, volume: string, webPort: string): Container {
  const spec = at(object, 'spec');
  const labels = Object.entries(stringsAt(spec, 'labels'));
  const local = at(spec, 'listenLocal') === true;
  const store = objectStoreWord(spec, 'spec');
  return {
    name: 'thanos-ruler',
    image: 'thanos',
    command: [],
    args: [
      word('spec', 'rule'),
      word('spec', '--data-dir=/thanos/data'),
      word('spec.retention', `--tsdb.retention=${stringAt(spec, 'retention') ?? rulerRetention}`),
      word('spec.labels', `--label=thanos_ruler_replica="${podNameMark}"`),
      ...labels.map(([name, value]) => word('spec.labels', `--label=${name}="${value}"`)),
      ...(local ? [word('spec.listenLocal', '--http-address=localhost:10902')] : []),
      ...listedOrSecret(spec, 'queryEndpoints', 'queryConfig', 'query', 'query.config'),
      ...listedOrSecret(spec, 'alertmanagersUrl', 'alertmanagersConfig', 'alertmanagers.url', 'alertmanagers.config'),
      ...remoteWriteWords(spec),
      ...(store === null ? [] : [store]),
      ...serverTls(spec, 'spec'),
      ...additional(spec, 'spec'),
    ],
    env: new Map([
      ...secretEnv('OBJSTORE_CONFIG', at(spec, 'objectStorageConfig')),
      ...secretEnv('queryConfig', at(spec, 'queryConfig')),
      ...secretEnv('alertmanagersConfig', at(spec, 'alertmanagersConfig')),
    ]),
    ports: [
      { name: 'grpc', port: 10901, hostPort: null },
      ...(local ? [] : [{ name: webPort, port: 10902, hostPort: null }]),
    ],
    mounts: [{ volume, path: '/thanos/data', subPath: '' }, ...mountsOf(spec)],
    field: 'spec',
  };
}

/** prometheus-operator@v0.93.1 pkg/thanos/statefulset.go defaultRetention. */
const rulerRetention = '24h';

/** The configuration file wins over the Secret, as in the operator. */
function objectStoreWord(spec: unknown, field: string): Word | null {
  const file = stringAt(spec, 'objectStorageConfigFile');
  if (file !== undefined) return word(`${field}.objectStorageConfigFile`, `--objstore.config-file=${file}`);
  if (stringAt(spec, 'objectStorageConfig', 'name') === undefined) return null;
  return word(`${field}.objectStorageConfig`, '--objstore.config=$(OBJSTORE_CONFIG)');
}

function listedOrSecret(spec: unknown, list: string, secret: string, flag: string, config: string): readonly Word[] {
  if (stringAt(spec, secret, 'name') !== undefined) return [word(`spec.${secret}`, `--${config}=$(${secret})`)];
  return textsAt(spec, list).map((address, i) => word(`spec.${list}[${i}]`, `--${flag}=${address}`));
}

function remoteWriteWords(spec: unknown): readonly Word[] {
  const urls = listAt(spec, 'remoteWrite').map((entry) => ({ url: stringAt(entry, 'url') ?? '' }));
  return urls.length === 0
    ? []
    : [word('spec.remoteWrite', `--remote-write.config=${JSON.stringify({ remote_write: urls })}`)];
}

/** The operator takes files only here (prometheus-operator@v0.93.1 Documentation/api-reference, grpcServerTlsConfig). `spec.web` is a file that it writes itself. */
function serverTls(spec: unknown, field: string): readonly Word[] {
  const flags = { certFile: 'cert', keyFile: 'key', caFile: 'client-ca' } as const;
  const grpc = Object.entries(flags).flatMap(([key, name]) => {
    const path = stringAt(spec, 'grpcServerTlsConfig', key);
    return path === undefined ? [] : [word(`${field}.grpcServerTlsConfig.${key}`, `--grpc-server-tls-${name}=${path}`)];
  });
  const web =
    at(spec, 'web', 'tlsConfig') === undefined ? [] : [word(`${field}.web`, '--http.config=/web-config.yaml')];
  return field === 'spec' ? [...grpc, ...web] : grpc;
}

function additional(spec: unknown, field: string): readonly Word[] {
  return listAt(spec, 'additionalArgs').flatMap((entry, i) => {
    const name = stringAt(entry, 'name');
    if (name === undefined) return [];
    const value = stringAt(entry, 'value');
    return [word(`${field}.additionalArgs[${i}]`, value === undefined ? `--${name}` : `--${name}=${value}`)];
  });
}

function secretEnv(variable: string, selector: unknown): ReadonlyMap<string, EnvValue> {
  const name = stringAt(mapAt(selector), 'name');
  if (name === undefined) return new Map();
  return new Map([[variable, { kind: 'secret', name, key: stringAt(selector, 'key') ?? '' }]]);
}

function word(field: string, text: string): Word {
  return { field, text };
}
