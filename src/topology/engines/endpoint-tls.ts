import { at, stringAt } from '../../kube/read.ts';
import { parseAddress } from '../addresses/address.ts';
import type { ClientTls } from '../handshake.ts';
import { flagTls, plainly } from './client-tls.ts';
import type { Reading } from './reading.ts';

/** How a querier asks every endpoint that has no configuration of its own: by its flags. */
export function allEndpointsTls(reading: Reading): ClientTls {
  return flagTls(reading, 'grpc-client-tls', 'grpc-client-server-name');
}

/**
 * How a querier asks one entry of `--endpoint.sd-config`. `default_client_config` takes the place of the flags; a `client_config` of an entry
 * counts for groups and for addresses without a lookup only, and says all of it but where it leaves `enabled` out
 * (thanos@v0.42.4 cmd/thanos/endpointset.go setupEndpointSet, applyDefaults). Before 0.42 there are only flags.
 */
export function endpointTls(reading: Reading, config: unknown, entry: unknown): ClientTls {
  const flags = allEndpointsTls(reading);
  if (isBefore042(reading.container.image)) return flags;
  const all = configured(at(config, 'default_client_config'), plainly) ?? flags;
  const dynamic = parseAddress(stringAt(entry, 'address') ?? '')?.lookup !== 'plain' && at(entry, 'group') !== true;
  return dynamic ? all : (configured(at(entry, 'client_config'), all) ?? all);
}

/** A client configuration with what it leaves out from `fallback`; `null` where it says nothing of TLS. */
function configured(own: unknown, fallback: ClientTls): ClientTls | null {
  const tls = at(own, 'tls_config');
  const serverName = stringAt(own, 'server_name') ?? '';
  const has = (key: string): boolean => at(tls, key) !== undefined && at(tls, key) !== null;
  if (serverName === '' && !['enabled', 'min_version', ...means].some(has)) return null;
  const enabled = at(tls, 'enabled');
  const merged = typeof enabled !== 'boolean';
  const on = merged ? means.some(has) || fallback.on : enabled;
  if (!on) return plainly;
  const base = merged ? fallback : plainly;
  return {
    on,
    certificate: has('cert_file') ? stringAt(tls, 'cert_file') !== '' : base.certificate,
    serverName,
    verifies: has('insecure_skip_verify') ? at(tls, 'insecure_skip_verify') !== true : base.verifies,
    global: '',
  };
}

/** Settings that mean TLS even where `enabled` is left out. */
const means: readonly string[] = ['cert_file', 'key_file', 'ca_file', 'insecure_skip_verify'];

/** By the tag of the image; one that is no version is taken for a newer one. */
function isBefore042(image: string): boolean {
  const [, minor] = /:v?0\.(\d+)\.\d+/.exec(image) ?? [];
  return minor !== undefined && Number(minor) < 42;
}
