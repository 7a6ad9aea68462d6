/**
 * Numbers of persons, which are never collected: a NIK and a tax number (NPWP) have 16 digits, an individual's NPWP is the
 * NIK itself (domain, section 3); tax numbers of the old form have 15, written 12.345.678.9-012.345. People type them all the same, also
 * into texts, so every text of a producer is looked at.
 */

/** Digits with at most one space, point or hyphen between two of them: one number as a person writes it. */
const RUN = /\d(?:[ .\u00a0\u2011-]?\d)*/g;
const OLD_TAX_NUMBER = /(?<![\d.])\d{2}\.\d{3}\.\d{3}\.\d-\d{3}\.\d{3}(?![\d.]\d)/;

const PERSONAL_DIGITS = 16;

/** Whether a text holds what looks like a NIK or NPWP. */
export function holdsPersonalNumber(written: string): boolean {
  // Wide digits and raised ones are digits too.
  const text = written.normalize('NFKC');
  if (OLD_TAX_NUMBER.test(text)) return true;
  for (const [run] of text.matchAll(RUN)) if (run.replace(/\D/g, '').length === PERSONAL_DIGITS) return true;
  return false;
}
