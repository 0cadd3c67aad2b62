import { spawn } from 'node:child_process';

/** What a command gave. */
export interface Answered {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface CommandOptions {
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** It is ended after that. */
  readonly limitMs?: number;
}

/** Runs a command to its end, however it ends. */
export function attempt(command: string, args: readonly string[], options: CommandOptions = {}): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...options.env },
      timeout: options.limitMs ?? 300_000,
      killSignal: 'SIGKILL',
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    });
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, out, err }));
    // A command that ends without reading its input is judged by its code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
  });
}

/** Runs a command that must end well, and gives what it printed. */
export async function must(command: string, args: readonly string[], options: CommandOptions = {}): Promise<string> {
  const { code, out, err } = await attempt(command, args, options);
  if (code === 0) return out;
  throw new Error(`\`${[command, ...args].join(' ')}\` ended with ${code}:\n${err.slice(-4_000)}${out.slice(-2_000)}`);
}
