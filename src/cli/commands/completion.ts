import { type Command, exits } from '../command.ts';

export const completion: Command = {
  name: 'completion',
  about: 'Print the completion script of a shell.',
  details:
    'The script completes commands, options and the values that options take. It is made from the same descriptions as this help.',
  arguments: [{ name: 'shell', about: 'bash, zsh or fish.', optional: false }],
  options: [],
  examples: [
    { line: 'completion bash > /etc/bash_completion.d/namsan', about: 'For bash.' },
    { line: 'completion zsh > "$' + '{fpath[1]}/_namsan"', about: 'For zsh.' },
    { line: 'completion fish > ~/.config/fish/completions/namsan.fish', about: 'For fish.' },
  ],
  exits: { 0: 'The script is printed.' },
  run: async (given, io) => {
    const { completionScript } = await import('../completion-scripts.ts');
    const { commands } = await import('./list.ts');
    io.out(completionScript(given.argument('shell') ?? '', commands));
    return exits.clean;
  },
};
