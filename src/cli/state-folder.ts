import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where runs on a fleet keep their journals: below `--state`, else below the user's folder for state (XDG base directories). */
export function stateFolder(named: string | null, fleet: string): string {
  return join(named ?? standard(), fleet);
}

function standard(): string {
  const home = process.env['XDG_STATE_HOME'] ?? '';
  return home === '' ? join(homedir(), '.local', 'state', 'namsan') : join(home, 'namsan');
}
