import { type Command, exits, type Given } from '../command.ts';
import { fleetArgument, formatOption } from '../common-options.ts';
import type { Io } from '../io.ts';
import type { LiveFleet } from '../live-fleet.ts';
import { endedExits, reachOptions } from '../live-options.ts';
import { Usage } from '../usage.ts';

export const canary: Command = {
  name: 'canary',
  about: 'Send a marker metric and a marker log line from each cluster, and tell how long they take to the hub.',
  details: `Metrics: one more monitor (for \`scrape\` clusters one more ScrapeConfig on the hub) scrapes a target that is scraped anyway, and of it keeps only \`up\` with the label \`namsan_canary\`: with a sidecar it is then looked for through the sidecar, with an agent through remote write and the receivers, with \`scrape\` through the scraper of the hub, each at Thanos Query and at its frontend. The time until it is scraped holds that of the operator and of the reload, up to two minutes. Logs: a Pod prints one line and ends; it is looked for in the OpenSearch that keeps the lines of the cluster. Times are those of this machine, in steps of half a second and of what the questions take. All objects are in the namespace \`monitoring\`, have the label \`namsan.io/canary\`, and are taken away at the end, those of killed runs at the beginning of the next. The few series and the line stay for as long as all others.`,
  arguments: [fleetArgument],
  options: [
    ...reachOptions,
    { name: 'signal', value: 'name', about: 'This signal only.', choices: ['metrics', 'logs'] },
    { name: 'timeout', value: 'duration', about: 'How long a marker may take.', standard: '5m' },
    formatOption('text', 'json'),
  ],
  examples: [
    { line: 'canary', about: 'Markers of every cluster of `fleet.yaml`.' },
    { line: 'canary --cluster edge-1 --signal metrics', about: 'The metrics of one cluster.' },
  ],
  exits: {
    0: 'Every marker arrived.',
    1: 'A marker did not arrive in time, or the fleet file has errors.',
    ...endedExits,
  },
  run: async (given, io) => {
    const { parseDuration } = await import('../../kube/duration.ts');
    const timeout = parseDuration(given.option('timeout') ?? '');
    if (timeout === null || timeout <= 0)
      throw new Usage(`\`--timeout ${given.option('timeout')}\` is no duration. Write it as \`90s\` or \`5m\`.`);
    const { liveFleet } = await import('../live-fleet.ts');
    const fleet = await liveFleet(given, io);
    if (fleet === null) return exits.findings;
    try {
      return fleet.ended(await canaryOf(fleet, timeout, given, io));
    } finally {
      fleet.close();
    }
  },
};

/** Milliseconds after its last marker for which a run may still be taking away what it laid out. */
const grace = 60_000;

async function canaryOf(
  { live, chosen, signal, parting }: LiveFleet,
  timeout: number,
  given: Given,
  io: Io,
): Promise<number> {
  const { randomBytes } = await import('node:crypto');
  const { hostname } = await import('node:os');
  const { runCanary } = await import('../../probes/canary/run-canary.ts');
  const { canaryJson, canaryText } = await import('../canary-output.ts');
  const host = hostname();
  const asked = given.option('signal');
  const signals = (['metrics', 'logs'] as const).filter((name) => asked === null || asked === name);
  const expires = live.machine.now() + timeout + grace;
  const report = await runCanary(live, {
    run: { id: randomBytes(4).toString('hex'), holder: `${host}/${process.pid}`, expires },
    ...{ clusters: chosen, signals, timeout, parting },
    stopped: () => signal.aborted,
    isGone: (holder) => isGone(holder, host),
    tell: (line) => io.err(`${line}\n`),
  });
  io.out(given.option('format') === 'json' ? canaryJson(report) : canaryText(report));
  return report.tracks.every(({ ms }) => ms !== null) ? exits.clean : exits.findings;
}

/** Only of processes of this machine is it known. */
function isGone(holder: string, host: string): boolean {
  const [at, pid] = [holder.slice(0, holder.lastIndexOf('/')), Number(holder.slice(holder.lastIndexOf('/') + 1))];
  if (at !== host || !Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}
