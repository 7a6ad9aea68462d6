/**
 * Finds the fonts for what a paper's own letters lack, and replaces what no font has: no character that somebody typed may stop
 * a paper. What a reader takes for one sign (a letter with its accents, a family of emoji) is looked for in one font.
 */
import type { Face, FontShelf, HanForms } from './font-shelf.ts';

/** What stands for a sign that no font has: the paper's own letters must have it. */
export const BOX = '□';

export interface FittedText {
  readonly text: string;
  readonly faces: ReadonlySet<Face>;
}

/** Draws nothing of its own: joiners, variation selectors, direction marks, tags. */
const IGNORABLE = /^\p{Default_Ignorable_Code_Point}$/u;
/** Belongs to the character before it. */
const ATTACHED = /^[\p{M}\p{Cf}\p{Emoji_Modifier}]$/u;
const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
const signs = new Intl.Segmenter('und', { granularity: 'grapheme' });

const codesOf = (text: string) => Array.from(text, (character) => character.codePointAt(0) ?? 0);
const visible = (text: string) => Array.from(text).filter((character) => !IGNORABLE.test(character));

/**
 * @param text any text, also JSON of it: what is replaced holds no quote and no backslash.
 * @param own what the paper's own letters cover.
 */
export async function fitText(text: string, own: ReadonlySet<number>, shelf: FontShelf): Promise<FittedText> {
  const faces = new Set<Face>();
  const fitted = new Map<string, string>();
  const forms: HanForms = KANA.test(text) ? 'japanese' : 'chinese';
  const parts: string[] = [];
  for (const { part, foreign } of cutForeign(text, own)) {
    if (!foreign) {
      parts.push(part);
      continue;
    }
    for (const { segment } of signs.segment(part)) {
      const known = fitted.get(segment) ?? (await fitSign(segment, { own, shelf, forms, faces }));
      fitted.set(segment, known);
      parts.push(known);
    }
  }
  return { text: parts.join(''), faces };
}

/** Every sign that the paper's own letters lack as a box; `only` those, when it is given. */
export function boxForeign(text: string, own: ReadonlySet<number>, only?: ReadonlySet<string>): string {
  return Array.from(cutForeign(text, own), ({ part, foreign }) =>
    foreign
      ? Array.from(signs.segment(part), ({ segment }) =>
          only === undefined || Array.from(only).some((sign) => segment.includes(sign) || sign.includes(segment))
            ? BOX
            : segment,
        ).join('')
      : part,
  ).join('');
}

interface Fitting {
  readonly own: ReadonlySet<number>;
  readonly shelf: FontShelf;
  readonly forms: HanForms;
  readonly faces: Set<Face>;
}

async function fitSign(sign: string, fitting: Fitting): Promise<string> {
  const ways = new Set([sign, sign.normalize('NFC'), plainly(sign.normalize('NFKC'))]);
  for (const way of ways) if (await has(way, fitting)) return way;
  const characters = visible(sign);
  if (characters.length < 2) return BOX;
  // No font has it as one: each of its parts by itself, in the order in which they were typed.
  const parts: string[] = [];
  for (const character of characters) parts.push((await has(character, fitting)) ? character : BOX);
  return parts.join('');
}

/** Whether the paper's own letters or one font have all of it; that font is then taken. */
async function has(way: string, { own, shelf, forms, faces }: Fitting): Promise<boolean> {
  const codes = codesOf(visible(way).join(''));
  if (codes.every((code) => own.has(code))) return true;
  const face = await shelf.find(codes, forms);
  if (face === undefined) return false;
  faces.add(face);
  return true;
}

/** A compatible form may be a quote or a control character, which mean something in JSON. */
function plainly(text: string): string {
  return text.replaceAll(/["\\\p{Cc}]/gu, '');
}

interface Part {
  readonly part: string;
  /** Whether something in it is not covered; whole signs are never cut. */
  readonly foreign: boolean;
}

function* cutForeign(text: string, own: ReadonlySet<number>): Generator<Part> {
  let begin = 0;
  let at = 0;
  while (at < text.length) {
    const code = text.codePointAt(at) ?? 0;
    const width = code > 0xffff ? 2 : 1;
    if (own.has(code)) {
      at += width;
      continue;
    }
    const from = ATTACHED.test(String.fromCodePoint(code)) ? startOfSign(text, at, begin) : at;
    let to = at + width;
    while (to < text.length) {
      const next = String.fromCodePoint(text.codePointAt(to) ?? 0);
      if (own.has(next.codePointAt(0) ?? 0) && !ATTACHED.test(next)) break;
      to += next.length;
    }
    if (from > begin) yield { part: text.slice(begin, from), foreign: false };
    yield { part: text.slice(from, to), foreign: true };
    begin = to;
    at = to;
  }
  if (begin < text.length) yield { part: text.slice(begin), foreign: false };
}

/** Where the character that an attached one belongs to begins; not before `least`, nor at a quote of JSON. */
function startOfSign(text: string, at: number, least: number): number {
  let from = at;
  while (from > least) {
    const low = text.charCodeAt(from - 1);
    const width = low >= 0xdc00 && low <= 0xdfff ? 2 : 1;
    const before = text.slice(from - width, from);
    if (/["\\]/.test(before)) return from;
    from -= width;
    if (!ATTACHED.test(before)) return from;
  }
  return from;
}
