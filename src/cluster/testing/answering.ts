import { createServer, type Server } from 'node:http';
import { createServer as createGrpcServer } from 'node:http2';
import { type Duplex, duplexPair } from 'node:stream';
import { create, createFileRegistry } from '@bufbuild/protobuf';
import { FileDescriptorProtoSchema } from '@bufbuild/protobuf/wkt';
import { connectNodeAdapter } from '@connectrpc/connect-node';
import type { Labels } from '../../kube/objects.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import { infoFile } from '../thanos/info-descriptor.ts';

/** A request that a pod of a test gets, and what it says to it. */
export interface PodRequest {
  readonly cluster: string;
  /** `monitoring/prometheus-main-0`. */
  readonly pod: string;
  readonly port: number;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** Text is said with status 200, other values as JSON; `null` ends the connection without an answer. */
export type PodReply = string | object | { readonly status: number; readonly text: string } | null;

/** What a pod says over gRPC of itself; `null` where nothing listens. */
export interface PodInfo {
  readonly component: string;
  readonly labels: Labels;
}

/** A tunnel to pods of a test: real HTTP over a connection in memory, and gRPC at the port of the StoreAPI. */
export function answeringPods(
  cluster: string,
  reply: (request: PodRequest) => PodReply,
  info: (pod: string) => PodInfo | null = () => null,
): (pod: string, port: number) => Promise<Outcome<Duplex>> {
  return async (pod, port) => {
    const [near, far] = duplexPair();
    if (port === 10_901) {
      const said = info(pod);
      if (said === null) return refused('unreachable', `Nothing listens at port ${port} of pod ${pod} of ${cluster}.`);
      grpcServer(said).emit('connection', far);
    } else httpServer(cluster, pod, port, reply).emit('connection', far);
    return answered(near);
  };
}

function httpServer(cluster: string, pod: string, port: number, reply: (request: PodRequest) => PodReply): Server {
  return createServer(({ url = '', headers }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://pod');
    const path = decodeURIComponent(pathname);
    const said = reply({ cluster, pod, port, path, query: searchParams, headers });
    if (said === null) response.destroy();
    else if (typeof said === 'string') response.end(said);
    else if ('status' in said && 'text' in said) response.writeHead(Number(said.status)).end(String(said.text));
    else response.end(JSON.stringify(said));
  });
}

function grpcServer({ component, labels }: PodInfo): ReturnType<typeof createGrpcServer> {
  const registry = createFileRegistry(create(FileDescriptorProtoSchema, infoFile()), () => undefined);
  const service = registry.getService('thanos.info.Info');
  if (service === undefined) throw new Error('The descriptor has no service');
  const pairs = Object.entries(labels).map(([name, value]) => ({ name, value }));
  const info = () => ({ ComponentType: component, labelSets: [{ labels: pairs }], store: { maxTime: 1n } });
  // The service is made at run time: its methods have no types.
  const methods = { info } as unknown as Record<string, never>;
  return createGrpcServer(connectNodeAdapter({ routes: (router) => void router.service(service, methods) }));
}
