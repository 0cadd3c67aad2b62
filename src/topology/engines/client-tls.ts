import { at, stringAt } from '../../kube/read.ts';
import { parseAddress } from '../addresses/address.ts';
import type { ClientTls } from '../handshake.ts';
import { flag, isOn } from './flags.ts';
import type { Reading } from './reading.ts';

/** An address that is asked without TLS. */
export const plainly: ClientTls = { on: false, certificate: false, serverName: '', verifies: true, global: '' };

/** How a URL is asked, with the `tls_config` of Prometheus' and Thanos' files (prometheus/common config.TLSConfig); `null` through a proxy or without a scheme. */
export function urlTls(url: string, holder?: unknown): ClientTls | null {
  if (at(holder, 'proxy_url') !== undefined) return null;
  const tls = at(holder, 'tls_config');
  return ofUrl(url, at(holder, 'follow_redirects') !== false, {
    certificate: given(tls, 'cert_file', 'cert', 'cert_ref'),
    serverName: stringAt(tls, 'server_name') ?? '',
    verifies: at(tls, 'insecure_skip_verify') !== true,
  });
}

/** The same of the operator's resources: `tlsConfig` (prometheus-operator@v0.93.1 TLSConfig, SafeTLSConfig). */
export function operatedUrlTls(url: string, holder: unknown): ClientTls | null {
  if (at(holder, 'proxyUrl') !== undefined) return null;
  const tls = at(holder, 'tlsConfig');
  return ofUrl(url, at(holder, 'followRedirects') !== false, {
    certificate: given(tls, 'cert', 'certFile'),
    serverName: stringAt(tls, 'serverName') ?? '',
    verifies: at(tls, 'insecureSkipVerify') !== true,
  });
}

/** The same of a Grafana data source (grafana.com/docs/grafana/latest/administration/provisioning); the browser asks where `access: direct`. */
export function sourceTls(url: string, source: unknown): ClientTls | null {
  const json = at(source, 'jsonData');
  if (stringAt(source, 'access') === 'direct') return null;
  return ofUrl(url, true, {
    certificate: at(json, 'tlsAuth') === true,
    serverName: stringAt(json, 'serverName') ?? '',
    verifies: at(json, 'tlsSkipVerify') !== true,
  });
}

/** How an engine begins gRPC by its flags `--<prefix>-secure`, `-cert` and so on (thanos@v0.42.4 pkg/extgrpc/client.go StoreClientTLSCredentials). */
export function flagTls(reading: Reading, prefix: string, serverName: string): ClientTls {
  const { flags } = reading;
  const on = isOn(flags, `${prefix}-secure`);
  return {
    on,
    certificate: on && (flag(flags, `${prefix}-cert`)?.text ?? '') !== '',
    serverName: on ? (flag(flags, serverName)?.text ?? '') : '',
    verifies: !isOn(flags, `${prefix}-skip-verify`),
    global: on ? `--${prefix}-secure` : '',
  };
}

/** prometheus/common v0.67 config.HTTPClientConfig `follow_redirects`: on where nothing is said. */
function ofUrl(url: string, follows: boolean, rest: Omit<ClientTls, 'on' | 'global' | 'follows'>): ClientTls | null {
  const scheme = parseAddress(url)?.scheme;
  const stays = follows ? {} : { follows };
  if (scheme === 'https') return { on: true, ...rest, global: '', ...stays };
  return scheme === 'http' ? { ...plainly, ...stays } : null;
}

function given(tls: unknown, ...keys: readonly string[]): boolean {
  return keys.some((key) => {
    const value = at(tls, key);
    return value !== undefined && value !== null && value !== '';
  });
}
