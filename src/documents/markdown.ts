import type { Block, Cell, Language, Page } from './page.ts';

/** A page as Markdown in one language. Lists and tables without rows, and command blocks without lines, are left out. */
export function markdown({ blocks }: Page, language: Language): string {
  return `${blocks
    .map((block) => written(block, (cell) => (typeof cell === 'string' ? cell : cell[language])))
    .filter((part) => part !== '')
    .join('\n\n')}\n`;
}

function written(block: Block, say: (cell: Cell) => string): string {
  switch (block.kind) {
    case 'heading': {
      const line = `${'#'.repeat(block.level)} ${say(block.text)}`;
      return block.anchor === '' ? line : `<a id="${block.anchor}"></a>\n\n${line}`;
    }
    case 'text':
      return say(block.text);
    case 'list':
      return block.items.map((item, i) => `${block.ordered ? `${i + 1}.` : '-'} ${say(item)}`).join('\n');
    case 'table':
      return block.rows.length === 0
        ? ''
        : tableText(
            block.head.map(say),
            block.rows.map((row) => row.map(say)),
          );
    case 'commands':
      return block.lines.length === 0 ? '' : `\`\`\`sh\n${block.lines.join('\n')}\n\`\`\``;
    case 'mermaid':
      return `\`\`\`mermaid\n${block.lines.map(say).join('\n')}\n\`\`\``;
  }
}

function tableText(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(inCell).join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

/** A bar would end the cell, a line break the row. */
function inCell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('\n', ' ');
}
