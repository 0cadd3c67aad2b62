import { type Dirent, readdirSync, readFileSync, realpathSync, type Stats, statSync } from 'node:fs';
import { join, sep } from 'node:path';
import { type Finding, finding } from '../../findings/finding.ts';
import { manifestLimits } from '../rules/manifest-limits.ts';
import { manifestSyntax } from '../rules/manifest-syntax.ts';
import { systemCode } from '../write/disk.ts';
import { wholeFile } from '../write/places.ts';

/** A file of manifests: its path as the user would write it. */
export interface ManifestFile {
  readonly path: string;
  readonly text: string;
}

type Report = (found: Finding) => void;

/** A thousand clusters of a hundred objects in a file each. */
const maxFiles = 200_000;
/** All custom resource definitions of a cluster in one file are 10 MB. */
const maxFileBytes = 32 * 1024 * 1024;
const maxBytes = 512 * 1024 * 1024;
const maxDepth = 64;

/**
 * Every YAML and JSON file below a path, in the order of their names; the path may be a file itself. Links are followed within the
 * directory, each directory and each file once: files in `seen`, by their real paths, are passed over. What cannot be read is told to `report`.
 */
export function* manifestFiles(path: string, report: Report, seen: Set<string> = new Set()): Generator<ManifestFile> {
  const visited = new Set<string>();
  let files = 0;
  let bytes = 0;
  const root = realOf(path);
  for (const file of walk(path, visited, 0, report)) {
    const stat = statOf(file);
    if (stat === undefined || !stat.isFile()) continue;
    const real = realOf(file);
    if (seen.has(real)) continue;
    seen.add(real);
    if (real !== root && !real.startsWith(`${root}${sep}`)) {
      const message = `\`${file}\` is a link that leads out of \`${path}\`, and is not followed`;
      report(finding(manifestSyntax, wholeFile(file), message));
      continue;
    }
    files += 1;
    bytes += stat.size;
    if (files > maxFiles || bytes > maxBytes) {
      const limit = files > maxFiles ? `${maxFiles} files` : `${maxBytes} bytes`;
      report(finding(manifestLimits, wholeFile(path), `\`${path}\` holds more than ${limit} of YAML and JSON`));
      return;
    }
    if (stat.size > maxFileBytes) {
      report(
        finding(
          manifestLimits,
          wholeFile(file),
          `\`${file}\` has ${stat.size} bytes; at most ${maxFileBytes} are read`,
        ),
      );
      continue;
    }
    const text = textOf(file);
    if (typeof text === 'string') yield { path: file, text };
    else report(finding(manifestSyntax, wholeFile(file), `\`${file}\` ${text.fault}`));
  }
}

function* walk(path: string, visited: Set<string>, depth: number, report: Report): Generator<string> {
  const stat = statOf(path);
  if (stat === undefined) return;
  if (!stat.isDirectory()) {
    yield path;
    return;
  }
  const real = realOf(path);
  if (visited.has(real) || depth > maxDepth) return;
  visited.add(real);
  for (const entry of entriesOf(path, report)) {
    const below = join(path, entry.name);
    if (entry.isDirectory() || entry.isSymbolicLink()) {
      if (!isAside(entry.name)) yield* isDirectory(below) ? walk(below, visited, depth + 1, report) : manifest(below);
    } else yield* manifest(below);
  }
}

/** A path without links; as it is where it cannot be followed. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch (error) {
    if (systemCode(error) === null) throw error;
    return path;
  }
}

function entriesOf(path: string, report: Report): readonly Dirent[] {
  try {
    return readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (systemCode(error) !== 'EACCES') throw error;
    report(finding(manifestSyntax, wholeFile(path), `\`${path}\` may not be read`));
    return [];
  }
}

function isDirectory(path: string): boolean {
  return statOf(path)?.isDirectory() ?? false;
}

/** What a path leads to; `undefined` for a link to nothing or to itself, and behind a directory that may not be entered. */
function statOf(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if (systemCode(error) === 'ELOOP' || systemCode(error) === 'EACCES') return undefined;
    throw error;
  }
}

function* manifest(path: string): Generator<string> {
  if (/\.(?:ya?ml|json)$/i.test(path)) yield path;
}

/** Directories of version control and of packages hold no manifests of a cluster. */
function isAside(name: string): boolean {
  return name.startsWith('.') || name === 'node_modules';
}

function textOf(file: string): string | { readonly fault: string } {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(file));
  } catch (error) {
    if (systemCode(error) === 'EACCES') return { fault: 'may not be read' };
    if (error instanceof TypeError) return { fault: 'is not UTF-8 text' };
    throw error;
  }
}
