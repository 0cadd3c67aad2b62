import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the testbed keeps what it makes: `NAMSAN_TESTBED`, else `.cache/namsan/testbed` in the home folder. */
export function testbedFolder(): string {
  return process.env['NAMSAN_TESTBED'] ?? join(homedir(), '.cache', 'namsan', 'testbed');
}

/** A script of the testbed. */
export function script(name: 'up' | 'down' | 'kc' | 'node' | 'load' | 'need'): string {
  return join(import.meta.dirname, `${name}.sh`);
}
