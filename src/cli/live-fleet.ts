import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';
import type { KubeClient } from '../cluster/kube/kube-client.ts';
import type { StoreClient } from '../cluster/store/store-client.ts';
import type { Model } from '../model/model.ts';
import type { CheckedFleet, Rendered } from '../pipeline.ts';
import type { Live } from '../probes/probe.ts';
import type { Given } from './command.ts';
import type { Io } from './io.ts';
import { checkedFleet, renderedOrSaid } from './subject.ts';
import { Usage } from './usage.ts';

/** A fleet that holds, with its clusters at hand. */
export interface LiveFleet {
  readonly live: Live;
  readonly checked: CheckedFleet & { readonly text: string; readonly rendered: Rendered };
  /** The clusters that were asked for, in the order of the file. */
  readonly chosen: Model['clusters'];
  /** Aborted by the first Ctrl-C, or the end of a terminal; the second one ends namsan at once. */
  readonly signal: AbortSignal;
  /** Clients that the signal does not end: for what must be put right after it. */
  readonly parting: (cluster: string) => KubeClient;
  /** The exit code of a command that came to its end with this one: that of the signal which ended it, where one did; that is said. */
  readonly ended: (code: number) => number;
  /** Where a report goes that is told as a whole: nowhere once the command was ended, since what was cut off would be told as wrong. */
  readonly whole: Pick<Io, 'out' | 'err' | 'paint'>;
  readonly close: () => void;
}

/** The fleet of a command line with its clusters at hand; `null` where it has errors, which are said. Nothing is asked of a cluster yet. */
export async function liveFleet(given: Given, io: Io): Promise<LiveFleet | null> {
  const checked = await checkedFleet(given.argument('fleet') ?? '', io);
  const rendered = await renderedOrSaid(checked, given.option('format') ?? 'text', io);
  if (rendered === null) return null;
  const chosen = chosenClusters(rendered.model, given.list('cluster'));
  const { signal, ended, release } = untilInterrupted(io);
  const live = await liveOf(rendered, given.list('kubeconfig'), signal);
  return {
    live: live.live,
    checked: { ...checked, rendered },
    chosen,
    signal,
    parting: live.parting,
    ended,
    whole: { paint: io.paint, out: unlessEnded(signal, io.out), err: unlessEnded(signal, io.err) },
    close: () => {
      release();
      live.close();
    },
  };
}

function unlessEnded(signal: AbortSignal, say: Io['out']): Io['out'] {
  return (text) => {
    if (!signal.aborted) say(text);
  };
}

/** The clusters of these ids, or all. */
export function chosenClusters(model: Model, ids: readonly string[]): Model['clusters'] {
  const unknown = ids.find((id) => !model.clusters.some((cluster) => cluster.id === id));
  if (unknown !== undefined)
    throw new Usage(
      `The fleet has no cluster \`${unknown}\`; it has ${model.clusters.map(({ id }) => `\`${id}\``).join(', ')}.`,
    );
  return ids.length === 0 ? model.clusters : model.clusters.filter(({ id }) => ids.includes(id));
}

/** The components of these names, each of which some cluster has; none where none was named. */
export function chosenComponents(workloads: Live['workloads'], names: readonly string[]): readonly string[] {
  const known = new Set(workloads.map(({ component }) => component));
  const unknown = names.find((name) => !known.has(name));
  if (unknown === undefined) return names;
  const all = [...known].sort().map((name) => `\`${name}\``);
  throw new Usage(`No cluster of the fleet has a component \`${unknown}\`; there are ${all.join(', ')}.`);
}

/** The files that a kubeconfig is made of, as kubectl finds them. */
function kubeconfigFiles(named: readonly string[]): readonly string[] {
  if (named.length > 0) return named;
  const listed = (process.env['KUBECONFIG'] ?? '').split(delimiter).filter((file) => file !== '');
  return listed.length > 0 ? listed : [join(homedir(), '.kube', 'config')];
}

async function liveOf(
  rendered: Rendered,
  kubeconfig: readonly string[],
  signal: AbortSignal,
): Promise<Pick<LiveFleet, 'live' | 'parting' | 'close'>> {
  const { openKube } = await import('../cluster/kube/open.ts');
  const { thisMachine } = await import('../cluster/machine/this-machine.ts');
  const { model } = rendered;
  const files = kubeconfigFiles(kubeconfig);
  const environment = process.env;
  const open = await openKube({ kubeconfig: files, signal, environment });
  const openLast = await openKube({ kubeconfig: files, signal: new AbortController().signal, environment });
  const kubes = new Map<string, KubeClient>();
  const lasting = new Map<string, KubeClient>();
  const stores = new Map<string, ReturnType<Live['store']>>();
  const opened: StoreClient[] = [];
  const from = (known: Map<string, KubeClient>, opens: typeof open) => (id: string) => {
    const client = known.get(id) ?? opens({ id, context: contextOf(model, id) });
    known.set(id, client);
    return client;
  };
  const kube = from(kubes, open);
  const storeOpened = async (name: string, cluster?: string): ReturnType<Live['store']> => {
    const { fleetStore } = await import('../cluster/store/fleet-store.ts');
    const made = await fleetStore(model, name, kube, signal, cluster);
    if (made.ok) opened.push(made.value);
    return made;
  };
  const store: Live['store'] = (name, cluster) => {
    const key = `${name} ${cluster ?? ''}`;
    const asked = stores.get(key) ?? storeOpened(name, cluster);
    stores.set(key, asked);
    // What could not be opened may be there when it is asked for again: `verify --wait` asks until it is.
    void asked.then(({ ok }) => ok || stores.delete(key));
    return asked;
  };
  const close = (): void => {
    for (const client of [...kubes.values(), ...lasting.values()]) client.close();
    for (const client of opened) client.close();
  };
  return { live: { ...rendered, kube, store, machine: thisMachine(signal) }, parting: from(lasting, openLast), close };
}

function contextOf(model: Model, id: string): string {
  return model.clusters.find((cluster) => cluster.id === id)?.kubernetes.context ?? id;
}

/** What a shell says of a program that a signal has ended: 128 and its number (signal(7)). */
const codes = { SIGHUP: 129, SIGINT: 130, SIGTERM: 143 } as const;
type Ending = keyof typeof codes;

function untilInterrupted(io: Io): Pick<LiveFleet, 'signal' | 'ended'> & { readonly release: () => void } {
  const controller = new AbortController();
  let first: Ending | null = null;
  const stop = (name: Ending): void => {
    if (first !== null) process.exit(codes[name]);
    first = name;
    io.err('Stopping: what runs is ended in order. Once more stops at once.\n');
    controller.abort();
  };
  const names = Object.keys(codes) as readonly Ending[];
  for (const name of names) process.on(name, stop);
  return {
    signal: controller.signal,
    ended: (code) => {
      if (first === null) return code;
      io.err(`Ended by ${first}; what was cut off is not told.\n`);
      return codes[first];
    },
    release: () => {
      for (const name of names) process.off(name, stop);
    },
  };
}
