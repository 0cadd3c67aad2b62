import type { Files } from './files.ts';

/** Pieces are joined here, so that this file does not hold what it looks for. */
const joined = (...pieces: readonly string[]): string => pieces.join('');

/** Shapes of real credentials. */
const credentials = new RegExp(
  [
    joined('\\b(?:AK', 'IA|AS', 'IA)[A-Z0-9]{16}\\b'),
    joined('-----BEGIN [A-Z ]*PRIV', 'ATE KEY-----'),
    joined('\\bgh', '[pousr]_[A-Za-z0-9]{36}'),
    joined('\\bxo', 'x[abprs]-[A-Za-z0-9-]{10,}'),
    joined('hooks\\.sl', 'ack\\.com/services/T\\w+/B\\w+/\\w+'),
    joined('\\be', 'yJ[\\w-]{10,}\\.[\\w-]{10,}\\.[\\w-]{10,}'),
    joined('\\b(?:minio', 'admin|prom-', 'operator123|admin', '123[4]?)\\b'),
  ].join('|'),
);

/** Where things are on one machine, and hosts that only fetch packages: neither is right on another. */
const places = new RegExp(
  [
    joined('/wo', 'rk/(?:main|shared)'),
    joined('/ho', 'me/\\w+/'),
    joined('/ro', 'ot/\\w'),
    joined('\\bregistry\\.np', 'mjs\\.org'),
    joined('\\b(?:proxy|sum)\\.gol', 'ang\\.org'),
  ].join('|'),
);

/** Words about how the text came about; it is about namsan. */
const talk = new RegExp(
  `\\b(?:${joined('Cla', 'ude')}|${joined('Anth', 'ropic')}|${joined('Chat', 'GPT')}|${joined('L', 'LM')}|${joined('language ', 'model')}|${joined('pro', 'mpts?')})\\b`,
  'i',
);

/** What no committed file holds: credentials, places of one machine, talk about its own making. The values are not repeated. */
export function wordFaults(files: Files): readonly string[] {
  return [...files].flatMap(([path, text]) =>
    [
      { what: 'what looks like a credential', form: credentials },
      { what: 'a path or host of one machine', form: places },
      { what: 'talk about its own making', form: talk },
    ].flatMap(({ what, form }) => {
      const found = form.exec(text);
      return found === null ? [] : [`${path}:${text.slice(0, found.index).split('\n').length} holds ${what}`];
    }),
  );
}
