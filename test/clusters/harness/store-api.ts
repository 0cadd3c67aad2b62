import { connect } from 'node:http2';
import { connect as secure, type TLSSocket } from 'node:tls';

/** By which key a client proves who it is, and whom it trusts; `null` for a client that speaks without TLS. */
export interface ClientProof {
  readonly ca: string;
  readonly serverName: string;
  readonly cert?: string;
  readonly key?: string;
}

/** What a StoreAPI told: the bytes of its answer to `thanos.info.Info/Info` as text, or why it gave none. */
export type StoreAnswer = { readonly told: string } | { readonly refused: string };

/** An InfoRequest without fields in a gRPC frame: not compressed, length 0 (grpc PROTOCOL-HTTP2.md). */
const emptyRequest = Buffer.alloc(5);

/** Asks a StoreAPI who it is, as Thanos Query does for each of its endpoints (thanos@v0.42.4 pkg/info/infopb/rpc.proto). */
export function askStoreApi(address: string, proof: ClientProof | null): Promise<StoreAnswer> {
  const socket = proof === null ? null : secureSocket(address, proof);
  const session = connect(
    `http${socket === null ? '' : 's'}://${address}`,
    socket === null ? {} : { createConnection: () => socket },
  );
  return new Promise((resolve) => {
    const end = (answer: StoreAnswer): void => {
      clearTimeout(limit);
      resolve(answer);
      session.destroy();
    };
    // A timer of its own: one of the session does not run before it is connected.
    const limit = setTimeout(() => end({ refused: 'no answer' }), 20_000);
    // The session does not tell why the other side ended the handshake; the socket does.
    socket?.on('error', (error) => end({ refused: codeOf(error) }));
    session.on('error', (error) => end({ refused: codeOf(error) }));
    session.on('close', () => end({ refused: 'closed' }));
    const stream = session.request({
      ':method': 'POST',
      ':path': '/thanos.info.Info/Info',
      'content-type': 'application/grpc',
      te: 'trailers',
    });
    const chunks: Buffer[] = [];
    stream.on('data', (chunk: Buffer) => chunks.push(chunk));
    // The session's error tells more.
    stream.on('error', () => undefined);
    stream.on('trailers', (trailers) => {
      if (trailers['grpc-status'] === '0') end({ told: Buffer.concat(chunks).toString('latin1') });
      else end({ refused: `grpc-status ${String(trailers['grpc-status'])}` });
    });
    stream.end(emptyRequest);
  });
}

function secureSocket(address: string, { ca, serverName, cert, key }: ClientProof): TLSSocket {
  const [host = '', port = ''] = address.split(':');
  const own = cert === undefined || key === undefined ? {} : { cert, key };
  return secure({ host, port: Number(port), ca, servername: serverName, ALPNProtocols: ['h2'], ...own });
}

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.message;
}
