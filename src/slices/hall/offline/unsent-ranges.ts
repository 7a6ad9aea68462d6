import { type Ranges, withSeqs } from '../rules/ranges.ts';
import type { LogReader } from './disk.ts';

/** So many seqs are read one by one rather than counted in halves. */
const FEW = 256;

/**
 * What is in the outbox. A phone that was away for days holds tens of thousands of seqs, nearly always without a hole:
 * counting them tells that, where reading each keeps a slow phone busy for most of a second.
 */
export async function readUnsent(tx: LogReader): Promise<Ranges> {
  const [[first], last, count] = await Promise.all([tx.unsent(1), tx.lastUnsent(), tx.countUnsent()]);
  if (first === undefined || last === undefined) return [];
  const found: (readonly [number, number])[] = [];
  await collect(tx, first, last, count, found);
  return joined(found);
}

async function collect(
  tx: LogReader,
  from: number,
  to: number,
  count: number,
  found: (readonly [number, number])[],
): Promise<void> {
  if (count === 0) return;
  if (count === to - from + 1) {
    found.push([from, to]);
    return;
  }
  if (to - from < FEW) {
    found.push(...withSeqs([], await tx.unsentBetween(from, to)));
    return;
  }
  const middle = Math.floor((from + to) / 2);
  const below = await tx.countUnsent(from, middle);
  await collect(tx, from, middle, below, found);
  await collect(tx, middle + 1, to, count - below, found);
}

/** Ascending ranges, of which neighbours may touch. */
function joined(ranges: Ranges): Ranges {
  const whole: [number, number][] = [];
  for (const [from, to] of ranges) {
    const last = whole.at(-1);
    if (last && last[1] + 1 === from) last[1] = to;
    else whole.push([from, to]);
  }
  return whole;
}
