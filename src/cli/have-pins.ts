import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { nearest } from '../kube/nearest.ts';
import { lockPath, readLock } from '../manifests/lock.ts';
import { systemCode } from '../manifests/write/disk.ts';
import { isPin } from '../model/upgrade.ts';
import type { Pin } from '../model/upgrade-rules.ts';
import { versions } from '../model/versions.ts';
import { Usage } from './usage.ts';

/** The versions that run: those of the lock of a tree, and over them those of the line, each `NAME=VERSION`. */
export function havePins(from: string | null, named: readonly string[]): ReadonlyMap<Pin, string> {
  const have = new Map<Pin, string>();
  if (from !== null)
    for (const [name, version] of Object.entries(lockedPins(from))) if (isPin(name)) have.set(name, version);
  for (const text of named) have.set(...pinOf(text));
  return have;
}

function lockedPins(folder: string): Readonly<Record<string, string>> {
  const path = join(folder, lockPath);
  try {
    const lock = readLock(readFileSync(path));
    if (lock !== null) return lock.pins;
  } catch (error) {
    if (systemCode(error) === null) throw error;
    throw new Usage(
      `\`${folder}\` has no lock that can be read. Name the directory that \`namsan render --out\` wrote.`,
    );
  }
  throw new Usage(`\`${path}\` is no lock of this version of namsan.`);
}

function pinOf(text: string): readonly [Pin, string] {
  const [name = '', version = '', ...rest] = text.split('=');
  if (!/^[\w.-]*\d[\w.-]*$/.test(version) || rest.length > 0)
    throw new Usage(`\`--have ${text}\` has not the form \`NAME=VERSION\`, such as \`--have longhorn=1.5.3\`.`);
  if (isPin(name)) return [name, version];
  const meant = nearest(name, Object.keys(versions));
  const names = Object.keys(versions).join(', ');
  throw new Usage(
    `\`${name}\` is not pinned. ${meant === null ? `Pinned are ${names}.` : `Did you mean \`${meant}\`?`}`,
  );
}
