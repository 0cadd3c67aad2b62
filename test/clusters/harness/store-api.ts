import { connect } from 'node:http2';

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
  const session =
    proof === null
      ? connect(`http://${address}`)
      : connect(`https://${address}`, {
          ca: proof.ca,
          servername: proof.serverName,
          ...(proof.cert === undefined ? {} : { cert: proof.cert }),
          ...(proof.key === undefined ? {} : { key: proof.key }),
        });
  return new Promise((resolve) => {
    const end = (answer: StoreAnswer): void => {
      resolve(answer);
      session.destroy();
    };
    session.setTimeout(20_000, () => end({ refused: 'no answer' }));
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

function codeOf(error: Error): string {
  return 'code' in error ? String(error.code) : error.message;
}
