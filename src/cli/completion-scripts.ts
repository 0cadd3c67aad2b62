import type { Command, Option } from './command.ts';
import { Usage } from './usage.ts';

/** The script by which a shell completes the command line. */
export function completionScript(shell: string, commands: readonly Command[]): string {
  if (shell === 'bash') return bash(commands);
  if (shell === 'zsh') return zsh(commands);
  if (shell === 'fish') return fish(commands);
  throw new Usage(`\`${shell}\` is no shell that can be completed; say \`bash\`, \`zsh\` or \`fish\`.`);
}

function bash(commands: readonly Command[]): string {
  const cases = commands.map(({ name, options }) => {
    const values = options.map((o) => `      --${o.name}) ${o.value === null ? ':' : bashValues(o)} ;;\n`).join('');
    return `    ${name})
      case "$before" in
${values}      *) COMPREPLY=($(compgen -W "${flagsOf(options).join(' ')}" -- "$word") $(compgen -f -- "$word")) ;;
      esac ;;
`;
  });
  return `# bash completion of namsan
_namsan() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map((c) => c.name).join(' ')} help --help --version" -- "$word"))
    return
  fi
  case "$command" in
${cases.join('')}  esac
}
complete -o filenames -F _namsan namsan
`;
}

function bashValues({ choices }: Option): string {
  return choices === undefined
    ? 'COMPREPLY=($(compgen -f -- "$word"))'
    : `COMPREPLY=($(compgen -W "${choices.join(' ')}" -- "$word"))`;
}

function flagsOf(options: readonly Option[]): readonly string[] {
  return [...options.map((o) => `--${o.name}`), '--help'];
}

function zsh(commands: readonly Command[]): string {
  const names = commands.map((c) => `    ${quoted(`${c.name}:${c.about}`)}`);
  const cases = commands.map(({ name, options }) => {
    const specs = options.map((o) => `        ${quoted(zshSpec(o))} \\\n`).join('');
    return `      ${name})\n        _arguments \\\n${specs}        ${quoted('--help[Show this help.]')} '*:file:_files' ;;\n`;
  });
  return `#compdef namsan
_namsan() {
  local -a commands
  commands=(
${names.join('\n')}
  )
  if (( CURRENT == 2 )); then
    _describe 'command' commands
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case "$command" in
${cases.join('')}  esac
}
if [ "$funcstack[1]" = "_namsan" ]; then _namsan "$@"; else compdef _namsan namsan; fi
`;
}

function zshSpec({ name, value, about, choices, many }: Option): string {
  const text = about.replaceAll(/[[\]:]/g, (sign) => `\\${sign}`);
  const values = value === null ? '' : `:${value}:${choices === undefined ? '_files' : `(${choices.join(' ')})`}`;
  return `${many === true ? '*' : ''}--${name}[${text}]${values}`;
}

function fish(commands: readonly Command[]): string {
  const lines = ['# fish completion of namsan'];
  for (const { name, about, options } of commands) {
    lines.push(`complete -c namsan -n __fish_use_subcommand -f -a ${name} -d ${quoted(about)}`);
    for (const o of options) {
      const values = o.value === null ? '' : o.choices === undefined ? ' -r' : ` -x -a ${quoted(o.choices.join(' '))}`;
      lines.push(
        `complete -c namsan -n ${quoted(`__fish_seen_subcommand_from ${name}`)} -l ${o.name}${values} -d ${quoted(o.about)}`,
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/** Single quotes for a shell. Help texts have backticks, which mean something to every shell outside of them. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
