import type { ReadAt } from './node-base.ts';
import type { EdgeKind } from './topology.ts';

/** How who dials an address begins: by TLS or plainly, with which certificate, asking for which name. */
export interface ClientTls {
  readonly on: boolean;
  /** Whether it shows a certificate of its own. */
  readonly certificate: boolean;
  /** The name that it asks for whatever the address; empty where it takes the host of the address. */
  readonly serverName: string;
  /** Whether it looks at the certificate of the other side at all. */
  readonly verifies: boolean;
  /** The flag that sets this for every address of the engine; empty where it is the address's own. */
  readonly global: string;
  /** Where it goes no further when it is sent elsewhere. Left out, it does. */
  readonly follows?: false;
}

/** How an engine answers on a port. */
export interface ServerTls {
  readonly on: boolean;
  /** Whether it hears only who shows a certificate of its CA. */
  readonly demands: boolean;
  /** Whether it asks for a user and a password. */
  readonly password: boolean;
  /** Names and addresses in its certificate; `null` where no object tells. */
  readonly names: readonly string[] | null;
}

/** What takes a call before its pods: a listener of a Gateway, or an ingress. `null` facts are those that no object tells. */
export interface Front {
  /** `Kind namespace/name` of the route or Ingress. */
  readonly object: string;
  /** `null`: any port. */
  readonly port: number | null;
  /** Whether it speaks plainly, ends TLS, or hands it through to the pods. */
  readonly tls: 'plain' | 'ends' | 'passes' | null;
  readonly names: readonly string[] | null;
  /** Whether it hears only who shows a certificate. */
  readonly demands: boolean | null;
  /** Whether it begins TLS anew to the pods, and shows them a certificate of its own. */
  readonly onward: boolean | null;
  readonly ownCertificate: boolean | null;
  /** Whether it speaks gRPC to the pods. */
  readonly grpc: boolean | null;
  /** Whether it asks who calls before it sends on. */
  readonly authenticates: boolean | null;
  /** The status by which it sends every caller elsewhere, as from http to https. Left out where it does not, or where no object tells. */
  readonly redirects?: number;
}

/** Both ends of a call, as far as the objects tell how they speak TLS. */
export interface Handshake {
  readonly kind: EdgeKind;
  readonly from: string;
  readonly to: string;
  readonly address: string;
  readonly grpc: boolean;
  /** The name that the certificate must have: the host of the address, `addresses` where the caller looks it up itself and dials what it finds, `null` where that is not known. */
  readonly asks: { readonly host: string } | 'addresses' | null;
  readonly readAt: ReadAt;
  readonly client: ClientTls;
  /** `null` where nothing stands between. */
  readonly front: Front | null;
  /** `null` where it is not known how the pods answer. */
  readonly server: ServerTls | null;
}

/** A way by which others than the fleet's own engines reach a node. */
export interface Entry {
  readonly cluster: string;
  /** From where: outside the pods of the cluster, or any of its pods. */
  readonly by: 'outside' | 'pods';
  /** What opens the way; for pods, the object that runs them. */
  readonly object: string;
  /** A host, or what the ports are called: `node port 30901`. */
  readonly address: string;
  readonly node: string;
  readonly protocol: 'grpc' | 'prometheus' | 'remote-write';
  /** Whether something on the way asks who calls; `null` where that is not understood. */
  readonly asked: boolean | null;
  /** Whether the caller's words are hidden on the way. */
  readonly tls: boolean | null;
}

/** How a querier or a Receive tells tenants apart. */
export interface TenantRule {
  readonly does: 'reads' | 'writes';
  /** Reading: whether answers are cut to the tenant (`--query.enforce-tenancy`). */
  readonly enforced: boolean;
  readonly header: string;
  readonly defaultTenant: string;
  /** Whether the tenant comes from the client's certificate. */
  readonly byCertificate: boolean;
  /** The label of series by which a write is split; empty for none. */
  readonly splitLabel: string;
  /** Writing: whether a tenant's requests or series are limited; `null` where the limits cannot be read. */
  readonly limits: boolean | null;
  readonly readAt: ReadAt;
}
