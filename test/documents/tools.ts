/** What is known of a tool: its sub-commands, each with the options that the pages may use there. */
export interface Tool {
  /** Options before or after any sub-command. */
  readonly everywhere: readonly string[];
  readonly commands: Readonly<Record<string, readonly string[]>>;
}

/**
 * Tools of the pages beside namsan itself. Read in `kubectl <command> --help` (1.35.4), `promtool --help` (3.14.0), `kustomize build --help` (5.8.1),
 * `curl --help all` (7.88), `openssl s_client -help` (3.0), git-scm.com/docs, POSIX for `sleep`, `kill`, `read` and `grep -E`. Scripts of the tree are judged by shellcheck.
 */
export const tools: Readonly<Record<string, Tool>> = {
  kubectl: {
    everywhere: ['--context', '-n'],
    commands: {
      get: ['--all-namespaces', '-o', '--field-selector', '--sort-by', '--raw'],
      describe: [],
      logs: ['--tail', '--container'],
      'port-forward': [],
      'rollout status': ['--timeout'],
      'rollout restart': [],
      'rollout undo': [],
      wait: ['--for', '--timeout'],
      apply: ['--server-side', '--force-conflicts', '--field-manager', '-f'],
      diff: ['--server-side', '--force-conflicts', '--field-manager', '-f'],
      annotate: ['--all', '--overwrite'],
      patch: ['--type', '--patch'],
      delete: ['--cascade', '--ignore-not-found'],
    },
  },
  kustomize: { everywhere: [], commands: { build: ['--enable-helm'] } },
  promtool: { everywhere: [], commands: { 'query instant': [] } },
  git: {
    everywhere: [],
    commands: { add: ['--all'], commit: ['--message'], push: [], revert: ['--no-edit'] },
  },
  openssl: { everywhere: [], commands: { s_client: ['-connect', '-servername', '-brief'] } },
  curl: {
    everywhere: ['-fsS', '-s', '-k', '-o', '-w', '-K', '--cacert', '-X', '-H', '-d', '--verbose', '--max-time'],
    commands: { '': [] },
  },
  grep: { everywhere: ['-E'], commands: { '': [] } },
  sleep: { everywhere: [], commands: { '': [] } },
  kill: { everywhere: [], commands: { '': [] } },
  read: { everywhere: ['-r'], commands: { '': [] } },
};

/** What a tool does not know of its arguments: sub-command and options. */
export function toolFaults(name: string, args: readonly string[]): readonly string[] {
  const tool = tools[name];
  if (tool === undefined) return [`no tool ${name}`];
  const skipped = new Set(['--context', '-n']);
  const plain = args.filter((arg, i) => !arg.startsWith('-') && !skipped.has(args[i - 1] ?? ''));
  const command = [plain.slice(0, 2).join(' '), plain[0] ?? '', ''].find((words) => tool.commands[words] !== undefined);
  if (command === undefined) return [`${name} has no ${plain[0] ?? 'command'}`];
  const known = [...tool.everywhere, ...(tool.commands[command] ?? [])];
  return args
    .filter((arg) => /^-\S/.test(arg))
    .map((arg) => arg.split('=')[0] ?? '')
    .filter((option) => !known.includes(option))
    .map((option) => `${name} ${command} has no ${option}`);
}
