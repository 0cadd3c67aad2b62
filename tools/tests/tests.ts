import { spawn } from 'node:child_process';

/** What `npm test` judges by. The two halves of the tests take about as long, and each uses one core. */
const judges: readonly (readonly string[])[] = [
  ['npm', 'run', '-s', 'lint'],
  ['npm', 'run', '-s', 'types'],
  ['node', '--import', './tools/tests/seed.ts', '--test', '--test-isolation=none', 'src/**/*.test.ts'],
  ['node', '--import', './tools/tests/seed.ts', '--test', '--test-isolation=none', 'test/*.test.ts'],
];
const atOnce = 2;

interface Verdict {
  readonly said: string;
  readonly code: number;
}

function verdictOf([program = '', ...line]: readonly string[]): Promise<Verdict> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, line, { stdio: ['ignore', 'pipe', 'pipe'] });
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
