const plain = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The unit to show beside a name: none where the name ends in it, as `Batik Kelubut 2 m` does. */
export function unitBeside(name: string, unit: string | null): string | null {
  return unit === null || ` ${plain(name)}`.endsWith(` ${plain(unit)}`) ? null : unit;
}

/** A name with its unit, once: `Lampit (2 m)`, `Batik Kelubut 2 m`. */
export function withUnit(name: string, unit: string | null): string {
  const beside = unitBeside(name, unit);
  return beside === null ? name : `${name} (${beside})`;
}
