/** Tag, length, value: two digits, two digits, then exactly so many characters. Strict, because money follows from it. */
import { ok, type Result, refused } from '../result.ts';

export interface TlvField {
  readonly tag: string;
  readonly value: string;
}

export type TlvRefusal = 'character-invalid' | 'tag-invalid' | 'length-invalid' | 'truncated' | 'tag-repeated';

const TWO_DIGITS = /^\d{2}$/;

/**
 * The fields of a text, in order. Lengths count characters, which outside ASCII are Unicode's code points and not the bytes of
 * UTF-8 (EMVCo, merchant-presented mode 1.1, 3.2 and 4.1). Refusals say the position (`at`) in characters.
 */
export function parseTlv(text: string): Result<TlvField[], TlvRefusal, { readonly at: number }> {
  const characters = [...text];
  // Nothing that no eye sees: control signs, halves of pairs, private signs.
  const foreign = characters.findIndex((character) => /[\p{C}\p{Zl}\p{Zp}]/u.test(character));
  if (foreign >= 0) return refused('character-invalid', { at: foreign });
  const slice = (from: number, to: number) => characters.slice(from, to).join('');
  const fields: TlvField[] = [];
  const seen = new Set<string>();
  for (let at = 0; at < characters.length; ) {
    const tag = slice(at, at + 2);
    const length = slice(at + 2, at + 4);
    if (!TWO_DIGITS.test(tag)) return refused('tag-invalid', { at });
    if (!TWO_DIGITS.test(length) || length === '00') return refused('length-invalid', { at: at + 2 });
    const value = slice(at + 4, at + 4 + Number(length));
    if (countCharacters(value) !== Number(length)) return refused('truncated', { at: at + 4 });
    if (seen.has(tag)) return refused('tag-repeated', { at });
    seen.add(tag);
    fields.push({ tag, value });
    at += 4 + Number(length);
  }
  return ok(fields);
}

/** As EMVCo counts them. */
export function countCharacters(text: string): number {
  return [...text].length;
}

/** The inverse of `parseTlv`. @throws RangeError on a value that is empty or longer than 99. */
export function formatTlv(fields: Iterable<TlvField>): string {
  let text = '';
  for (const { tag, value } of fields) {
    const length = countCharacters(value);
    if (length < 1 || length > 99) throw new RangeError(`tag ${tag} cannot hold ${length} characters`);
    text += tag + String(length).padStart(2, '0') + value;
  }
  return text;
}
