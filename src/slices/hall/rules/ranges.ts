/** A set of seqs as ascending ranges `[from, to]`, both included, that neither touch nor overlap. */
export type Ranges = readonly (readonly [from: number, to: number])[];

/** The set with one more range in it; what is there already changes nothing. */
export function withRange(ranges: Ranges, from: number, to: number): Ranges {
  const last = ranges.at(-1);
  if (!last || from > last[1] + 1) return [...ranges, [from, to]];
  const before = ranges.filter((range) => range[1] < from - 1);
  const after = ranges.filter((range) => range[0] > to + 1);
  const joined = ranges.slice(before.length, ranges.length - after.length);
  const start = Math.min(from, joined[0]?.[0] ?? from);
  const end = Math.max(to, joined.at(-1)?.[1] ?? to);
  return [...before, [start, end], ...after];
}

/** The seqs in the order given, each run of neighbours as one range. */
function runsOf(seqs: readonly number[]): [from: number, to: number][] {
  const runs: [number, number][] = [];
  for (const seq of seqs) {
    const last = runs.at(-1);
    if (last && seq === last[1] + 1) last[1] = seq;
    else runs.push([seq, seq]);
  }
  return runs;
}

/** One pass for any number of seqs: a set of many ranges is not walked once for each of them. */
export function withSeqs(ranges: Ranges, seqs: readonly number[]): Ranges {
  const runs = runsOf(seqs);
  const [only] = runs;
  if (!only) return ranges;
  if (runs.length === 1) return withRange(ranges, ...only);
  const joined: [number, number][] = [];
  for (const [from, to] of [...ranges, ...runs].sort((one, other) => one[0] - other[0])) {
    const last = joined.at(-1);
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to);
    else joined.push([from, to]);
  }
  return joined;
}

export function hasSeq(ranges: Ranges, seq: number): boolean {
  return ranges.some(([from, to]) => from <= seq && seq <= to);
}

/** The largest n for which the set holds all of 1..n; 0 when it lacks 1. */
export function contiguousThrough(ranges: Ranges): number {
  const first = ranges[0];
  return first?.[0] === 1 ? first[1] : 0;
}

export function lastSeq(ranges: Ranges): number {
  return ranges.at(-1)?.[1] ?? 0;
}

/** What the set lacks below its highest member. */
export function gapsOf(ranges: Ranges): Ranges {
  const gaps: (readonly [number, number])[] = [];
  let next = 1;
  for (const [from, to] of ranges) {
    if (from > next) gaps.push([next, from - 1]);
    next = to + 1;
  }
  return gaps;
}

/** The set that a highest member and its gaps describe: the inverse of `gapsOf`. */
export function outsideGaps(highest: number, gaps: Ranges): Ranges {
  const ranges: (readonly [number, number])[] = [];
  let next = 1;
  for (const [from, to] of gaps) {
    if (from > next) ranges.push([next, from - 1]);
    next = to + 1;
  }
  if (next <= highest) ranges.push([next, highest]);
  return ranges;
}

/** The members of the first set that the second lacks. */
export function minus(ranges: Ranges, others: Ranges): Ranges {
  const left: (readonly [number, number])[] = [];
  for (const [from, to] of ranges) {
    let next = from;
    for (const [otherFrom, otherTo] of others) {
      if (otherTo < next) continue;
      if (otherFrom > to) break;
      if (otherFrom > next) left.push([next, otherFrom - 1]);
      next = otherTo + 1;
    }
    if (next <= to) left.push([next, to]);
  }
  return left;
}
