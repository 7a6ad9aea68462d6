/** What separates fields in the files that one meets, the commonest first. A colon does not: clocks have it. */
const SEPARATORS = [',', ';', '\t', '|', '^', '~', '¦'] as const;
const SAMPLE_LINES = 40;

/** How often each separator stands outside quotes, by line. */
function countsOf(text: string): ReadonlyMap<string, number>[] {
  const lines: Map<string, number>[] = [new Map()];
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n') {
      if (lines.length === SAMPLE_LINES) break;
      lines.push(new Map());
    } else if ((SEPARATORS as readonly string[]).includes(character)) {
      const counts = lines.at(-1);
      counts?.set(character, (counts.get(character) ?? 0) + 1);
    }
  }
  return lines;
}

/** How many lines have it equally often, and how often: the number that most lines agree on. */
function agreementOn(separator: string, lines: readonly ReadonlyMap<string, number>[]): number {
  const lineCounts = lines.map((counts) => counts.get(separator) ?? 0).filter((count) => count > 0);
  const alike = Map.groupBy(lineCounts, (count) => count);
  return Math.max(0, ...[...alike].map(([count, those]) => those.length * 1_000 + Math.min(count, 999)));
}

/**
 * By what a file's fields are separated: what most lines have equally often. The first line does not decide, for a bank's
 * file begins with the facts of the account. A first line such as `sep=;`, which Excel understands, does.
 */
export function guessSeparator(text: string): { readonly separator: string; readonly said: boolean } {
  const said = /^sep=([^\r\n"])\r?(\n|$)/i.exec(text)?.[1];
  if (said !== undefined) return { separator: said, said: true };
  const lines = countsOf(text.slice(0, 100_000));
  const scored = SEPARATORS.map((separator) => ({ separator, score: agreementOn(separator, lines) }));
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return { separator: best.separator, said: false };
}
