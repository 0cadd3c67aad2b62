import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { script, testbedFolder } from '../../../tools/testbed/folders.ts';
import { provideTestbed } from '../../../tools/testbed/provide.ts';
import { type Answered, attempt, must } from './command.ts';
import { takeTurn } from './turn.ts';

/** The two clusters that most tests have. */
export type ClusterName = 'a' | 'b';
/** Every cluster that a test may have. */
export type NodeName = ClusterName | 'c';

/** A real cluster that this run has started. */
export interface TestCluster {
  readonly name: NodeName;
  /** Of its node, as the other cluster and this machine reach it. */
  readonly address: string;
  readonly kubeconfig: string;
  /** kubectl that must succeed; gives what it printed. */
  readonly kubectl: (args: readonly string[], input?: string) => Promise<string>;
  /** kubectl that may fail. */
  readonly tryKubectl: (args: readonly string[], input?: string) => Promise<Answered>;
  /** A command as on the node. */
  readonly onNode: (args: readonly string[]) => Promise<string>;
}

export interface Clusters {
  readonly a: TestCluster;
  readonly b: TestCluster;
}

/** Addresses of the nodes (tools/testbed/up.sh). */
export const addresses: Readonly<Record<NodeName, string>> = { a: '10.88.0.11', b: '10.88.0.12', c: '10.88.0.13' };

/** Data of the tests' clusters, apart from those that a person runs. */
export const testsState: string = join(testbedFolder(), 'tests');
const names: readonly NodeName[] = ['a', 'b', 'c'];

let started = false;

/** Two empty clusters; see `startClusters`. */
export async function freshClusters(): Promise<Clusters> {
  await startClusters(['a', 'b']);
  return { a: clusterOf('a'), b: clusterOf('b') };
}

/** Three empty clusters whose volumes are small and hold nothing of the machine's disk, so that a test may fill them; see `startClusters`. */
export async function threeClusters(): Promise<Readonly<Record<NodeName, TestCluster>>> {
  await startClusters(names, { TESTBED_VOLUMES: '1g' });
  return { a: clusterOf('a'), b: clusterOf('b'), c: clusterOf('c') };
}

/**
 * Empty clusters, after whatever an earlier stage or a run that was killed has left is gone. They end with this process.
 * Fails with what is missing when this machine cannot carry them, or when somebody else's clusters have their addresses.
 */
async function startClusters(
  wanted: readonly NodeName[],
  settings: Readonly<Record<string, string>> = {},
): Promise<void> {
  if (!started) {
    await takeTurn(join(testbedFolder(), 'tests.pid'), say);
    await provideTestbed(say);
    mkdirSync(testsState, { recursive: true });
    // First of all: the turn ends after the clusters, or the next run would meet what is left of them.
    process.prependListener('exit', () => {
      const env = { ...process.env, ...environment() };
      for (const name of names)
        spawnSync('bash', [script('down'), name, '--purge'], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => process.exit(130));
    await needFreeAddresses();
    started = true;
  }
  for (const name of names) await must('bash', [script('down'), name, '--purge'], { env: environment() });
  // One after the other: on few cores two starts at once are slower than two starts.
  for (const name of wanted)
    await must('bash', [script('up'), name], { env: { ...environment(), ...settings }, limitMs: 900_000 });
}

/** Cuts the link of a cluster's node to everything else, or mends it. */
export async function setLink(name: NodeName, to: 'up' | 'down'): Promise<void> {
  await must('ip', ['link', 'set', `tb-${name}`, to]);
}

async function needFreeAddresses(): Promise<void> {
  for (const name of names) {
    const env = { TESTBED_STATE: join(testbedFolder(), 'state') };
    const running = await attempt('bash', [script('node'), name, 'true'], { env });
    if (running.code === 0)
      throw new Error(`Cluster \`${name}\` of the testbed runs: stop it by \`npm run testbed -- down ${name}\` first.`);
  }
}

/** A cluster of the tests that runs. */
export function clusterOf(name: NodeName): TestCluster {
  const kubeconfig = join(testsState, name, 'kubeconfig');
  const command = join(testbedFolder(), 'bin', 'kubectl');
  const tryKubectl: TestCluster['tryKubectl'] = (args, input) =>
    attempt(command, ['--kubeconfig', kubeconfig, ...args], input === undefined ? {} : { input });
  return {
    name,
    address: addresses[name],
    kubeconfig,
    tryKubectl,
    kubectl: (args, input) =>
      must(command, ['--kubeconfig', kubeconfig, ...args], input === undefined ? {} : { input }),
    onNode: (args) => must('bash', [script('node'), name, ...args], { env: environment() }),
  };
}

function environment(): Record<string, string> {
  return { TESTBED_STATE: testsState };
}

function say(line: string): void {
  console.error(line);
}
