import { createHash } from 'node:crypto';

/** By what headings are known again; capitals do not count. */
export function headingsHash(headings: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(headings.map((heading) => heading.toLowerCase())))
    .digest('hex');
}

/** The first line of each hash, in the order of the rows: a file may say its headings again further down, as on its next page. */
export function linesByHash(
  rows: readonly { readonly line: number; readonly cells: readonly string[] }[],
): ReadonlyMap<string, number> {
  const lines = new Map<string, number>();
  for (const { line, cells } of rows) {
    const hash = headingsHash(cells);
    if (!lines.has(hash)) lines.set(hash, line);
  }
  return lines;
}
