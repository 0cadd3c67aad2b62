import type { ClusterIssuer, ClusterIssuerSolver } from '../../kube/types.gen.ts';
import { namespaces } from '../../model/addresses.ts';
import { type Signer, signersIn, signingSecret } from '../../model/certificates.ts';
import { gateway, issuers } from '../../model/exposure.ts';
import type { Cluster, Model } from '../../model/model.ts';
import { versions } from '../../model/versions.ts';
import { type Identity, labelsOf } from '../parts/labels.ts';
import { type Component, waves } from '../workload.ts';

const identity: Identity = { name: 'cluster-issuers', layer: 'certificates', version: versions.certManager };

/** The directory of Let's Encrypt (letsencrypt.org/docs/acme-protocol-updates). */
const acmeServer = 'https://acme-v02.api.letsencrypt.org/directory';

/** Who signs in a cluster. A wave after cert-manager, whose webhook judges these. */
export const clusterIssuers: Component = {
  name: 'cluster-issuers',
  wave: waves.secrets,
  about: "ClusterIssuers of the fleet's own CA and of the public one.",
  build: (model, cluster) => {
    const signers = signersIn(model, cluster);
    if (signers.length === 0) return null;
    return { objects: signers.map((signer) => issuerOf(model, cluster, signer)), charts: [] };
  },
};

function issuerOf(model: Model, cluster: Cluster, signer: Signer): ClusterIssuer {
  return {
    apiVersion: 'cert-manager.io/v1',
    kind: 'ClusterIssuer',
    metadata: { name: issuers[signer], labels: labelsOf(identity) },
    spec:
      signer === 'private-ca'
        ? { ca: { secretName: signingSecret(model) } }
        : {
            acme: {
              server: acmeServer,
              ...(model.tls.email === null ? {} : { email: model.tls.email }),
              // cert-manager makes the account's key itself.
              privateKeySecretRef: { name: 'acme-account' },
              solvers: [solver(cluster)],
            },
          },
  };
}

/** The CA asks for a file under the host itself, which comes through the same entrance as everything else. */
function solver({ expose }: Cluster): ClusterIssuerSolver {
  if (expose.via === 'ingress-nginx') return { http01: { ingress: { ingressClassName: 'nginx' } } };
  const parent = {
    group: 'gateway.networking.k8s.io',
    kind: 'Gateway',
    name: gateway.name,
    namespace: namespaces.monitoring,
    sectionName: 'http',
  };
  return { http01: { gatewayHTTPRoute: { parentRefs: [parent] } } };
}
