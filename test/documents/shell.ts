/** A command of a line as words without quotes, and whether a shell would take more of it than words. */
export type ShellCommand = readonly string[];

/**
 * The commands of a line of the pages: divided at pipes, without redirections and what stands behind a command in the background. The pages
 * use words, both quotes, `$(...)` and variables inside double quotes, and nothing else; whatever else is met throws.
 */
export function shellCommands(line: string): readonly ShellCommand[] {
  const found: string[][] = [[]];
  let word: string | null = null;
  let at = 0;
  const end = (): void => {
    if (word !== null) found.at(-1)?.push(word);
    word = null;
  };
  while (at < line.length) {
    const sign = line[at] ?? '';
    if (sign === "'" || sign === '"') {
      const close = line.indexOf(sign, at + 1);
      if (close < 0) throw new Error(`An open quotation: ${line}`);
      word = (word ?? '') + line.slice(at + 1, close);
      at = close;
    } else if (sign === ' ') end();
    else if (sign === '|') {
      end();
      found.push([]);
    } else if (sign === '&' && at === line.length - 1) end();
    else if (sign === '>') {
      end();
      if (!/^> \/tmp\/[\w.-]+$/.test(line.slice(at))) throw new Error(`A redirection that is not the last: ${line}`);
      break;
    } else if (/[;<&()`*?$\\#~{}[\]!]/.test(sign)) throw new Error(`\`${sign}\` outside of quotes: ${line}`);
    else word = (word ?? '') + sign;
    at += 1;
  }
  end();
  return found;
}
