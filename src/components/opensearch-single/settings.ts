import type { Json } from '../../kube/objects.ts';
import { services } from '../../model/addresses.ts';
import type { Logs } from '../../model/model.ts';
import { yamlFile } from '../parts/config-file.ts';
import { logSubjects } from '../parts/opensearch/certificates.ts';
import { s3ClientSettings } from '../parts/opensearch/definitions.ts';

/** Folders of certificates below the folder of the configuration, outside which the security plugin reads nothing. */
export const certificateFolders = { http: 'tls-http', transport: 'tls-transport' } as const;

/** `opensearch.yml` of the one node. */
export function openSearchYaml(logs: Logs): string {
  const settings: Readonly<Record<string, Json>> = {
    'cluster.name': services.opensearch.name,
    'discovery.type': 'single-node',
    'network.host': '0.0.0.0',
    'http.port': services.opensearch.https,
    'transport.port': services.opensearch.transport,
    // Shards of log indices have no copies here; indices of plugins ask for some unless told.
    'cluster.default_number_of_replicas': 0,
    ...s3ClientSettings(logs),
    ...tls('transport'),
    'plugins.security.ssl.transport.enforce_hostname_verification': false,
    'plugins.security.ssl.http.enabled': true,
    ...tls('http'),
    'plugins.security.ssl.certificates_hot_reload.enabled': true,
    'plugins.security.nodes_dn': [logSubjects.node],
    'plugins.security.authcz.admin_dn': [logSubjects.admin],
    // The first start makes the index of users and roles from the files; later it is changed by the API alone.
    'plugins.security.allow_default_init_securityindex': true,
    'plugins.security.restapi.roles_enabled': ['all_access', 'security_rest_api_access'],
    'plugins.security.enable_snapshot_restore_privilege': true,
    'plugins.security.check_snapshot_restore_write_privileges': true,
    'plugins.security.system_indices.enabled': true,
  };
  return yamlFile(settings);
}

function tls(layer: 'http' | 'transport'): Readonly<Record<string, Json>> {
  const prefix = `plugins.security.ssl.${layer}`;
  const folder = certificateFolders[layer];
  return {
    [`${prefix}.pemcert_filepath`]: `${folder}/tls.crt`,
    [`${prefix}.pemkey_filepath`]: `${folder}/tls.key`,
    [`${prefix}.pemtrustedcas_filepath`]: `${folder}/ca.crt`,
  };
}
