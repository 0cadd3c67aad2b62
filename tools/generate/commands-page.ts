import type { Command, Option } from '../../src/cli/command.ts';
import { commands } from '../../src/cli/commands/list.ts';
import { exitCodes } from '../../src/cli/help-text.ts';

/** The page of each command by its path in the repository, from the same description as its help. */
export function commandPages(): ReadonlyMap<string, string> {
  return new Map(commands.map((command) => [`docs/commands/${command.name}.md`, pageOf(command)]));
}

function pageOf(command: Command): string {
  const { name, about, details, arguments: args, options, examples } = command;
  const line = ['namsan', name, ...args.map((a) => (a.optional ? `[${a.name}]` : `<${a.name}>`)), '[options]'].join(
    ' ',
  );
  const told = args.map((a) => row(`\`${a.name}\``, withStandard(a.about, a.standard)));
  return [
    `# namsan ${name}`,
    about,
    '',
    `\`${line}\``,
    '',
    details.replaceAll(/^ {2}(\S+) +(.*)$/gm, '- `$1`: $2'),
    '',
    '| Argument or option | |',
    '|---|---|',
    ...told,
    ...options.map((o) => row(`\`${flagOf(o)}\``, optionText(o))),
    '',
    '## Examples',
    ...examples.flatMap((e) => [e.about, '```sh', `namsan ${e.line}`, '```']),
    '',
    '## Exit codes',
    ...exitCodes(command).map(([code, meaning]) => `- ${code}: ${meaning}`),
    '',
  ].join('\n');
}

function row(name: string, about: string): string {
  return `| ${name.replaceAll('|', '\\|')} | ${about.replaceAll('|', '\\|')} |`;
}

function flagOf({ name, value }: Option): string {
  return value === null ? `--${name}` : `--${name} <${value}>`;
}

function optionText({ about, choices, standard, required }: Option): string {
  const one = choices === undefined ? about : `${about} One of ${choices.map((c) => `\`${c}\``).join(', ')}.`;
  return required === true ? `${one} Required.` : withStandard(one, standard);
}

function withStandard(about: string, standard: string | undefined): string {
  return standard === undefined ? about : `${about} Otherwise \`${standard}\`.`;
}
