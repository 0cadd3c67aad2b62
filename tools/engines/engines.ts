import { findEngine, provide } from './build.ts';
import { enginePath, findToolchain, isBuilt } from './cache.ts';
import { clusterEngines } from './cluster-table.ts';
import { openSearch, openSearchFolder, openSearchVersion } from './opensearch.ts';
import { type Engine, engines } from './table.ts';

const help = `npm run engines -- [--list] [NAME...]
Builds engines: the named ones, else all that the engine tests run (what whole clusters need, the testbed builds), into a cache outside the checkout
(NAMSAN_ENGINES, else ~/.cache/namsan/engines). What is there already is not built again.
  --list   says which engines there are, and which of them are built`;

/** The one engine that is no Go program. */
const openSearchName = 'opensearch';
const openSearchLabel = `${openSearchName} ${openSearchVersion}`.padEnd(24);

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

async function main(args: readonly string[]): Promise<void> {
  if (args.includes('--help')) {
    console.log(help);
    return;
  }
  const unknown = args.find((arg) => arg.startsWith('-') && arg !== '--list');
  if (unknown !== undefined) throw new Error(`Unknown option \`${unknown}\`.\n${help}`);
  const all = args.filter((arg) => !arg.startsWith('-'));
  const names = all.filter((name) => name !== openSearchName);
  const withOpenSearch = all.length === 0 || names.length < all.length;
  if (args.includes('--list')) {
    await list(all.length > 0 ? names.map(findEngine) : [...engines, ...clusterEngines]);
    if (withOpenSearch)
      console.log(`${openSearchLabel} ${isBuilt(openSearchFolder()) ? openSearchFolder() : 'not built'}`);
  } else {
    await buildMissing(all.length > 0 ? names.map(findEngine) : engines);
    if (withOpenSearch) await buildOpenSearch();
  }
}

async function list(wanted: readonly Engine[]): Promise<void> {
  const toolchain = await findToolchain();
  for (const engine of wanted) {
    const path = enginePath(engine, toolchain);
    console.log(`${label(engine)} ${isBuilt(path) ? path : 'not built'}`);
  }
}

async function buildMissing(wanted: readonly Engine[]): Promise<void> {
  for (const engine of wanted) {
    const { builtMs } = await provide(engine, () =>
      console.log(`${label(engine)} waiting: another run is building it`),
    );
    console.log(`${label(engine)} ${builtMs === null ? 'in the cache' : `built in ${(builtMs / 1000).toFixed(0)} s`}`);
  }
}

async function buildOpenSearch(): Promise<void> {
  const { builtMs } = await openSearch(() => console.log(`${openSearchLabel} waiting: another run is building it`));
  console.log(`${openSearchLabel} ${builtMs === null ? 'in the cache' : `built in ${(builtMs / 1000).toFixed(0)} s`}`);
}

function label(engine: Engine): string {
  return `${engine.name} ${engine.version}`.padEnd(24);
}
