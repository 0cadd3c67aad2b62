import { type Command, exits } from '../command.ts';
import { fleetArgument, formatOption } from '../common-options.ts';

export const plan: Command = {
  name: 'plan',
  about: 'Show what would be installed where, and every default.',
  details: `The workloads of each cluster in the waves in which they are installed. The JSON form holds the whole fleet with its defaults filled in.`,
  arguments: [fleetArgument],
  options: [
    formatOption('text', 'json'),
    {
      name: 'explain-defaults',
      value: null,
      about: 'List every field that the fleet file leaves out, with the value that is taken.',
    },
  ],
  examples: [
    { line: 'plan', about: 'Show the workloads of each cluster.' },
    { line: 'plan --explain-defaults', about: 'Show what the fleet file leaves to namsan.' },
    { line: 'plan --format json | jq .fleet.metrics', about: 'The completed fleet, for programs.' },
  ],
  exits: { 0: 'The plan is shown.', 1: 'The fleet file has errors, so there is no plan.' },
  run: async (given, io) => {
    const { checkedFleet, endWithFindings } = await import('../subject.ts');
    const form = given.option('format') ?? 'text';
    const { loaded, rendered, report } = await checkedFleet(given.argument('fleet') ?? '', io);
    if (rendered === null || loaded.fleet === null) return endWithFindings(report, form, io);
    const { complete } = await import('../../model/complete.ts');
    const { defaultedFields } = await import('../../model/defaults.ts');
    const fleet = complete(loaded.fleet);
    const defaults = defaultedFields(fleet, loaded.written);
    const { planJson, planText, defaultsText } = await import('../plan-forms.ts');
    if (form === 'json') io.out(planJson(rendered, fleet, defaults));
    else io.out(given.flag('explain-defaults') ? defaultsText(defaults) : planText(rendered));
    return exits.clean;
  },
};
