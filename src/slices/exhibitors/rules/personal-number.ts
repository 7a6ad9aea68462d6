/**
 * Numbers of persons, which are never collected: a NIK and a tax number (NPWP) have 16 digits, an individual's NPWP is the
 * NIK itself (domain, section 3); tax numbers of the old form have 15, written 12.345.678.9-012.345. People type them all the same, also
 * into texts, so every text of a producer is looked at. India's are the Aadhaar, 12 digits of which the last checks the others
 * (Verhoeff), and the PAN, five letters, four digits and a letter, whose fourth letter says what kind of holder it has.
 */

/** Digits with at most one space, point or hyphen between two of them: one number as a person writes it. */
const RUN = /\d(?:[ .\u00a0\u2011-]?\d)*/g;
const OLD_TAX_NUMBER = /(?<![\d.])\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?![\d.]\d)/;

const PAN = /(?<![A-Z0-9])[A-Z]{3}[ABCFGHJLPT][A-Z]\d{4}[A-Z](?![A-Z0-9])/i;
/**
 * Twelve digits, never begun with 0 or 1, in fours as the card has them; written together only beside the card's name, for
 * permits and references of other kinds have twelve digits too. What stands before them tells a permit or a telephone.
 */
const AADHAAR = /(?<![\d+]|M[DL][ .-]?)[2-9]\d{3}([ -]?)\d{4}\1\d{4}(?![ -]?\d)/gi;
const AADHAAR_NAMED = /aa?dha+r|आधार|ஆதார்/i;
/** Mobile numbers with the prefix of a country that ships. */
const MOBILE = /^(?:628|91[6-9])/;

const PERSONAL_DIGITS = 16;

/** The dihedral group of order 10, and the permutation by place: what Verhoeff's check digit is made with. */
const TIMES = [
  '0123456789',
  '1234067895',
  '2340178956',
  '3401289567',
  '4012395678',
  '5987604321',
  '6598710432',
  '7659821043',
  '8765932104',
  '9876543210',
];
const PLACES = [
  '0123456789',
  '1576283094',
  '5803796142',
  '8916043527',
  '9453126870',
  '4286573901',
  '2793806415',
  '7046913258',
];

function checksOut(digits: string): boolean {
  let sum = 0;
  for (const [place, digit] of [...digits].reverse().entries())
    sum = Number(TIMES[sum]?.[Number(PLACES[place % 8]?.[Number(digit)])]);
  return sum === 0;
}

function holdsAadhaar(text: string): boolean {
  const named = AADHAAR_NAMED.test(text);
  for (const [written, joint] of text.matchAll(AADHAAR)) {
    const digits = written.replace(/\D/g, '');
    if ((named || joint !== '') && !MOBILE.test(digits) && checksOut(digits)) return true;
  }
  return false;
}

/** Whether a text holds what looks like a NIK, NPWP, Aadhaar or PAN. */
export function holdsPersonalNumber(written: string): boolean {
  // Wide digits and raised ones are digits too.
  const text = written.normalize('NFKC');
  if (OLD_TAX_NUMBER.test(text) || PAN.test(text) || holdsAadhaar(text)) return true;
  for (const [run] of text.matchAll(RUN)) if (run.replace(/\D/g, '').length === PERSONAL_DIGITS) return true;
  return false;
}
