import type { Paint } from '../findings/format-text.ts';

/** What a command reads from and writes to, beside files. */
export interface Io {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  /** Bytes of the standard input, in pieces. */
  readonly stdin: () => AsyncIterable<Uint8Array>;
  /** Colours for `out`. */
  readonly paint: Paint;
  /** Colours for `err`. */
  readonly paintErr: Paint;
}
