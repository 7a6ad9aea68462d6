/** Text that PostgreSQL can keep, also within JSON: a file may hold half a character, or one that is none. */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll('\0', '');
}
