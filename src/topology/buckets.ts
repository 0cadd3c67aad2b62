import { at, stringAt } from '../kube/read.ts';
import { isIp, parseAddress } from './addresses/address.ts';
import type { FleetIndex } from './addresses/fleet-index.ts';
import { type Asker, meansService, resolve } from './addresses/resolve.ts';
import { urlTls } from './engines/client-tls.ts';
import type { StoreUse } from './engines/reading.ts';
import type { Handshake } from './handshake.ts';
import type { Bucket, ObjectStoreServer } from './metric-nodes.ts';
import { storeServerTls } from './object-store-tls.ts';
import type { Yaml } from './objects/embedded-yaml.ts';
import type { Workload } from './objects/workload.ts';
import { type Call, forbidden } from './policies/forbidden.ts';
import { networkCall } from './policies/network-call.ts';
import type { FlowEdge, NetworkCall } from './topology.ts';

/** The bucket behind a configuration, with the server of the fleet that serves it, or what could not be understood. */
export interface FoundBucket {
  readonly bucket: Bucket | null;
  readonly server: ObjectStoreServer | null;
  /** `served-by`, where the endpoint is in the fleet or is a name that should be. */
  readonly edge: FlowEdge | null;
  /** The call to its endpoint; `null` where that was not understood. */
  readonly call: NetworkCall | null;
  /** How the client begins, what stands before the server, and how that one answers. */
  readonly handshake: Handshake | null;
  readonly note: string | null;
}

const nothing: FoundBucket = { bucket: null, server: null, edge: null, call: null, handshake: null, note: null };

/** Finds the bucket that an engine uses. Two endpoints that lead to one server of the fleet, and name one bucket, are one bucket. */
export function bucketOf(fleet: FleetIndex, asker: Asker, use: StoreUse, yaml: Yaml): FoundBucket {
  const { content } = use;
  if (content.kind === 'unknown') return { ...nothing, note: `the object store's configuration: ${content.reason}` };
  if (content.kind === 'secret') return behindSecret(use, content.name);
  const config = yaml.parse(content.text);
  const place = placeOf(config, asker);
  if (place === null) return { ...nothing, note: "the object store's configuration names no bucket" };
  const prefix = (stringAt(config, 'prefix') ?? '').replace(/^\/+|\/+$/g, '');
  const { endpoint, bucket } = place;
  const named = { kind: 'bucket', name: bucket, endpoint, bucket, prefix, replicas: 1, readAt: use.readAt } as const;
  const path = prefix === '' ? bucket : `${bucket}/${prefix}`;
  const found = place.url === null ? null : resolve(fleet, asker, place.url);
  const landing = found?.kind === 'pods' ? found.landings[0] : undefined;
  const dialled = parseAddress(place.url ?? '')?.port ?? null;
  if (landing !== undefined) {
    const call: Call = { asker, landing, dialled };
    const stopped = forbidden(fleet, call);
    const server = serverOf(landing.workload);
    const { cluster, namespace, name } = landing.workload;
    const id = `${cluster}/bucket/${namespace}/${name}/${path}`;
    const { via, pods } = landing;
    const edge = servedBy(id, use, endpoint, { to: stopped === null ? server.id : null, via, pods, broken: stopped });
    const told = networkCall('served-by', call);
    const client = urlTls(place.url ?? '');
    const { from: user, readAt } = use;
    const handshake: Handshake | null =
      client === null
        ? null
        : {
            ...{ kind: use.kind, from: user, to: server.id, address: endpoint, grpc: false, readAt },
            ...{
              asks: { host: parseAddress(place.url ?? '')?.host ?? '' },
              client,
              front: landing.front ?? null,
              server: storeServerTls(landing),
            },
          };
    return { bucket: { ...named, id, cluster, namespace }, server, edge, call: told, handshake, note: null };
  }
  if (found?.kind === 'broken' && isOurs(fleet, asker, endpoint)) {
    const id = `${asker.cluster}/bucket/${endpoint}/${path}`;
    const edge = servedBy(id, use, endpoint, { to: null, via: found.via, pods: 'each', broken: found.reason });
    return { ...nothing, bucket: { ...named, id, cluster: '', namespace: '' }, edge };
  }
  const id = `/bucket/${endpoint}/${path}`;
  const call: Call | null = found?.kind === 'outside' ? { asker, landing: null, dialled } : null;
  const stopped = call === null ? null : forbidden(fleet, call);
  const edge =
    stopped === null ? null : servedBy(id, use, endpoint, { to: null, via: [endpoint], pods: 'any', broken: stopped });
  const told = call === null ? null : networkCall('served-by', call);
  const note = found?.kind === 'unknown' ? `\`${endpoint}\`: ${found.reason}` : null;
  return { ...nothing, bucket: { ...named, id, cluster: '', namespace: '' }, edge, call: told, note };
}

/** A host name of which no cluster has a route may still be served outside; an address or a Service's name may not. */
function isOurs(fleet: FleetIndex, asker: Asker, endpoint: string): boolean {
  const host = parseAddress(endpoint)?.host ?? '';
  return isIp(host) || meansService(fleet, asker, host);
}

/** A Secret of one name is taken for one bucket, in whatever cluster and namespace it is used. */
function behindSecret(use: StoreUse, secret: string): FoundBucket {
  const name = `unknown bucket behind Secret ${secret}`;
  const endpoint = `Secret ${secret}`;
  return {
    ...nothing,
    bucket: {
      kind: 'bucket',
      id: `/bucket/Secret/${secret}`,
      cluster: '',
      namespace: '',
      name,
      endpoint,
      bucket: name,
      prefix: '',
      secret,
      replicas: 1,
      readAt: use.readAt,
    },
    note: `Secret ${secret} cannot be read; its bucket is taken for the same one wherever that Secret is used`,
  };
}

interface Place {
  readonly endpoint: string;
  readonly bucket: string;
  /** What to follow; `null` where the provider is not part of a fleet. */
  readonly url: string | null;
}

/** Endpoint and bucket by provider (thanos-io/objstore client/factory.go and providers/). */
function placeOf(config: unknown, asker: Asker): Place | null {
  const type = (stringAt(config, 'type') ?? '').toUpperCase();
  const text = (key: string): string => stringAt(config, 'config', key) ?? '';
  if (type === 'FILESYSTEM') {
    const directory = text('directory');
    const pod = `${asker.cluster}/${asker.namespace}/${asker.workload?.name ?? ''}`;
    return directory === '' ? null : { endpoint: `the disk of ${pod}`, bucket: directory, url: null };
  }
  const bucket = text('bucket') || text('container') || text('container_name');
  if (bucket === '') return null;
  if (type !== 'S3') return { endpoint: text('endpoint') || text('storage_account') || type, bucket, url: null };
  const endpoint = text('endpoint')
    .replace(/^https?:\/\//, '')
    .replace(/\/+$/, '')
    .toLowerCase();
  const scheme = at(config, 'config', 'insecure') === true ? 'http' : 'https';
  return { endpoint, bucket, url: `${scheme}://${endpoint}` };
}

function serverOf(workload: Workload): ObjectStoreServer {
  const { cluster, namespace, name, replicas, object } = workload;
  const id = `${cluster}/object-store-server/${namespace}/${name}`;
  return {
    kind: 'object-store-server',
    id,
    cluster,
    namespace,
    name,
    replicas,
    readAt: { cluster, object, field: 'spec' },
  };
}

function servedBy(
  from: string,
  { readAt }: StoreUse,
  address: string,
  end: Pick<FlowEdge, 'to' | 'via' | 'pods' | 'broken'>,
): FlowEdge {
  return { kind: 'served-by', from, address, readAt, ...end };
}
