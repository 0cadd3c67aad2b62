import { createReadStream, existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { systemCode } from '../manifests/write/disk.ts';
import type { Io } from './io.ts';
import { Usage } from './usage.ts';

/** No text that a user means to give is larger; the fleet loader has a limit of its own, with a finding. */
const maxBytes = 128 * 1024 * 1024;

/** A text and how findings name where it came from. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** The text of a fleet file, with the byte order mark that it may have; `-` is the standard input. */
export async function readFleetText(path: string, io: Io): Promise<Source> {
  const file = path === '-' ? '<stdin>' : path;
  const bytes = path === '-' ? await gather(io.stdin(), file) : await bytesOf(path);
  try {
    return { file, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes) };
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new Usage(`\`${file}\` is not text in UTF-8. Give a fleet file, written in YAML.`);
  }
}

async function bytesOf(path: string): Promise<Buffer> {
  try {
    if (statSync(path).isDirectory()) throw directoryUsage(path);
    return await gather(createReadStream(path), path);
  } catch (error) {
    const code = systemCode(error);
    if (code === 'ENOENT' || code === 'ENOTDIR')
      throw new Usage(`\`${path}\` does not exist. Name your fleet file, or begin one with \`namsan init\`.`);
    if (code === 'EACCES' || code === 'EPERM')
      throw new Usage(`\`${path}\` may not be read. Give yourself the right to read it.`);
    if (code !== null) throw new Usage(`\`${path}\` cannot be read: the system says ${code}.`);
    throw error;
  }
}

function directoryUsage(path: string): Usage {
  const inside = join(path, 'fleet.yaml');
  return new Usage(
    `\`${path}\` is a directory. Name the fleet file${existsSync(inside) ? `: \`${inside}\`` : ' in it'}.`,
  );
}

async function gather(pieces: AsyncIterable<Uint8Array>, file: string): Promise<Buffer> {
  const all: Uint8Array[] = [];
  let size = 0;
  for await (const piece of pieces) {
    size += piece.length;
    if (size > maxBytes)
      throw new Usage(`\`${file}\` has more than ${maxBytes} bytes, which no fleet file has. Check the path.`);
    all.push(piece);
  }
  return Buffer.concat(all);
}
