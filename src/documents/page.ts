/** A text in every language that pages are written in: one that lacks a language does not compile. */
export interface Words {
  readonly ko: string;
  readonly en: string;
}

export type Language = keyof Words;

/** A text in every language, or one that is the same in all: names, addresses, commands. */
export type Cell = Words | string;

/** What pages are made of. They are built once for all languages, so that no language has more or less than another. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3; readonly anchor: string; readonly text: Cell }
  | { readonly kind: 'text'; readonly text: Words }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Cell[] }
  | { readonly kind: 'table'; readonly head: readonly Cell[]; readonly rows: readonly (readonly Cell[])[] }
  | { readonly kind: 'commands'; readonly lines: readonly string[] }
  | { readonly kind: 'mermaid'; readonly lines: readonly Cell[] };

export interface Page {
  /** Its path below the folder of pages. */
  readonly path: string;
  readonly blocks: readonly Block[];
}

/** The Korean and the English of one text. */
export function both(ko: string, en: string): Words {
  return { ko, en };
}

/** The title of a page. */
export function title(words: Cell): Block {
  return { kind: 'heading', level: 1, anchor: '', text: words };
}

/** The heading of a chapter; `anchor` is what links name, the same in every language. */
export function chapter(anchor: string, words: Cell): Block {
  return { kind: 'heading', level: 2, anchor, text: words };
}

/** The heading of a part of a chapter. */
export function section(anchor: string, words: Cell): Block {
  return { kind: 'heading', level: 3, anchor, text: words };
}

/** A paragraph. */
export function text(words: Words): Block {
  return { kind: 'text', text: words };
}

/** A list without order. */
export function list(items: readonly Cell[]): Block {
  return { kind: 'list', ordered: false, items };
}

/** Steps, one after the other. */
export function steps(items: readonly Cell[]): Block {
  return { kind: 'list', ordered: true, items };
}

/** A table. */
export function table(head: readonly Cell[], rows: readonly (readonly Cell[])[]): Block {
  return { kind: 'table', head, rows };
}

/** Commands for a shell, the same in every language. */
export function commands(...lines: readonly string[]): Block {
  return { kind: 'commands', lines };
}
