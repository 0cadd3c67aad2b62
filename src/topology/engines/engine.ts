import type { Container, Word } from '../objects/workload.ts';
import { type Flags, flagsOf } from './flags.ts';
import { shellWords } from './shell.ts';

/** Programs whose command lines are read. Those of Thanos are its subcommands (thanos@v0.42.4 cmd/thanos/main.go). */
export type Engine =
  | 'query'
  | 'query-frontend'
  | 'store'
  | 'compact'
  | 'receive'
  | 'rule'
  | 'sidecar'
  | 'bucket web'
  | 'prometheus'
  | 'alertmanager'
  | 'fluent-bit'
  | 'opensearch'
  | 'opensearch-dashboards';

/** What a container runs: an engine with its flags, or a Thanos command that has no part here. */
export type Running =
  | { readonly engine: Engine; readonly flags: Flags }
  | { readonly engine: null; readonly command: string };

const subcommands: ReadonlyMap<string, Engine | 'tools'> = new Map<string, Engine | 'tools'>([
  ['query', 'query'],
  ['query-frontend', 'query-frontend'],
  ['store', 'store'],
  ['compact', 'compact'],
  ['receive', 'receive'],
  ['rule', 'rule'],
  ['sidecar', 'sidecar'],
  ['tools', 'tools'],
]);

/** Engines of logs, which are known by the names of their images and read from their files. */
export const logEngines: readonly ('fluent-bit' | 'opensearch' | 'opensearch-dashboards')[] = [
  'fluent-bit',
  'opensearch',
  'opensearch-dashboards',
];

/** What a container runs, as far as its command, its arguments and the name of its image tell; `null` when it is none of the engines. */
export function runningIn(container: Container): Running | null {
  const words = commandWords(container);
  const [program, ...rest] = words;
  const base = imageBase(container.image);
  const named = container.command.length > 0 ? programName(program?.text ?? '') : base;
  const args = container.command.length > 0 ? rest : words;
  if (named === 'prometheus' || named.endsWith('-prometheus-prometheus'))
    return { engine: 'prometheus', flags: flagsOf(args) };
  if (named === 'alertmanager' || named.endsWith('-alertmanager'))
    return { engine: 'alertmanager', flags: flagsOf(args) };
  const forLogs = logEngines.find((engine) => named === engine);
  if (forLogs !== undefined) return { engine: forLogs, flags: flagsOf(args) };
  return named.includes('thanos') || looksLikeThanos(args) ? thanosCommand(args) : null;
}

/** An image of any name whose arguments only Thanos would take. */
function looksLikeThanos(args: readonly Word[]): boolean {
  return (
    subcommands.has(args[0]?.text ?? '') && args.some(({ text }) => /^--(?:objstore\.config|grpc-address)/.test(text))
  );
}

function commandWords({ command, args, env }: Container): readonly Word[] {
  const words = [...command, ...args];
  const script = words.findIndex((word) => /^-[a-z]*c$/.test(word.text));
  const shell = /^(?:ba|da|a)?sh$/.test(programName(command[0]?.text ?? ''));
  const text = words[script + 1];
  return shell && script > 0 && text !== undefined ? shellWords(text, env) : words;
}

/** The first word without a dash is the subcommand; flags may stand before it. */
function thanosCommand(args: readonly Word[]): Running | null {
  const at = args.findIndex((word) => subcommands.has(word.text));
  if (at < 0 || args.slice(0, at).some((word) => !word.text.startsWith('-'))) return null;
  const engine = subcommands.get(args[at]?.text ?? '');
  const rest = args.slice(at + 1);
  if (engine === undefined) return null;
  if (engine !== 'tools') return { engine, flags: flagsOf(rest) };
  const words = rest.filter((word) => !word.text.startsWith('-')).map((word) => word.text);
  if (words[0] === 'bucket' && words[1] === 'web') return { engine: 'bucket web', flags: flagsOf(rest) };
  return { engine: null, command: `thanos tools ${words.slice(0, 2).join(' ')}` };
}

/** The last part of an image's path, without tag and digest. */
function imageBase(image: string): string {
  return programName(image.replace(/@.*$/, '').replace(/:[^/:]*$/, ''));
}

function programName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
