import { request as secure } from 'node:https';
import { getCACertificates } from 'node:tls';
import { httpRequest as plain } from '../node-http.ts';
import { answered, type Outcome, refused } from '../outcome.ts';
import type { Machine } from './machine.ts';

type Reply = Awaited<ReturnType<Machine['http']>> extends Outcome<infer T> ? T : never;

const usualMs = 10_000;
/** More of a body than this is not read: it is shown to people, or tells a status. */
const mostBytes = 1024 * 1024;

/** One request, without credentials, without following redirects. */
export function httpFrom(
  url: string,
  signal: AbortSignal,
  { method = 'GET', ca, timeout = usualMs }: NonNullable<Parameters<Machine['http']>[1]> = {},
): Promise<Outcome<Reply>> {
  return new Promise((resolve) => {
    const limit = AbortSignal.timeout(timeout);
    const failed = (error: Error): void => {
      const code = String(Reflect.get(error, 'code') ?? error.message);
      if (signal.aborted) resolve(refused('cancelled', `The run was stopped while ${url} was asked.`));
      else if (limit.aborted) resolve(refused('unreachable', `${url} did not answer in ${timeout / 1000} s.`));
      else resolve(refused('unreachable', `${url} cannot be reached: ${code}.`));
    };
    const how = {
      method,
      agent: false,
      signal: AbortSignal.any([signal, limit]),
      ...(ca === undefined ? {} : { ca: [...getCACertificates('default'), ca] }),
    } as const;
    const asked = url.startsWith('https:') ? secure(url, how) : plain(url, how);
    asked.on('error', failed);
    asked.on('response', (response) => {
      const pieces: Buffer[] = [];
      let bytes = 0;
      const done = (): void => {
        const date = Date.parse(response.headers.date ?? '');
        const body = Buffer.concat(pieces).toString('utf8');
        resolve(answered({ status: response.statusCode ?? 0, body, date: Number.isNaN(date) ? null : date }));
      };
      response.on('error', failed);
      response.on('end', done);
      response.on('data', (piece: Buffer) => {
        bytes += piece.length;
        pieces.push(piece);
        if (bytes <= mostBytes) return;
        done();
        asked.destroy();
      });
    });
    asked.end();
  });
}
