/**
 * Characters that show nothing and do something: control characters (but tab and line ends), and those that turn the direction of
 * writing for whatever follows (Unicode TR 36, 2.5 "Bidirectional text spoofing"). What shapes letters (ZWJ, ZWNJ) or marks a direction for one
 * place (LRM, RLM) is left: names are written with it.
 */
const UNSEEN = /[^\P{Cc}\t\n\r]|[\u202A-\u202E\u2066-\u2069\uFEFF\uFFF9-\uFFFB]/gu;

/**
 * Something to look at: neither a blank nor what Unicode calls default-ignorable (zero-width space and joiners, soft hyphen, variation
 * selectors, fillers of Hangul), nor the empty pattern of Braille.
 */
const SHOWS = /[^\s\p{Default_Ignorable_Code_Point}\p{Cf}\u2800]/u;

/**
 * What a person typed, without what nobody can see and everybody who reads on would suffer from; where nothing of it can be seen, nothing:
 * a name of zero-width spaces is an empty one.
 */
export function plainText(text: string): string {
  const plain = text.toWellFormed().replace(UNSEEN, '');
  return SHOWS.test(plain) ? plain : plain.replace(/\S/gu, '');
}

/** The same on one line: a subject of a mail, a header. */
export function plainLine(text: string): string {
  return plainText(text).replace(/\s+/g, ' ').trim();
}

/** Every text in it plain, however deep: for what comes from outside, before it is looked at. */
export function plainly<T>(value: T): T {
  if (typeof value === 'string') return plainText(value) as T;
  if (Array.isArray(value)) return value.map(plainly) as T;
  if (value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype)
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, plainly(each)])) as T;
  return value;
}
