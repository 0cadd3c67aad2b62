import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** Rooms whose tests wait for sockets, processes and disks now and then; those of all others only reckon. */
const waitingRooms = ['cli', 'cluster', 'manifests', 'probes'];
const otherRooms = readdirSync('src', { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && !waitingRooms.includes(entry.name))
  .map(({ name }) => name);

/** What `npm test` judges by, the longest first: three parts of the tests that take about as long. */
const judges: readonly (readonly string[])[] = [
  testsIn(`src/{${otherRooms.join()}}/**/*.test.ts`, 'src/*.test.ts'),
  testsIn('test/*.test.ts'),
  testsIn(`src/{${waitingRooms.join()}}/**/*.test.ts`),
  ['npm', 'run', '-s', 'types'],
  ['npm', 'run', '-s', 'lint'],
];
/** One more than two cores, since one of the parts often waits. */
const atOnce = 3;

/** Modules are stripped of their types and compiled once for all parts, and for the commands that tests start. */
const environment = { NODE_COMPILE_CACHE: resolve('node_modules', '.cache', 'namsan-compile'), ...process.env };

function testsIn(...patterns: readonly string[]): readonly string[] {
  return ['node', '--import', './tools/tests/seed.ts', '--test', '--test-isolation=none', ...patterns];
}

interface Verdict {
  readonly said: string;
  readonly code: number;
}

function verdictOf([program = '', ...line]: readonly string[]): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, line, { stdio: ['ignore', 'pipe', 'pipe'], env: environment });
    const parts: Buffer[] = [];
    child.stdout.on('data', (part: Buffer) => parts.push(part));
    child.stderr.on('data', (part: Buffer) => parts.push(part));
    child.on('error', reject);
    child.on('close', (code) => resolve({ said: Buffer.concat(parts).toString(), code: code ?? 1 }));
  });
}

/** Each speaks when it has ended, so that their lines do not mix; the first that fails is the end of the others that wait. */
const waiting = [...judges];
async function judge(): Promise<void> {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const { said, code } = await verdictOf(next);
    process.stdout.write(said);
    if (code === 0) continue;
    process.stderr.write(`\`${next.join(' ')}\` failed\n`);
    process.exitCode = 1;
    waiting.length = 0;
  }
}
await Promise.all(Array.from({ length: atOnce }, judge));
