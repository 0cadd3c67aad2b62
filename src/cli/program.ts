import { Option as CommanderOption, Command as Program } from 'commander';
import { release } from '../manifests/release.ts';
import type { Command, Given, Option } from './command.ts';
import { afterHelp } from './help-text.ts';
import type { Io } from './io.ts';

/** The command line as commander parses it. `done` is told the exit code of the command that ran. */
export function programOf(commands: readonly Command[], io: Io, done: (code: number) => void): Program {
  const program = new Program('namsan')
    .description(
      'Metrics and logs of many Kubernetes clusters: one fleet file in, a GitOps repository and its proof out.',
    )
    .version(release, '--version', 'Say which version this is.')
    .helpOption('-h, --help', 'Show this help.')
    .helpCommand('help [command]', 'Show the help of a command.')
    .addHelpText('after', '\nBegin with `namsan init`, then `namsan check` and `namsan render --out DIR`.\n')
    .showHelpAfterError('Add --help for what can be said.')
    .configureOutput({ writeOut: io.out, writeErr: io.err, outputError: (text, write) => write(asSentence(text)) })
    .exitOverride();
  for (const command of commands) addCommand(program, command, io, done);
  return program;
}

function addCommand(program: Program, command: Command, io: Io, done: (code: number) => void): void {
  const sub = program
    .command(command.name)
    .summary(command.about)
    .description(`${command.about}\n\n${command.details}`);
  sub.helpOption('-h, --help', 'Show this help.').addHelpText('after', afterHelp(command));
  for (const { name, about, optional, standard } of command.arguments)
    sub.argument(optional ? `[${name}]` : `<${name}>`, about, standard);
  for (const option of command.options) sub.addOption(optionOf(option));
  sub.action(async () => {
    done(await command.run(givenBy(sub, command), io));
  });
}

function optionOf(option: Option): CommanderOption {
  const made = new CommanderOption(
    option.value === null ? `--${option.name}` : `--${option.name} <${option.value}>`,
    option.about,
  );
  if (option.choices !== undefined) made.choices(option.choices);
  if (option.standard !== undefined) made.default(option.standard);
  if (option.required === true) made.makeOptionMandatory();
  if (option.many === true) made.argParser((value: string, before: readonly string[] = []) => [...before, value]);
  return made;
}

function givenBy(sub: Program, command: Command): Given {
  const options: Readonly<Record<string, unknown>> = sub.opts();
  const said = (name: string): unknown =>
    options[name.replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())];
  return {
    argument: (name) => sub.processedArgs[command.arguments.findIndex((a) => a.name === name)] ?? null,
    option: (name) => {
      const value = said(name);
      return typeof value === 'string' ? value : null;
    },
    list: (name) => {
      const value = said(name);
      return Array.isArray(value) ? value.map(String) : [];
    },
    // Commander keeps `--no-x` as an `x` that is false.
    flag: (name) => (name.startsWith('no-') ? said(name.slice(3)) === false : said(name) === true),
  };
}

/** Commander's words as ours: a sentence without a prefix. */
function asSentence(text: string): string {
  const plain = text
    .replace(/^error: /, '')
    .trim()
    .replace(/\n\(Did you mean (.*)\?\)$/, '. Did you mean $1?');
  return `${plain.charAt(0).toUpperCase()}${plain.slice(1)}${/[.?]$/.test(plain) ? '' : '.'}\n`;
}
