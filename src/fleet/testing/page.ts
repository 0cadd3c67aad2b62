/** A page beside a rule: its sections by heading, each with its text and its YAML examples. */
export interface Page {
  readonly heading: string;
  /** What stands between the heading and the first section. */
  readonly lead: string;
  readonly sections: Readonly<Record<string, { readonly text: string; readonly examples: readonly string[] }>>;
}

/** Reads a page as far as the tests of pages need it. */
export function readPage(markdown: string): Page {
  const [top = '', ...parts] = markdown.split(/^## /m);
  const [heading = '', ...lead] = top.split('\n');
  return {
    heading: heading.replace(/^# /, ''),
    lead: lead.join('\n').trim(),
    sections: Object.fromEntries(
      parts.map((part) => {
        const [name = '', ...lines] = part.split('\n');
        const body = lines.join('\n');
        const examples = [...body.matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map((match) => match[1] ?? '');
        return [name.trim(), { text: body.replace(/^```[\s\S]*?^```$/gm, '').trim(), examples }];
      }),
    ),
  };
}
