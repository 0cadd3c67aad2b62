import { type ChildProcess, spawn } from 'node:child_process';
import { join, resolve } from 'node:path';
import type { Json } from '../../../src/kube/objects.ts';
import { listAt, numberAt } from '../../../src/kube/read.ts';
import { scratchFolder } from './scratch.ts';

const main = resolve(import.meta.dirname, '../../../src/cli/main.ts');
const state = join(scratchFolder('state'), 'state');
const always = ['--no-wait', '--without-charts', '--format', 'json', '--state', state];

/** How a command ended. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** What `namsan apply` reports of its one cluster. */
export interface Report {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly report: unknown;
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly pruned: readonly string[];
  readonly unchanged: number;
  readonly release: number | null;
}

/** The command line on the clusters of a kubeconfig. */
export interface ApplyCommand {
  /** Where journals lie; there is no such folder before the first run. */
  readonly state: string;
  /** Begins an apply, which may be killed. */
  readonly begin: (fleet: string, cluster: string) => { readonly child: ChildProcess; readonly ended: Promise<Ended> };
  /** One cluster, which must be reached. */
  readonly apply: (fleet: string, cluster: string, ...more: readonly string[]) => Promise<Report>;
  readonly diff: (
    fleet: string,
    cluster: string,
  ) => Promise<{ readonly code: number | null; readonly report: unknown }>;
}

/** Runs the real `namsan apply` and `diff` as processes. Nothing becomes ready without controllers: waves are not waited for. */
export function applyCommand(kubeconfig: string): ApplyCommand {
  const line = (fleet: string, cluster: string): readonly string[] => ['apply', fleet, '--cluster', cluster, ...always];
  return {
    state,
    begin: (fleet, cluster) => begin(kubeconfig, line(fleet, cluster)),
    apply: async (fleet, cluster, ...more) => {
      const { code, out, err } = await begin(kubeconfig, [...line(fleet, cluster), ...more]).ended;
      const report = listAt(parsed(out, err), 'clusters')[0];
      const names = (field: string): readonly string[] => listAt(report, field).map(String);
      return {
        ...{ code, out, err, report, created: names('created'), changed: names('changed'), pruned: names('pruned') },
        unchanged: numberAt(report, 'unchanged') ?? Number.NaN,
        release: numberAt(report, 'release') ?? null,
      };
    },
    diff: async (fleet, cluster) => {
      const args = ['diff', fleet, '--cluster', cluster, '--without-charts', '--format', 'json'];
      const { code, out, err } = await begin(kubeconfig, args).ended;
      return { code, report: listAt(parsed(out, err), 'clusters')[0] };
    },
  };
}

function begin(
  kubeconfig: string,
  args: readonly string[],
): { readonly child: ChildProcess; readonly ended: Promise<Ended> } {
  const child = spawn(process.execPath, [main, ...args, '--kubeconfig', kubeconfig], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (piece) => {
    out += String(piece);
  });
  child.stderr.on('data', (piece) => {
    err += String(piece);
  });
  return { child, ended: new Promise((done) => child.on('close', (code) => done({ code, out, err }))) };
}

function parsed(out: string, err: string): Json {
  try {
    return JSON.parse(out) as Json;
  } catch {
    throw new Error(`It printed no JSON: ${out}\n${err}`);
  }
}
