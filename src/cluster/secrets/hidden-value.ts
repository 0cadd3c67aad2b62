import { randomBytes } from 'node:crypto';

/** Bytes that nobody shall see: printed, logged or written as JSON it shows nothing. */
export interface HiddenValue {
  readonly bytes: () => Uint8Array;
}

/** Hides bytes. A text is hidden as its UTF-8. */
export function hidden(value: Uint8Array | string): HiddenValue {
  const kept = typeof value === 'string' ? Buffer.from(value) : value;
  return { bytes: () => kept };
}

/** Whether two values are the same bytes. */
export function isSame(one: HiddenValue, other: HiddenValue): boolean {
  return Buffer.compare(one.bytes(), other.bytes()) === 0;
}

/** The value as the `data` of a Secret has it. */
export function base64Of(value: HiddenValue): string {
  return Buffer.from(value.bytes()).toString('base64');
}

/** The value that the `data` of a Secret has under a key. */
export function ofBase64(text: string): HiddenValue {
  return hidden(Buffer.from(text, 'base64'));
}

/** A value that nobody can guess: 24 bytes, in the form that the scripts of `bootstrap/` give it, which has all that rules for passwords ask for. */
export function byChance(): HiddenValue {
  return hidden(`Ns-${randomBytes(24).toString('hex')}`);
}

/** So many letters of a value in a row are not there by chance. */
const telling = 12;

/**
 * What a server or a tool said, unless it repeats a value, or a part of one, in any form in which that was sent: then `instead`. Admission
 * webhooks and parsers may quote what they were given.
 */
export function withoutValues(said: string, values: readonly HiddenValue[], instead: string): string {
  return values.some((value) => formsOf(value).some((form) => repeats(said, form))) ? instead : said;
}

/** Whether a text has one of these values in it as a whole. Values of a few bytes may be in any text by chance, and are not looked for. */
export function holdsValue(text: string, values: readonly HiddenValue[]): boolean {
  const long = values.filter((value) => value.bytes().length >= telling);
  return long.some((value) => formsOf(value).some((form) => text.includes(form)));
}

function repeats(said: string, form: string): boolean {
  if (form.length <= telling) return said.includes(form);
  for (let i = 0; i + telling <= said.length; i++) if (form.includes(said.slice(i, i + telling))) return true;
  return false;
}

function formsOf(value: HiddenValue): readonly string[] {
  const bytes = Buffer.from(value.bytes());
  const text = bytes.toString();
  const forms = [text, JSON.stringify(text).slice(1, -1), bytes.toString('base64'), encodeURIComponent(text)];
  return forms.filter((form) => form !== '');
}
