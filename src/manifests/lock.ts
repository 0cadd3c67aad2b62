import { isJsonObject, mapAt, numberAt, stringAt, stringsAt } from '../kube/read.ts';
import { versions } from '../model/versions.ts';
import { digest } from './digest.ts';
import { release } from './release.ts';

/** What a tree was made of, and which of its files are namsan's: path to SHA-256 of the bytes that were written. */
export interface Lock {
  readonly inputs: Inputs;
  readonly pins: Readonly<Record<string, string>>;
  readonly files: ReadonlyMap<string, string>;
}

/** What decides every byte of a tree. */
export interface Inputs {
  /** SHA-256 of the fleet file's text. */
  readonly fleet: string;
  /** Version of namsan. */
  readonly namsan: string;
}

/** Where the lock lies in a tree. */
export const lockPath = '.namsan/lock.json';

/** Raised when files of a tree or of this one change their meaning. */
const format = 1;

/** The inputs of a tree that this version of namsan makes of a fleet file's text. */
export function inputsOf(fleetText: string): Inputs {
  return { fleet: digest(fleetText), namsan: release };
}

/** The text of the lock of a tree with these files. */
export function lockText(inputs: Inputs, files: ReadonlyMap<string, string>): string {
  const sorted = [...files].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ format, inputs, pins: versions, files: Object.fromEntries(sorted) }, null, 1)}\n`;
}

/** Bytes; the lock of 10,000 clusters is a fifth of it. */
const maxBytes = 128 * 1024 * 1024;

/** The lock that bytes hold; `null` when it is none, or one of a later format. */
export function readLock(bytes: Buffer): Lock | null {
  const lock = bytes.length > maxBytes ? null : parsed(bytes.toString('utf8'));
  if (!isJsonObject(lock) || numberAt(lock, 'format') !== format || !isJsonObject(lock['files'])) return null;
  const files = new Map(Object.entries(stringsAt(lock, 'files')));
  if (files.size !== Object.keys(mapAt(lock, 'files')).length) return null;
  return {
    inputs: { fleet: stringAt(lock, 'inputs', 'fleet') ?? '', namsan: stringAt(lock, 'inputs', 'namsan') ?? '' },
    pins: stringsAt(lock, 'pins'),
    files,
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
