import { ok, type Result, refused } from '../../../kinds/result.ts';

export interface SentLine {
  readonly line: number;
  readonly sent: number;
}

export interface Counted {
  readonly line: number;
  readonly received: number;
}

/**
 * What arrived, by line of the note, in the note's order. A handover counts every line once: goods that nobody counted
 * are neither here nor there, and a second count of a line would hide the first.
 */
export function countHandover(
  sent: readonly SentLine[],
  counted: readonly Counted[],
): Result<readonly Counted[], 'lines-missing', { readonly lines: readonly number[] }> {
  const byLine = new Map(counted.map((each) => [each.line, each]));
  const missing = sent.filter(({ line }) => !byLine.has(line)).map(({ line }) => line);
  const strange = counted.filter(({ line }) => !sent.some((each) => each.line === line)).map(({ line }) => line);
  if (missing.length > 0 || strange.length > 0 || byLine.size !== counted.length)
    return refused('lines-missing', { lines: [...missing, ...strange] });
  return ok(sent.flatMap(({ line }) => byLine.get(line) ?? []));
}
