import { createHash } from 'node:crypto';

/** By what headings are known again; capitals do not count. */
export function headingsHash(headings: readonly string[]): string {
  return createHash('sha256')
    .update(JSON.stringify(headings.map((heading) => heading.toLowerCase())))
    .digest('hex');
}
