/**
 * A text that begins with one of these is taken for a formula by a spreadsheet that opens a CSV file, and may then fetch
 * an address or start a program (OWASP, "CSV injection"). The wide forms are folded to the narrow ones by East Asian
 * spreadsheets.
 */
const DANGEROUS = /^'*[=+\-@\t\r\n＝＋－＠]/;
const MADE_HARMLESS = /^'(?='*[=+\-@\t\r\n＝＋－＠])/;

/** The text with an apostrophe before it where a spreadsheet would run it: the one place where this is decided. */
export function harmless(text: string): string {
  return DANGEROUS.test(text) ? `'${text}` : text;
}

/** What `harmless` was given: a list that was written here and is read again is the same list. */
export function unharmed(text: string): string {
  return text.replace(MADE_HARMLESS, '');
}
