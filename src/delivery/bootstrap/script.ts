/** A script of the tree: what it is for, the data of this fleet, and what it does with them. */
export interface Script {
  /** Folder below `bootstrap/`; empty for `bootstrap/` itself. */
  readonly folder: string;
  readonly name: string;
  /** Sentences at its head, which `--help` shows, one a line. */
  readonly about: readonly string[];
  /** What may stand after its name. */
  readonly usage: string;
  /** Tools without which it cannot begin. */
  readonly needs: readonly string[];
  /** Lines that hold the fleet's data. */
  readonly data: readonly string[];
  /** Functions, and the calls of them. */
  readonly body: string;
}

/** The text of a script: it ends at the first fault, tells its head when it is asked to, and may be run again at any time. */
export function scriptText({ folder, name, about, usage, needs, data, body }: Script): string {
  const path = scriptPath(folder, name);
  const above = folder === '' ? 'lib.sh' : '../lib.sh';
  return `#!/usr/bin/env bash
${about.map((line) => `# ${line}`).join('\n')}
# It may be run again at any time: what is done already stays as it is.
#
# Usage: bash ${path}${usage === '' ? '' : ` ${usage}`}
set -euo pipefail
# shellcheck source-path=SCRIPTDIR source=${above}
source "$(dirname "\${BASH_SOURCE[0]}")/${above}"
help_if_asked "$@"
${[...(needs.length === 0 ? [] : [`need ${needs.join(' ')}`]), ...data].join('\n')}

${body.trim()}
`;
}

/** The path of a script in the tree. */
export function scriptPath(folder: string, name: string): string {
  return ['bootstrap', ...(folder === '' ? [] : [folder]), name].join('/');
}

/** A text as one word of a shell. */
export function word(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A constant of a script. */
export function constant(name: string, value: string): string {
  return `readonly ${name}=${word(value)}`;
}

/** A list of a script, an entry a line. */
export function list(name: string, entries: readonly string[]): string {
  return [`readonly ${name}=(`, ...entries.map((entry) => `  ${word(entry)}`), ')'].join('\n');
}
