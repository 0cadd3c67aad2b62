import { posix } from 'node:path';
import { type Files, isForTests } from './files.ts';

/** One import or re-export of a file. */
export interface Import {
  readonly specifier: string;
  /** `type` leaves nothing in the running code, `lazy` is loaded when it is needed. */
  readonly way: 'value' | 'type' | 'lazy';
}

/** The rooms in order: a room imports itself and rooms before it. */
export const rooms: readonly string[] = [
  ...[
    'findings',
    'kube',
    'fleet',
    'model',
    'components',
    'manifests',
    'delivery',
    'topology',
    'network',
    'proofs',
    'checks',
    'capacity',
    'documents',
  ],
  ...['impact', 'cluster', 'probes', 'lab', 'from-model.ts', 'pipeline.ts', 'rules.ts', 'index.ts', 'console', 'cli'],
];

/** Flows and proofs are read from objects alone: these rooms never see what the objects were rendered from. */
const objectsOnly: readonly string[] = ['topology', 'proofs'];
const fleetSide: readonly string[] = ['fleet', 'model', 'components'];

/** Folders that may speak to the machine; all others are pure. */
const impure = ['src/cli/', 'src/manifests/write/', 'src/manifests/read/', 'src/cluster/', 'src/lab/', 'src/console/'];

/** Modules of Node that only compute. */
const pure = ['node:path', 'node:crypto', 'node:util'];

const statement =
  /^(?<way>import|export)\s+(?<type>type\s+)?(?:[\w*{][^'"`;]*?\bfrom\s+)?'(?<from>[^']+)'|\bimport\('(?<lazy>[^']+)'\)/gm;

/** The imports of a text, in order. */
export function importsOf(text: string): readonly Import[] {
  return [...text.matchAll(statement)].map(({ groups = {} }) => ({
    specifier: groups['lazy'] ?? groups['from'] ?? '',
    way: groups['lazy'] !== undefined ? 'lazy' : groups['type'] !== undefined ? 'type' : 'value',
  }));
}

/**
 * What imports break: the order of rooms, the independence of components, purity, files and packages that are not there. `all` are the
 * files that may be imported, generated ones among them.
 */
export function importFaults(files: Files, packages: readonly string[], all: Files = files): readonly string[] {
  return [...files].flatMap(([path, text]) =>
    importsOf(text).flatMap(({ specifier }) => {
      const said = `${path} imports ${specifier}`;
      if (!specifier.startsWith('.')) return packageFault(path, specifier, packages).map((why) => `${said}: ${why}`);
      const target = posix.join(posix.dirname(path), specifier);
      if (!all.has(target)) return [`${said}: there is no such file`];
      return [...roomFault(path, target), ...componentFault(path, target)].map((why) => `${said}: ${why}`);
    }),
  );
}

function packageFault(path: string, specifier: string, packages: readonly string[]): readonly string[] {
  if (specifier.startsWith('node:'))
    return path.startsWith('src/') &&
      !isForTests(path) &&
      !pure.includes(specifier) &&
      !impure.some((folder) => path.startsWith(folder))
      ? ['a pure room does not speak to the machine']
      : [];
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  return packages.includes(name) ? [] : ['the package is not among those that package.json declares for it'];
}

function roomFault(path: string, target: string): readonly string[] {
  if (!path.startsWith('src/')) return [];
  if (!target.startsWith('src/'))
    return isForTests(path) || target === 'package.json' ? [] : ['the sources import only themselves'];
  if (isForTests(target) && !isForTests(path)) return ['what is for tests is not in the product'];
  const [own, other] = [path, target].map((p) => rooms.indexOf(p.split('/')[1]?.replace('.test.ts', '.ts') ?? ''));
  if (own === undefined || other === undefined || own < 0 || other < 0) return ['the room is not in the list of rooms'];
  const [room = '', seen = ''] = [rooms[own], rooms[other]];
  if (other > own) return [`the room ${seen} comes after ${room}`];
  return objectsOnly.includes(room) && fleetSide.includes(seen) && !isForTests(path)
    ? [`the room ${room} reads objects only`]
    : [];
}

function componentFault(path: string, target: string): readonly string[] {
  const [own, other] = [path, target].map((p) => /^src\/components\/([^/]+)\//.exec(p)?.[1]);
  const shared = other === undefined || other === 'parts' || other === 'testing';
  return own === undefined || own === 'testing' || shared || own === other || isForTests(path)
    ? []
    : ['components meet only in the model'];
}

/** The circles of value imports, each once, as the files that it goes through. */
export function cycles(files: Files): readonly string[] {
  const done = new Set<string>();
  const open: string[] = [];
  const found: string[] = [];
  const visit = (path: string): void => {
    if (open.includes(path)) found.push([...open.slice(open.indexOf(path)), path].join(' -> '));
    if (open.includes(path) || done.has(path)) return;
    open.push(path);
    for (const { specifier, way } of importsOf(files.get(path) ?? ''))
      if (way === 'value' && specifier.startsWith('.')) visit(posix.join(posix.dirname(path), specifier));
    open.pop();
    done.add(path);
  };
  for (const path of files.keys()) visit(path);
  return found;
}
