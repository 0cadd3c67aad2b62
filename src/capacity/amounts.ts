/** Cores as Kubernetes writes them: `250m` below one, else with at most two decimals; `-` for none. */
export function cores(count: number): string {
  if (count === 0) return '-';
  return count < 1 ? `${Math.round(count * 1000)}m` : String(Math.round(count * 100) / 100);
}

/** Bytes in Mi or Gi with at most one decimal; `-` for none. */
export function bytes(count: number): string {
  if (count === 0) return '-';
  const gibi = 1024 ** 3;
  return count < gibi ? `${Math.round(count / 1024 ** 2)}Mi` : `${Math.round((count / gibi) * 10) / 10}Gi`;
}

/** Cores with their word: `1 core`, `2 cores`, `500m cores`. */
export function coresText(count: number): string {
  return `${cores(count)} ${count === 1 ? 'core' : 'cores'}`;
}
