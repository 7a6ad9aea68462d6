/**
 * Which lines of a statement stand for which claimed payments: the same amount, near in time, at the same merchant where both
 * say which. One line stands for one payment. Where it cannot be told which of several payments was paid, a person says.
 */

export interface Paid {
  readonly key: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** False where the statement tells the day alone. */
  readonly timed: boolean;
  readonly day: string;
  readonly amount: number;
  readonly merchant: string;
}

export interface Claimed {
  readonly key: string;
  readonly at: number;
  readonly day: string;
  readonly amount: number;
  /** What a statement may call its merchant by: NMID, merchant and terminal number. Empty where nobody knows. */
  readonly merchants: readonly string[];
}

export interface Pair {
  readonly line: string;
  readonly payment: string;
}

export interface Matching {
  /** Whichever of its lines a payment is given, it is paid. */
  readonly sure: readonly Pair[];
  /** Fewer lines than payments of the same amount at that time: the likeliest, for a person to look at. */
  readonly unsure: readonly Pair[];
  readonly lines: readonly string[];
  readonly payments: readonly string[];
}

/** A buyer's bank and the till's clock may be so far apart. */
export const WINDOW_MS = 15 * 60_000;

function fits(line: Paid, payment: Claimed, window: number): boolean {
  if (line.amount !== payment.amount) return false;
  if (line.timed ? Math.abs(line.at - payment.at) > window : line.day !== payment.day) return false;
  return line.merchant === '' || payment.merchants.length === 0 || payment.merchants.includes(line.merchant);
}

const before = (a: { at: number; key: string }, b: { at: number; key: string }) =>
  a.at - b.at || (a.key < b.key ? -1 : 1);

/** The same for the same lines and payments in whatever order they are given. */
export function matchStatement(given: readonly Paid[], claimed: readonly Claimed[], window = WINDOW_MS): Matching {
  const lines = given.toSorted(before);
  const payments = claimed.toSorted(before);
  const byAmount = Map.groupBy(lines.keys(), (at) => lines[at]?.amount ?? 0);
  /** Of each payment the lines that fit it, the nearest in time first. */
  const fitting = payments.map((payment) =>
    (byAmount.get(payment.amount) ?? [])
      .filter((at) => fits(lines[at] as Paid, payment, window))
      .sort((a, b) => distance(lines[a], payment) - distance(lines[b], payment) || a - b),
  );
  const lineOf = pairMost(fitting);
  const sure: Pair[] = [];
  const unsure: Pair[] = [];
  for (const members of groupsOf(fitting)) {
    const complete = members.every((payment) => lineOf.get(payment) !== undefined);
    for (const payment of members) {
      const line = lineOf.get(payment);
      if (line === undefined) continue;
      (complete ? sure : unsure).push({ line: lines[line]?.key ?? '', payment: payments[payment]?.key ?? '' });
    }
  }
  const taken = new Set(lineOf.values());
  return {
    sure,
    unsure,
    lines: lines.filter((_, at) => !taken.has(at)).map(({ key }) => key),
    payments: payments.filter((_, at) => !lineOf.has(at)).map(({ key }) => key),
  };
}

function distance(line: Paid | undefined, payment: Claimed): number {
  return line?.timed ? Math.abs(line.at - payment.at) : 0;
}

/** As many pairs as there can be, by augmenting paths, breadth first. @returns the line of each payment that has one. */
function pairMost(fitting: readonly (readonly number[])[]): Map<number, number> {
  const lineOf = new Map<number, number>();
  const paymentOf = new Map<number, number>();
  for (const start of fitting.keys()) {
    const cameFrom = new Map<number, number>();
    const queue = [start];
    let end: number | undefined;
    for (let at = 0; at < queue.length && end === undefined; at++) {
      const payment = queue[at] as number;
      for (const line of fitting[payment] ?? []) {
        if (cameFrom.has(line)) continue;
        cameFrom.set(line, payment);
        const holder = paymentOf.get(line);
        if (holder === undefined) {
          end = line;
          break;
        }
        queue.push(holder);
      }
    }
    while (end !== undefined) {
      const payment = cameFrom.get(end) as number;
      const former = lineOf.get(payment);
      lineOf.set(payment, end);
      paymentOf.set(end, payment);
      end = former;
    }
  }
  return lineOf;
}

/** Payments that share lines, directly or through others; a payment without any line is in none. */
function groupsOf(fitting: readonly (readonly number[])[]): number[][] {
  const parent = new Map<number, number>();
  const rootOf = (line: number): number => {
    let root = line;
    while ((parent.get(root) ?? root) !== root) root = parent.get(root) ?? root;
    for (let at = line; at !== root; ) {
      const next = parent.get(at) ?? root;
      parent.set(at, root);
      at = next;
    }
    return root;
  };
  for (const lines of fitting) for (const line of lines) parent.set(rootOf(line), rootOf(lines[0] as number));
  const groups = new Map<number, number[]>();
  for (const [payment, [first]] of fitting.entries()) {
    if (first === undefined) continue;
    const root = rootOf(first);
    groups.set(root, [...(groups.get(root) ?? []), payment]);
  }
  return [...groups.values()];
}
