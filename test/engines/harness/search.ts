import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '../../../src/kube/objects.ts';
import { isJsonObject } from '../../../src/kube/read.ts';
import { engine } from '../../../tools/engines/build.ts';
import { openSearch } from '../../../tools/engines/opensearch.ts';
import { standIn } from './mounts.ts';
import { freePort, freePorts } from './ports.ts';
import { type Running, start } from './processes.ts';
import { scratchFolder } from './scratch.ts';
import { eventually, httpStatus } from './waiting.ts';

export interface Answer {
  readonly status: number;
  readonly body: JsonObject;
}

/** Those of the S3 service, in the keystore of OpenSearch: stand-ins, made anew for each run. */
const keys = { access: standIn('access-key'), secret: standIn('secret-key') };

/** A running OpenSearch of one node, without the security plugin. */
export interface SearchNode {
  readonly running: Running;
  readonly url: string;
  /** Sends a request; a text is sent as it is, anything else as JSON. */
  readonly ask: (method: string, path: string, body?: string | JsonObject) => Promise<Answer>;
}

/** Starts OpenSearch with these settings beside its own; keys of an S3 store go into its keystore. */
export async function startSearch(settings: Readonly<Record<string, string>> = {}): Promise<SearchNode> {
  const { java, args, plugins } = await openSearch();
  const home = scratchFolder('opensearch');
  symlinkSync(plugins, join(home, 'plugins'));
  const [http = 0, transport = 0] = await freePorts(2);
  const url = `http://127.0.0.1:${http}`;
  const running = start({
    name: 'opensearch',
    command: java,
    args: [
      ...args,
      home,
      String(http),
      String(transport),
      '127.0.0.1',
      ...Object.entries(settings).map(([key, value]) => `${key}=${value}`),
    ],
    env: { S3_ACCESS_KEY: keys.access, S3_SECRET_KEY: keys.secret },
  });
  await eventually('OpenSearch', 90_000, [running], async () =>
    (await httpStatus(`${url}/_cluster/health`)) === 200 ? true : null,
  );
  return { running, url, ask: (method, path, body) => ask(`${url}${path}`, method, body) };
}

async function ask(url: string, method: string, body?: string | JsonObject): Promise<Answer> {
  const type = typeof body === 'string' ? 'application/x-ndjson' : 'application/json';
  const answer = await fetch(url, {
    method,
    signal: AbortSignal.timeout(60_000),
    ...(body === undefined
      ? {}
      : { headers: { 'content-type': type }, body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const text = await answer.text();
  const parsed: unknown = text === '' ? {} : JSON.parse(text);
  return { status: answer.status, body: isJsonObject(parsed) ? parsed : {} };
}

/** Lines of a bulk request that indexes documents. */
export function bulk(index: string, documents: readonly JsonObject[]): string {
  return documents.map((d) => `${JSON.stringify({ index: { _index: index } })}\n${JSON.stringify(d)}\n`).join('');
}

/** An S3 service with these buckets, whose keys are the stand-ins that OpenSearch is started with. */
export async function startStore(
  buckets: readonly string[],
): Promise<{ readonly running: Running; readonly endpoint: string }> {
  const data = scratchFolder('s3');
  for (const bucket of buckets) mkdirSync(join(data, bucket));
  const port = await freePort();
  const endpoint = `127.0.0.1:${port}`;
  const running = start({
    name: 'versitygw',
    command: await engine('versitygw'),
    args: ['--port', endpoint, 'posix', data],
    env: { ROOT_ACCESS_KEY: keys.access, ROOT_SECRET_KEY: keys.secret },
  });
  await eventually('the S3 service', 30_000, [running], () => httpStatus(`http://${endpoint}`));
  return { running, endpoint };
}

/** The files of a folder, made with these contents; the folder is new. */
export function filesIn(name: string, files: Readonly<Record<string, string>>): string {
  const folder = scratchFolder(name);
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(join(folder, file, '..'), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
  return folder;
}
