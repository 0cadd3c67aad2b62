import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Where Linux distributions put their JDKs. */
const usualPlaces = ['/usr/lib/jvm', '/opt/java', '/usr/java'];

/** OpenSearch 3 is compiled for Java 21 (opensearch@3.6.0 buildSrc/version.properties). */
const leastVersion = 21;

/** The folder of a JDK of 21 or later: `JAVA_HOME`, else the newest of those that are installed where they usually are. */
export function findJdk(): string {
  const named = process.env['JAVA_HOME'];
  const installed = usualPlaces.flatMap((place) =>
    existsSync(place) ? readdirSync(place).map((name) => join(place, name)) : [],
  );
  const found = [...(named === undefined ? [] : [named]), ...installed]
    .map((home) => ({ home, version: versionOf(home) }))
    .filter(({ version }) => version >= leastVersion)
    .toSorted((a, b) => b.version - a.version);
  const chosen = found.find(({ home }) => home === named) ?? found[0];
  if (chosen !== undefined) return chosen.home;
  throw new Error(
    `OpenSearch needs a JDK of ${leastVersion} or later, and none was found: install one, or name its folder by JAVA_HOME.`,
  );
}

/** The major version of a JDK, as its file `release` tells it; 0 for a folder without compiler. */
function versionOf(home: string): number {
  const release = join(home, 'release');
  if (!existsSync(release) || !existsSync(join(home, 'bin', 'javac'))) return 0;
  return Number(/^JAVA_VERSION="(\d+)/m.exec(readFileSync(release, 'utf8'))?.[1] ?? 0);
}
