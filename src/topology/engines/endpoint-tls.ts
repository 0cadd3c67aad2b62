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
 * How a querier asks one entry of `--endpoint.sd-config`. Its `client_config` counts for groups and for addresses without a lookup only, and
 * not where it says nothing of TLS (thanos@v0.42.4 cmd/thanos/endpointset.go UseGlobalTLSOpts); before 0.42 there is none.
 */
export function endpointTls(reading: Reading, config: unknown, entry: unknown): ClientTls | null {
  const all = allEndpointsTls(reading);
  const dynamic = parseAddress(stringAt(entry, 'address') ?? '')?.lookup !== 'plain' && at(entry, 'group') !== true;
  if (dynamic || isBefore042(reading.container.image)) return all;
  const own = at(entry, 'client_config') ?? at(config, 'default_client_config');
  const tls = at(own, 'tls_config');
  const serverName = stringAt(own, 'server_name') ?? '';
  const has = (key: string): boolean => (stringAt(tls, key) ?? '') !== '';
  const enabled = at(tls, 'enabled') === true;
  if (!enabled && !has('cert_file') && !has('key_file') && !has('ca_file') && serverName === '') return all;
  if (!enabled) return plainly;
  return {
    on: true,
    certificate: has('cert_file'),
    serverName,
    verifies: at(tls, 'insecure_skip_verify') !== true,
    global: '',
  };
}

/** By the tag of the image; one that is no version is taken for a newer one. */
function isBefore042(image: string): boolean {
  const [, minor] = /:v?0\.(\d+)\.\d+/.exec(image) ?? [];
  return minor !== undefined && Number(minor) < 42;
}
