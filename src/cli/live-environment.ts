import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** Has the tools that namsan starts find the clusters that it speaks to itself: those of `--kubeconfig`, where any is named. */
export function shareKubeconfig(named: readonly string[]): void {
  if (named.length > 0) process.env['KUBECONFIG'] = named.join(delimiter);
}

/** The folder in which the scripts of `bootstrap/` keep values that were asked for once. */
export function keptValuesFolder(fleet: string): string {
  const named = process.env['FLEET_SECRETS'] ?? '';
  return named === '' ? join(homedir(), '.namsan', fleet, 'secrets') : named;
}
