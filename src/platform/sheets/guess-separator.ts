const SEPARATORS = [',', ';', '\t'] as const;
const SAMPLE_LINES = 20;

/** Separators of the first lines that stand outside quotes, by line. */
function countsOf(text: string): Readonly<Record<string, number>>[] {
  const lines: Record<string, number>[] = [{}];
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (character === '\n') {
      if (lines.length === SAMPLE_LINES) break;
      lines.push({});
    } else {
      const counts = lines.at(-1);
      if (counts && (SEPARATORS as readonly string[]).includes(character))
        counts[character] = (counts[character] ?? 0) + 1;
    }
  }
  return lines;
}

/**
 * By what a file's fields are separated: what most lines have as often as the first. A first line `sep=;`, which Excel
 * understands, decides.
 */
export function guessSeparator(text: string): { readonly separator: string; readonly said: boolean } {
  const said = /^sep=([,;\t])\r?(\n|$)/.exec(text)?.[1];
  if (said !== undefined) return { separator: said, said: true };
  const lines = countsOf(text.slice(0, 100_000)).filter((counts) => Object.keys(counts).length > 0);
  const [first] = lines;
  const scored = SEPARATORS.map((separator) => {
    const wanted = first?.[separator] ?? 0;
    const alike = wanted === 0 ? 0 : lines.filter((counts) => counts[separator] === wanted).length;
    return { separator, score: alike * 1000 + wanted };
  });
  const best = scored.reduce((a, b) => (b.score > a.score ? b : a));
  return { separator: best.separator, said: false };
}
