/** Whether a shell was meant to put the user's home in: it does so at the beginning of a word, not in `--out=~/x`. */
export function isInUnknownHome(out: string): boolean {
  return /^~(?:\/|$)/.test(out);
}

/** What is said then. */
export function unknownHome(out: string): string {
  return `\`${out}\` begins with \`~\`, which only a shell knows. Write \`--out "$HOME${out.slice(1)}"\`.`;
}
