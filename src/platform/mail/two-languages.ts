/** Mails are in both languages, for nobody knows which one the addressee reads; the one that is read first there comes first. */
import type { Locale } from '../../kinds/time.ts';

const both = (first: Locale): readonly Locale[] => (first === 'id' ? ['id', 'en'] : ['en', 'id']);

/** A subject or another single line. */
export function lineInBoth(first: Locale, say: (locale: Locale) => string): string {
  return both(first).map(say).join(' / ');
}

/** Texts with a line between them. */
export function textInBoth(first: Locale, say: (locale: Locale) => string): string {
  return both(first).map(say).join('\n\n---\n\n');
}

/** Texts that stand close together, such as a sentence and its link. */
export function linesInBoth(first: Locale, say: (locale: Locale) => string): string {
  return both(first).map(say).join('\n\n');
}
