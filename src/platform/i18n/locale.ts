/** The languages, and which of them is spoken now. */
export const locales = ['id', 'en'] as const;

export type Locale = (typeof locales)[number];

let read: () => Locale = () => 'id';

/** The language that messages are said in when the caller names none. */
export function getLocale(): Locale {
  return read();
}

/** Tells the messages where to read the current language. */
export function localeFrom(source: () => Locale): void {
  read = source;
}
