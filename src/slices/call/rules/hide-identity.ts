/**
 * What an applicant writes, for curators who shall not know whom they score: without what names or leads to who wrote it.
 * What else gives somebody away, a text can always say; that is the applicant's own doing.
 */

/** What stands where something was taken out. */
export const HIDDEN = '▇▇▇';

/** Who is hidden. */
export interface Identity {
  /** The business's. */
  readonly name: string;
  /** Names of people: who acts for the business. */
  readonly people: readonly string[];
}

/** Forms of business, which a name is called with or without. */
const FORMS =
  'ud cv pt pd fa tbk kub kube koperasi kelompok usaha bersama dagang perorangan poklahsar pokdakan kwt umkm ukm ikm toko rumah produksi galeri sanggar'.split(
    ' ',
  );

/** What products are called: a name of nothing else than these says what is sold, not by whom. */
const GOODS = new Set(
  'batik tenun sarung kain wastra busana baju songket sulam ulap doyo manik anyam anyaman rotan ulin kriya kerajinan ukir tas amplang kerupuk keripik abon sambal kue roti dodol madu gula aren kopi teh cokelat coklat lada jahe wedang jamu herbal minuman makanan kuliner ikan udang kepiting rumput laut terasi dapur kalimantan timur kaltim borneo'.split(
    ' ',
  ),
);

const TITLES = 'ibu|bu|bapak|pak|bpk|haji|hajah|hj|h|kak|mbak|mas|mama|nenek|kakek|mrs|mr|ms';

const EMAIL = /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/gu;
const ADDRESS = /(?:https?:\/\/|www\.)[^\s<>"']+/giu;
/** `toko.id/amplang`: a domain without its scheme. */
const BARE_ADDRESS =
  /(?<![\p{L}\p{N}.@])(?:[a-z0-9-]+\.)+(?:com|net|org|info|biz|shop|store|online|site|me|link|ee|bio|co\.id|web\.id|my\.id|or\.id|id)(?:\/[^\s<>"']*)?(?![\p{L}\p{N}])/giu;
const HANDLE = /(?<![\p{L}\p{N}])@[\p{L}\p{N}_](?:[\p{L}\p{N}_.]*[\p{L}\p{N}_])?/gu;
/** `IG: amplang_sari`. */
const NAMED_HANDLE =
  /(?<![\p{L}\p{N}])(instagram|ig|tiktok|facebook|fb|shopee|tokopedia|twitter|youtube|telegram|line|whatsapp|wa)(\s*[:=/]\s*)[\p{L}\p{N}_][\p{L}\p{N}_.-]*/giu;
const DIGITS = /(?<![\p{L}\p{N}.,])\+?\d(?:[\s().\-/]{0,2}\d){7,}(?![\p{N}])/gu;

/** The letters and digits of a name's words, without accents. */
function wordsOf(name: string): string[] {
  return (
    name
      .normalize('NFD')
      .replace(/\p{M}+/gu, '')
      .match(/[\p{L}\p{N}]+/gu) ?? []
  );
}

/** Signs that nobody sees, within or beside a word: joiners, marks of direction, soft hyphens. */
const UNSEEN = /\p{Cf}/gu;
/** Letters and digits in another dress, as keyboards for names of accounts make them: wide, ringed, bold, script. */
const DRESSED = /[\u{1D400}-\u{1D7FF}\u{FF01}-\u{FF5E}\u{2460}-\u{24EA}\u{1F130}-\u{1F149}]/gu;

const INSIDE = '[\\p{L}\\p{N}\\p{M}]';

/** The words one after the other, however they are spaced, joined, accented or written large. */
function spelled(words: readonly string[], gap: number): RegExp {
  const marked = words.map((word) => [...word].map((letter) => `${letter}\\p{M}*`));
  const together = marked.map((letters) => letters.join('')).join(`[^\\p{L}\\p{N}]{0,${gap}}`);
  // `S A R I`, `s.a.r.i`: every letter by itself.
  const apart = marked.flat().join('[^\\p{L}\\p{N}]{1,3}');
  return new RegExp(`(?<!${INSIDE})(?:${together}|${apart})(?!${INSIDE})`, 'giu');
}

/** A number that one can be called or looked up by: a telephone's, or 13 and more digits in a row. A price is none. */
function leads(found: string): boolean {
  const digits = found.replace(/\D/g, '');
  const calls = /^(?:\+|0|62)/.test(found) && digits.length >= 9 && digits.length <= 15;
  return calls || (digits === found && digits.length >= 13);
}

/** Takes names, addresses, handles and telephone numbers out of a text. Doing it twice changes nothing. */
export function hideIdentity(text: string, { name, people }: Identity): string {
  let left = text
    .replace(UNSEEN, '')
    .replace(DRESSED, (letter) => letter.normalize('NFKC'))
    .normalize('NFD');
  for (const pattern of [EMAIL, ADDRESS, BARE_ADDRESS, HANDLE]) left = left.replace(pattern, HIDDEN);
  left = left.replace(NAMED_HANDLE, `$1$2${HIDDEN}`);
  left = left.replace(DIGITS, (found) => (leads(found) ? HIDDEN : found));
  const words = wordsOf(name);
  const gap = Math.max(3, ...(name.normalize('NFC').match(/[^\p{L}\p{N}]+/gu) ?? []).map((signs) => signs.length));
  if (words.length > 0) left = left.replace(spelled(words, gap), HIDDEN);
  const bare = words.filter((word) => !FORMS.includes(word.toLowerCase()));
  if (bare.length > 0 && bare.length < words.length && !bare.every((word) => GOODS.has(word.toLowerCase())))
    left = left.replace(spelled(bare, gap), HIDDEN);
  for (const person of people) left = hidePerson(left, wordsOf(person));
  return left.normalize('NFC');
}

/** The whole name, and any word of it after a title: `Bu Sari`. */
function hidePerson(text: string, words: readonly string[]): string {
  if (words.length === 0) return text;
  let left = text.replace(spelled(words, 3), HIDDEN);
  for (const word of words) {
    const { source } = spelled([word], 0);
    left = left.replace(new RegExp(`(?<!${INSIDE})(?:${TITLES})\\.?\\s+${source}`, 'giu'), HIDDEN);
  }
  return left;
}
