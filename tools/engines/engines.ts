import { findEngine, provide } from './build.ts';
import { enginePath, findToolchain, isBuilt } from './cache.ts';
import { clusterEngines } from './cluster-table.ts';
import { type Engine, engines } from './table.ts';

const help = `npm run engines -- [--list] [NAME...]
Builds engines: the named ones, else all that the engine tests run (what whole clusters need, the testbed builds), into a cache outside the checkout
(NAMSAN_ENGINES, else ~/.cache/namsan/engines). What is there already is not built again.
  --list   says which engines there are, and which of them are built`;

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
  const names = args.filter((arg) => !arg.startsWith('-'));
  if (args.includes('--list')) await list(names.length > 0 ? names.map(findEngine) : [...engines, ...clusterEngines]);
  else await buildMissing(names.length > 0 ? names.map(findEngine) : engines);
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

function label(engine: Engine): string {
  return `${engine.name} ${engine.version}`.padEnd(24);
}
