import type { Topology } from '../../topology/topology.ts';
import { type Command, exits, type Given } from '../command.ts';
import { fleetOrManifests, formatOption } from '../common-options.ts';
import type { Io } from '../io.ts';
import { manifestOptions, manifestsGiven } from '../manifest-options.ts';
import { Usage } from '../usage.ts';

export const map: Command = {
  name: 'map',
  about: 'Show the flows of a fleet: who scrapes, writes, uploads, reads and asks whom.',
  details: `The flows are read from the rendered objects, or by --manifests from manifests of any origin. Every address is followed to the pods behind it; one that leads nowhere is shown as such.`,
  arguments: [fleetOrManifests],
  options: [formatOption('text', 'mermaid', 'json'), ...manifestOptions.slice(0, 1)],
  examples: [
    { line: 'map', about: 'Show the flows of `fleet.yaml`.' },
    { line: 'map --format mermaid > flows.mmd', about: 'A diagram for a page.' },
    {
      line: 'map --manifests hub=./hub --manifests edge-1=./edge-1',
      about: 'The flows of manifests of another origin.',
    },
  ],
  exits: { 0: 'The flows are shown.', 1: 'The fleet file has errors, so there are no flows.' },
  run: async (given, io) => {
    const form = given.option('format') ?? 'text';
    const topology = await flowsOf(given, form, io);
    if (topology === null) return exits.findings;
    io.out(await mapAs(form, topology));
    return exits.clean;
  },
};

/** The flows that are asked for; `null` when the fleet file has errors, which have been said then. */
async function flowsOf(given: Given, form: string, io: Io): Promise<Topology | null> {
  const { checkedFleet, endWithFindings, standardFleet } = await import('../subject.ts');
  const named = manifestsGiven(given);
  const path = given.argument('fleet');
  if (named.length > 0 && path !== null)
    throw new Usage('The flows of manifests are read without a fleet file: leave one of both out.');
  if (named.length === 0) {
    const checked = await checkedFleet(path ?? standardFleet, io);
    if (checked.rendered !== null) return checked.rendered.topology;
    await endWithFindings(checked.report, form, io);
    return null;
  }
  const { readNamed } = await import('../read-named.ts');
  const { trace } = await import('../../topology/trace.ts');
  return trace(readNamed(named));
}

async function mapAs(form: string, topology: Topology): Promise<string> {
  if (form === 'mermaid') return (await import('../../topology/map-mermaid.ts')).mapMermaid(topology);
  if (form === 'json') return (await import('../../topology/map-json.ts')).mapJson(topology);
  return (await import('../../topology/map-text.ts')).mapText(topology);
}
