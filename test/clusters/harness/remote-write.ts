import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { ClientProof } from './store-api.ts';

/** What a receiver of remote writes said: a status of HTTP and the text with it, or why none came. */
export type WriteAnswer = { readonly status: number; readonly said: string } | { readonly refused: string };

/** Sends an address for remote writes something that is none: whoever may write is told by a status that it is wrong, others are not heard at all. */
export function offerWrite(address: string, proof: ClientProof | null): Promise<WriteAnswer> {
  const path = '/api/v1/receive';
  const [host = '', port = ''] = address.split(':');
  const common = { host, port: Number(port), path, method: 'POST', timeout: 20_000 };
  return new Promise((resolve) => {
    const request =
      proof === null
        ? plainRequest(common)
        : secureRequest({ ...common, ...proof, servername: proof.serverName, agent: false });
    request.on('response', (response) => {
      let said = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        said += text;
      });
      response.on('end', () => resolve({ status: response.statusCode ?? 0, said: said.trim() }));
    });
    request.on('timeout', () => request.destroy(new Error('no answer')));
    request.on('error', (error) => resolve({ refused: 'code' in error ? String(error.code) : error.message }));
    request.end('no write');
  });
}
