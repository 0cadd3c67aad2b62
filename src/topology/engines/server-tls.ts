import { at, mapAt, stringAt } from '../../kube/read.ts';
import type { ServerTls } from '../handshake.ts';
import { certificateNames, secretBehind } from '../objects/certificate-names.ts';
import { fileContent } from '../objects/files.ts';
import { flag } from './flags.ts';
import type { Protocol, Reading } from './reading.ts';

const plain: ServerTls = { on: false, demands: false, password: false, names: null };

/** How an engine answers a protocol, by its flags; `null` where the file that says so cannot be read. */
export function serverTls(reading: Reading, protocol: Protocol, addressFlag: string): ServerTls | null {
  if (protocol === 'grpc') return byFlags(reading, 'grpc-server-tls');
  if (addressFlag === 'remote-write.address') return byFlags(reading, 'remote-write.server-tls');
  return byWebConfig(reading);
}

/** Certificate and key begin TLS, a client CA demands the caller's (thanos@v0.42.4 pkg/tls/options.go NewServerConfig). */
function byFlags(reading: Reading, prefix: string): ServerTls {
  const path = flag(reading.flags, `${prefix}-cert`)?.text ?? '';
  if (path === '') return plain;
  const demands = (flag(reading.flags, `${prefix}-client-ca`)?.text ?? '') !== '';
  return { on: true, demands, password: false, names: namesOf(reading, path) };
}

/** `--http.config` of Thanos, `--web.config.file` of Prometheus and Alertmanager (prometheus/exporter-toolkit@v0.15.0 web/tls_config.go). */
function byWebConfig(reading: Reading): ServerTls | null {
  const { cluster, workload, container, flags } = reading;
  const file = flag(flags, 'http.config')?.text ?? flag(flags, 'web.config.file')?.text ?? '';
  if (file === '') return plain;
  const content = fileContent(cluster, workload, container, file);
  const config = content.kind === 'text' ? reading.yaml.parse(content.text) : undefined;
  if (config === undefined) return null;
  const tls = at(config, 'tls_server_config');
  const path = stringAt(tls, 'cert_file') ?? '';
  const directory = file.slice(0, file.lastIndexOf('/'));
  const full = path.startsWith('/') ? path : `${directory}/${path}`;
  return {
    on: tls !== undefined && tls !== null,
    demands: demanding.has(stringAt(tls, 'client_auth_type') ?? ''),
    password: Object.keys(mapAt(config, 'basic_auth_users')).length > 0,
    names: path === '' ? null : namesOf(reading, full),
  };
}

const demanding: ReadonlySet<string> = new Set(['RequireAndVerifyClientCert', 'RequireAnyClientCert']);

/** `spec.web.tlsConfig` of the operator's resources (prometheus-operator@v0.93.1 WebTLSConfig). */
export function operatedWeb({ cluster, workload, container }: Reading): ServerTls {
  const tls = at(workload.resource, 'spec', 'web', 'tlsConfig');
  if (tls === undefined || tls === null) return plain;
  const secret =
    stringAt(tls, 'cert', 'secret', 'name') ?? secretBehind(workload, container, stringAt(tls, 'certFile') ?? '');
  return {
    on: true,
    demands: demanding.has(stringAt(tls, 'clientAuthType') ?? ''),
    password: false,
    names: secret === null ? null : certificateNames(cluster, workload.namespace, secret),
  };
}

function namesOf({ cluster, workload, container }: Reading, path: string): readonly string[] | null {
  const secret = secretBehind(workload, container, path);
  return secret === null ? null : certificateNames(cluster, workload.namespace, secret);
}
