import { spawnSync } from 'node:child_process';
import { script } from './folders.ts';
import { provideTestbed } from './provide.ts';

const help = `npm run testbed -- COMMAND
Real Kubernetes clusters on this machine, one node each, without a registry (tools/testbed/README.md).
  build                    programs and images, into caches outside the checkout; what is there is not made again
  up NAME [--address ...]  build, then start a cluster or bring it back; a and b are 10.88.0.11 and .12
  kc NAME ARGUMENT...      kubectl
  node NAME COMMAND...     a command as on the node
  load NAME ARCHIVE...     more images
  down NAME [--purge]      stop it; with --purge delete its data`;

await main(process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});

async function main([command, ...args]: readonly string[]): Promise<void> {
  if (command === 'build' || command === 'up') await provideTestbed((line) => console.error(line));
  if (command === 'build') return;
  if (command === 'up' || command === 'down' || command === 'kc' || command === 'node' || command === 'load') {
    process.exitCode = spawnSync('bash', [script(command), ...args], { stdio: 'inherit' }).status ?? 1;
    return;
  }
  console.log(help);
  process.exitCode = command === undefined || command === '--help' ? 0 : 2;
}
