/** Crockford's alphabet, in which a ULID is written (github.com/ulid/spec). */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Whether a text is a ULID, as the folder of a block is named by (thanos@v0.42.4 pkg/block/block.go IsBlockDir). */
export function isUlid(text: string): boolean {
  return /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/.test(text);
}

/** When a ULID was made, in milliseconds since 1970: its first ten signs, five bits each. */
export function ulidTime(ulid: string): number {
  return [...ulid.slice(0, 10)].reduce((time, sign) => time * 32 + Math.max(0, alphabet.indexOf(sign)), 0);
}
