import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { sentAtOnce } from '../../src/cluster/apply/cluster-job.ts';
import type { KubeObject } from '../../src/kube/objects.ts';
import { type ApiServer, startApiServer } from '../../test/engines/harness/api-server.ts';
import { kubeconfigOf } from '../../test/engines/harness/kubeconfig.ts';
import { engine } from '../engines/build.ts';
import { barePatches } from './apply-bare.ts';
import { builtRun } from './apply-built.ts';
import { manyObjects } from './apply-objects.ts';
import type { ApplyMeasured } from './apply-once.ts';

// `namsan apply` against `kubectl apply --server-side` and against nothing but the requests, on one API server, in one run:
// node tools/bench/apply.ts [OBJECTS] [ROUNDS]

const run = promisify(execFile);
const [count = 2000, rounds = 3] = process.argv.slice(2).map(Number);

interface Round {
  readonly namsan: number;
  readonly kubectl: number;
  readonly bare: number;
  /** With as many connections as namsan has. */
  readonly bareMany: number;
  readonly again: number;
  readonly kubectlAgain: number;
  /** Of `namsan` and `again`, what passed once the program was loaded. */
  readonly namsanInside: number;
  readonly againInside: number;
  readonly rssMb: readonly number[];
}

const folder = mkdtempSync(join(tmpdir(), 'namsan-bench-'));
const server = await startApiServer();
try {
  const kubeconfig = join(folder, 'kubeconfig');
  const program = await builtRun(folder);
  writeFileSync(kubeconfig, kubeconfigOf({ one: server.connection }), { mode: 0o600 });
  await round(server, { kubeconfig, program }, 'warm', 200);
  const all: Round[] = [];
  for (let i = 0; i < rounds; i += 1) all.push(await round(server, { kubeconfig, program }, `r${i}`, count));
  console.log(table(all));
} finally {
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
}

/** Each contender makes the same objects in namespaces of its own; whoever is first gains nothing from it, since the server is warm. */
async function round(
  api: ApiServer,
  { kubeconfig, program }: { readonly kubeconfig: string; readonly program: string },
  name: string,
  objects: number,
): Promise<Round> {
  const [bare = [], many = [], kubectl = [], namsan = []] = ['b', 'm', 'k', 'n'].map((who) =>
    manyObjects(`${name}-${who}`, objects),
  );
  const bareMs = await bareRun(api, bare, 20);
  const bareManyMs = await bareRun(api, many, sentAtOnce);
  const file = join(folder, 'objects.json');
  writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items: kubectl }));
  const line = [
    '--kubeconfig',
    kubeconfig,
    '--context',
    'one',
    'apply',
    '--server-side',
    '--field-manager=kubectl',
    '-f',
    file,
  ];
  const binary = await engine('kubectl');
  const kubectlRun = (): Promise<number> => timed(() => run(binary, line, { maxBuffer: 1 << 26 }));
  const kubectlMs = await kubectlRun();
  const kubectlAgain = await kubectlRun();
  const input = join(folder, 'namsan.json');
  writeFileSync(input, JSON.stringify({ kubeconfig, fleet: name, objects: namsan }));
  const [first, again] = [await namsanRun(program, input), await namsanRun(program, input)];
  if (first.created !== namsan.length || again.unchanged !== first.created)
    throw new Error(`namsan made ${first.created} objects and left ${again.unchanged} alone, of ${objects}`);
  return {
    ...{ namsan: first.ms, kubectl: kubectlMs, bare: bareMs, bareMany: bareManyMs, again: again.ms, kubectlAgain },
    ...{ namsanInside: first.insideMs, againInside: again.insideMs, rssMb: [first.rssMb, again.rssMb] },
  };
}

/** The namespaces first, which are not counted. */
async function bareRun(api: ApiServer, objects: readonly KubeObject[], connections: number): Promise<number> {
  const isNamespace = ({ kind }: KubeObject): boolean => kind === 'Namespace';
  await barePatches(api.connection, objects.filter(isNamespace), connections);
  return barePatches(
    api.connection,
    objects.filter((object) => !isNamespace(object)),
    connections,
  );
}

/** As a process of its own, from its start to its end, as kubectl is measured. */
async function namsanRun(program: string, input: string): Promise<ApplyMeasured & { readonly ms: number }> {
  let out = '';
  const ms = await timed(async () => {
    out = (await run(process.execPath, [program, input])).stdout;
  });
  return { ...(JSON.parse(out) as ApplyMeasured), ms };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

function table(all: readonly Round[]): string {
  const middle = (of: (one: Round) => number): number =>
    all.map(of).toSorted((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
  const ms = (of: (one: Round) => number): string => `${middle(of).toFixed(0)} ms`;
  const rate = (of: (one: Round) => number): string => `${((1000 * count) / middle(of)).toFixed(0)}/s`;
  const ratio = (a: (one: Round) => number, b: (one: Round) => number): string =>
    middle((one) => a(one) / b(one)).toFixed(2);
  const [bare, kubectl, whole, inside] = [
    (r: Round) => r.bare,
    (r: Round) => r.kubectl,
    (r: Round) => r.namsan,
    (r: Round) => r.namsanInside,
  ] as const;
  const [again, wholeAgain, insideAgain] = [
    (r: Round) => r.kubectlAgain,
    (r: Round) => r.again,
    (r: Round) => r.againInside,
  ] as const;
  return [
    `${count} objects, the middle of ${all.length} rounds; programs from their start to their end`,
    `bare PATCH over 20 connections  ${ms((r) => r.bare)}  ${rate((r) => r.bare)}; the same query as namsan's, strict validation`,
    `bare PATCH over ${sentAtOnce} connections  ${ms((r) => r.bareMany)}  ${rate((r) => r.bareMany)}; as many as namsan has`,
    `kubectl apply --server-side     ${ms((r) => r.kubectl)}  ${rate((r) => r.kubectl)}`,
    `namsan apply                    ${ms((r) => r.namsan)}  ${rate((r) => r.namsan)}, ${ms((r) => r.namsanInside)} of it at work`,
    `kubectl again, unchanged        ${ms((r) => r.kubectlAgain)}`,
    `namsan again, unchanged         ${ms((r) => r.again)}, ${ms((r) => r.againInside)} of it at work`,
    `namsan is ${ratio(kubectl, whole)} times as fast as kubectl (at least 2.5), ${ratio(kubectl, inside)} at work`,
    `namsan is ${ratio(bare, whole)} times as fast as bare requests, ${ratio(bare, inside)} at work (at least 0.8)`,
    `namsan is ${ratio((r) => r.bareMany, whole)} times as fast as bare requests over as many connections, ${ratio((r) => r.bareMany, inside)} at work`,
    `unchanged, namsan is ${ratio(again, wholeAgain)} times as fast as kubectl, ${ratio(again, insideAgain)} at work (at least 20)`,
    `resident memory of namsan: ${all.map((r) => r.rssMb.map((mb) => mb.toFixed(0)).join(' and ')).join('; ')} MB`,
  ].join('\n');
}
