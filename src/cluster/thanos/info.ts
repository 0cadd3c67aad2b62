import type { Duplex } from 'node:stream';
import type { DescMethod, DescMethodUnary } from '@bufbuild/protobuf';
import type { Transport } from '@connectrpc/connect';
import type { Labels } from '../../kube/objects.ts';
import { at, listAt, stringAt } from '../../kube/read.ts';
import type { PodName } from '../http/pod-call.ts';
import type { KubeClient } from '../kube/kube-client.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { asSocket } from './as-socket.ts';
import { infoFile } from './info-descriptor.ts';

/** What a component says of itself over gRPC: by this call Query learns of it. */
export interface ComponentInfo {
  /** `sidecar`, `store`, `receive`, `rule`, `query`. */
  readonly component: string;
  readonly labelSets: readonly Labels[];
  /** Milliseconds since 1970 between which it has samples; `null` where it serves none. */
  readonly store: { readonly minTime: number; readonly maxTime: number } | null;
}

/** The client's side of a TLS connection to a pod: which authority and name it must show, and what it is shown. */
export interface GrpcTls {
  readonly ca: string;
  readonly name: string;
  /** A client certificate with its key, as PEM, where the pod demands one. */
  readonly proof?: { readonly certificate: string; readonly key: string };
}

/** How long an endpoint may take to say who it is, in milliseconds: Query itself waits five seconds (thanos@v0.42.4 cmd/thanos/query.go). */
const patience = 5_000;

/** Asks the StoreAPI at a port of a pod who it is, by the gRPC call `thanos.info.Info/Info`. */
export async function infoAt(
  kube: KubeClient,
  pod: PodName,
  port: number,
  tls: GrpcTls | null = null,
): Promise<Outcome<ComponentInfo>> {
  const tunnel = await kube.tunnel(pod, port);
  if (!tunnel.ok) return tunnel;
  try {
    return await infoOver(await asSocket(tunnel.value), `pod ${pod.namespace}/${pod.name} of ${kube.cluster}`, tls);
  } finally {
    tunnel.value.destroy();
  }
}

/** The same over a connection that is there already; `who` is named in messages. */
export async function infoOver(
  connection: Duplex,
  who: string,
  tls: GrpcTls | null = null,
): Promise<Outcome<ComponentInfo>> {
  // A connection that breaks is told by the call that was on its way; without a listener it would end the program.
  connection.on('error', () => undefined);
  const [{ create, createFileRegistry, toJson }, { FileDescriptorProtoSchema }] = await Promise.all([
    import('@bufbuild/protobuf'),
    import('@bufbuild/protobuf/wkt'),
  ]);
  const registry = createFileRegistry(create(FileDescriptorProtoSchema, infoFile()), () => undefined);
  const method = registry.getService('thanos.info.Info')?.method['info'];
  if (method === undefined || !isUnary(method)) throw new Error('The descriptor of thanos.info.Info is broken');
  const transport = await transportOver(connection, tls);
  try {
    const { message } = await transport.unary(method, undefined, patience, undefined, {});
    return answered(readInfo(toJson(method.output, message)));
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/\.$/, '') : String(error);
    return refused('unreachable', `The ${who} does not say over gRPC who it is: ${why}`);
  }
}

function isUnary(method: DescMethod): method is DescMethodUnary {
  return method.methodKind === 'unary';
}

async function transportOver(connection: Duplex, tls: GrpcTls | null): Promise<Transport> {
  const { createGrpcTransport } = await import('@connectrpc/connect-node');
  const { connect } = await import('node:tls');
  const createConnection = (): Duplex =>
    tls === null
      ? connection
      : connect({
          ...{ socket: connection, ca: tls.ca, servername: tls.name, ALPNProtocols: ['h2'] },
          ...(tls.proof === undefined ? {} : { cert: tls.proof.certificate, key: tls.proof.key }),
        });
  const baseUrl = tls === null ? 'http://pod' : `https://${tls.name}`;
  return createGrpcTransport({ baseUrl, nodeOptions: { createConnection } });
}

function readInfo(body: unknown): ComponentInfo {
  const store = at(body, 'store');
  return {
    component: stringAt(body, 'ComponentType') ?? '',
    labelSets: listAt(body, 'label_sets').map((set) =>
      Object.fromEntries(
        listAt(set, 'labels').map((label) => [stringAt(label, 'name') ?? '', stringAt(label, 'value') ?? '']),
      ),
    ),
    store:
      store === undefined
        ? null
        : { minTime: Number(at(store, 'min_time') ?? 0), maxTime: Number(at(store, 'max_time') ?? 0) },
  };
}
