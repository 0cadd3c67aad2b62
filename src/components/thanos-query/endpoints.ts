import type { JsonObject } from '../../kube/objects.ts';
import { services, storeApiAddresses } from '../../model/addresses.ts';
import { hasScraper, portNames, srvName } from '../../model/agreements.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { serverName, sidecarAsksWho } from '../../model/mutual.ts';
import { fleetCaFile } from '../parts/fleet-ca.ts';
import { mutualFiles } from '../parts/mutual.ts';

/**
 * Every StoreAPI that Query asks, in the form of `--endpoint.sd-config-file` (thanos@v0.42.4 cmd/thanos/endpointset.go): the hub's own by DNS, which
 * follows their replicas; each sidecar of an edge by one address, with TLS where its host has it. An endpoint found by DNS cannot have TLS of its own.
 */
export function endpoints(model: Model): JsonObject {
  const { hub, metrics } = model;
  const inHub = [
    ...(hub.metrics.mode === 'sidecar' || hasScraper(model) ? [services.sidecar] : []),
    services.store,
    ...(metrics.ruler === null ? [] : [services.ruler]),
    ...(metrics.receive === null ? [] : [services.receiveIngester]),
  ];
  return {
    endpoints: [
      ...inHub.map((service): JsonObject => ({ address: `dnssrv+${srvName(portNames.grpc, service)}` })),
      ...model.clusters
        .filter((c) => c.id !== hub.id)
        .flatMap((cluster) =>
          storeApiAddresses(model, cluster).map(
            ({ address, tls }): JsonObject =>
              tls ? { address, client_config: tlsClient(model, cluster) } : { address },
          ),
        ),
    ],
  };
}

/** Whether some edge is asked with TLS whose certificate is from the fleet's own CA. */
export function asksByFleetCa(model: Model): boolean {
  return (
    model.tls.issuer === 'private-ca' &&
    model.clusters.some((c) => c.id !== model.hub.id && storeApiAddresses(model, c).some(({ tls }) => tls))
  );
}

/** Whether Query shows some edge who it is. */
export function provesItself(model: Model): boolean {
  return model.clusters.some((cluster) => sidecarAsksWho(model, cluster));
}

function tlsClient(model: Model, cluster: Cluster): JsonObject {
  if (sidecarAsksWho(model, cluster))
    return {
      tls_config: { enabled: true, ca_file: mutualFiles.ca, cert_file: mutualFiles.cert, key_file: mutualFiles.key },
      server_name: serverName('sidecar', cluster),
    };
  return { tls_config: { enabled: true, ...(model.tls.issuer === 'private-ca' ? { ca_file: fleetCaFile } : {}) } };
}
