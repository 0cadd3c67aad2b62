import type { Command } from './command.ts';

/** What help says after the options: examples and exit codes. */
export function afterHelp(command: Command): string {
  const examples = command.examples.map(({ line, about }) => `  namsan ${line}\n      ${about}`);
  const codes = exitCodes(command).map(([code, about]) => `  ${code}  ${about}`);
  return `\nExamples:\n${examples.join('\n')}\n\nExit codes:\n${codes.join('\n')}\n`;
}

/** Every exit code of a command with its meaning; some give one of their own to that of wrong use. */
export function exitCodes({ exits }: Command): readonly (readonly [string, string])[] {
  const wrong = 'The command was used wrongly, or namsan has a fault.';
  return Object.entries({ ...exits, 2: exits[2] === undefined ? wrong : `${exits[2]} ${wrong}` });
}
