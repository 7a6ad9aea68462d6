/** What stands where a name was taken out. */
export const HIDDEN = '▇▇▇';

const WORDS = /[\p{L}\p{N}]+/gu;

/**
 * A text without a business's name, for curators who shall not know whom they score: the whole name however it is spaced
 * or written large. What else gives somebody away, a text can always say; that is the applicant's own doing.
 */
export function hideName(text: string, name: string): string {
  // One way of writing accents, or a name typed on another keyboard would not be found.
  const words = name.normalize('NFC').match(WORDS) ?? [];
  if (words.length === 0) return text;
  const gap = Math.max(3, ...(name.normalize('NFC').match(/[^\p{L}\p{N}]+/gu) ?? []).map((signs) => signs.length));
  const spelled = words.join(`[^\\p{L}\\p{N}]{0,${gap}}`);
  return text.normalize('NFC').replace(new RegExp(`(?<![\\p{L}\\p{N}])${spelled}(?![\\p{L}\\p{N}])`, 'giu'), HIDDEN);
}
