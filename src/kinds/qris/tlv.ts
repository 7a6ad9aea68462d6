/** Tag, length, value: two digits, two digits, then exactly so many characters. Strict, because money follows from it. */
import { ok, type Result, refused } from '../result.ts';

export interface TlvField {
  readonly tag: string;
  readonly value: string;
}

export type TlvRefusal = 'character-invalid' | 'tag-invalid' | 'length-invalid' | 'truncated' | 'tag-repeated';

const TWO_DIGITS = /^\d{2}$/;

/**
 * The fields of a text, in order. Only printable ASCII is read: there the count of characters that EMVCo prescribes and
 * a count of bytes agree. Refusals say the position (`at`) in the text.
 */
export function parseTlv(text: string): Result<TlvField[], TlvRefusal, { readonly at: number }> {
  const foreign = text.search(/[^\x20-\x7e]/);
  if (foreign >= 0) return refused('character-invalid', { at: foreign });
  const fields: TlvField[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < text.length; ) {
    const tag = text.slice(at, at + 2);
    const length = text.slice(at + 2, at + 4);
    if (!TWO_DIGITS.test(tag)) return refused('tag-invalid', { at });
    if (!TWO_DIGITS.test(length) || length === '00') return refused('length-invalid', { at: at + 2 });
    const value = text.slice(at + 4, at + 4 + Number(length));
    if (value.length !== Number(length)) return refused('truncated', { at: at + 4 });
    if (seen.has(tag)) return refused('tag-repeated', { at });
    seen.add(tag);
    fields.push({ tag, value });
    at += 4 + value.length;
  }
  return ok(fields);
}

/** The inverse of `parseTlv`. @throws RangeError on a value that is empty or longer than 99. */
export function formatTlv(fields: Iterable<TlvField>): string {
  let text = '';
  for (const { tag, value } of fields) {
    if (value.length < 1 || value.length > 99)
      throw new RangeError(`tag ${tag} cannot hold ${value.length} characters`);
    text += tag + String(value.length).padStart(2, '0') + value;
  }
  return text;
}
