/** One entry of an archive: a file (with bytes or from disk), a folder or a symbolic link. Owner is root, time is zero. */
export interface Entry {
  /** Without a leading slash. */
  readonly path: string;
  readonly mode: number;
  readonly bytes?: Buffer;
  readonly file?: string;
  readonly directory?: true;
  readonly link?: string;
}

/** Bytes come in blocks of this size (POSIX.1-1988 ustar). */
const block = 512;

/** Two empty blocks end an archive. */
export const ending: Buffer = Buffer.alloc(2 * block);

/** The header block of an entry in ustar format; an error where a name does not fit (255 bytes in two fields). */
export function header(entry: Entry, size: number): Buffer {
  const out = Buffer.alloc(block);
  const { prefix, name } = split(entry.directory === true ? `${entry.path}/` : entry.path);
  out.write(name, 0);
  out.write(octal(entry.mode, 8), 100);
  out.write(octal(0, 8), 108);
  out.write(octal(0, 8), 116);
  out.write(octal(size, 12), 124);
  out.write(octal(0, 12), 136);
  out.write(entry.directory === true ? '5' : entry.link === undefined ? '0' : '2', 156);
  if (entry.link !== undefined) out.write(entry.link, 157);
  out.write('ustar\u000000', 257);
  out.write(prefix, 345);
  // The checksum counts its own field as spaces.
  out.fill(' ', 148, 156);
  const sum = out.reduce((total, byte) => total + byte, 0);
  out.write(`${sum.toString(8).padStart(6, '0')}\u0000 `, 148);
  return out;
}

/** What fills the last block of a content of that size. */
export function padding(size: number): Buffer {
  return Buffer.alloc((block - (size % block)) % block);
}

function octal(value: number, width: number): string {
  const text = value.toString(8);
  if (text.length >= width) throw new Error(`${value} does not fit into ${width} octal digits of a tar header.`);
  return `${text.padStart(width - 1, '0')}\u0000`;
}

function split(path: string): { readonly prefix: string; readonly name: string } {
  if (Buffer.byteLength(path) <= 100) return { prefix: '', name: path };
  const at = path.indexOf('/', Math.max(0, path.length - 101));
  if (at < 0 || at > 155) throw new Error(`The path \`${path}\` does not fit into a tar header.`);
  return { prefix: path.slice(0, at), name: path.slice(at + 1) };
}
