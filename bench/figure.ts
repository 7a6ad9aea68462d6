/** What a benchmark prints: one JSON line a figure. */
export interface MeasuredFigure {
  readonly bench: string;
  /** Such as `sales_per_s`, `batch_p99`. */
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the same machine does at most, measured in the same run; null where nothing bounds it. */
  readonly limit: number | null;
  readonly note: string;
}

export function printFigure({ bench, name, value, unit, limit, note }: MeasuredFigure): void {
  const round = (number: number) => Math.round(number * 100) / 100;
  const ratio = limit === null ? null : round(value / limit);
  console.log(
    JSON.stringify({
      bench,
      name,
      value: round(value),
      unit,
      limit: limit === null ? null : round(limit),
      ratio,
      note,
    }),
  );
}

/** The value below which this share of the values lies; the values need no order. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
