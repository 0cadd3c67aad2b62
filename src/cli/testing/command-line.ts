import { plainPaint } from '../../findings/format-text.ts';
import { run } from '../run.ts';

/** What a command line did: its exit code and all that it said. */
export interface Said {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line in this process, with `input` as its standard input. */
export async function namsan(args: readonly string[], input: string | Uint8Array = ''): Promise<Said> {
  let out = '';
  let err = '';
  const bytes = typeof input === 'string' ? Buffer.from(input) : input;
  const code = await run(
    args,
    {
      out: (text) => {
        out += text;
      },
      err: (text) => {
        err += text;
      },
      stdin: async function* () {
        yield bytes;
      },
      paint: plainPaint,
      paintErr: plainPaint,
    },
    false,
  );
  return { code, out, err };
}

/** The path of an example's fleet file. */
export function example(name: string): string {
  return new URL(`../../../examples/${name}/fleet.yaml`, import.meta.url).pathname;
}
