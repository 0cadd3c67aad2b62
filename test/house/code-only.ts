/** The code of a TypeScript text with comments and the contents of strings blanked out, line for line. */
export function codeOnly(text: string): string {
  const out: string[] = [];
  /** For each open template literal, how many braces are open in its `${}`. */
  const templates: number[] = [];
  let i = 0;
  const copy = (count: number): void => {
    out.push(text.slice(i, i + count));
    i += count;
  };
  const blank = (count: number): void => {
    out.push(text.slice(i, i + count).replace(/[^\n]/g, ' '));
    i += count;
  };
  const template = (): void => {
    while (i < text.length) {
      if (text[i] === '\\') blank(2);
      else if (text.startsWith('${', i)) {
        templates.push(0);
        copy(2);
        return;
      } else if (text[i] === '`') {
        copy(1);
        return;
      } else blank(1);
    }
  };
  while (i < text.length) {
    const rest = text.slice(i, i + 2);
    const open = templates.length - 1;
    if (rest === '//') blank(lengthTo('\n', text, i));
    else if (rest === '/*') blank(lengthTo('*/', text, i) + 2);
    else if (text[i] === "'" || text[i] === '"') {
      copy(1);
      blank(quotedLength(text, i));
      copy(1);
    } else if (text[i] === '`') {
      copy(1);
      template();
    } else if (text[i] === '/' && regexCanStart(out)) blank(regexLength(text, i));
    else if (open >= 0 && text[i] === '}' && templates[open] === 0) {
      templates.pop();
      copy(1);
      template();
    } else {
      if (open >= 0 && text[i] === '{') templates[open] = (templates[open] ?? 0) + 1;
      if (open >= 0 && text[i] === '}') templates[open] = (templates[open] ?? 0) - 1;
      copy(1);
    }
  }
  return out.join('');
}

function lengthTo(end: string, text: string, from: number): number {
  const at = text.indexOf(end, from);
  return (at < 0 ? text.length : at) - from;
}

/** The length of what follows an opening quote, up to the closing one. */
function quotedLength(text: string, from: number): number {
  const quote = text[from - 1];
  let i = from;
  while (i < text.length && text[i] !== quote && text[i] !== '\n') i += text[i] === '\\' ? 2 : 1;
  return i - from;
}

/** After an operator, a bracket or a keyword a `/` begins a regular expression; after a value it divides. */
function regexCanStart(before: readonly string[]): boolean {
  const last = before.slice(-12).join('').trimEnd();
  return last === '' || /[=(,:[!&|?{};+>]$|\b(?:return|case|typeof)$/.test(last);
}

function regexLength(text: string, from: number): number {
  let inClass = false;
  let i = from + 1;
  while (i < text.length && text[i] !== '\n' && (inClass || text[i] !== '/')) {
    if (text[i] === '[') inClass = true;
    if (text[i] === ']') inClass = false;
    i += text[i] === '\\' ? 2 : 1;
  }
  return i - from + 1;
}
