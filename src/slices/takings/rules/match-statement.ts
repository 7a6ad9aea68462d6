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

function mayBe(line: Paid, { merchants }: Claimed): boolean {
  return merchants.length === 0 || line.merchant === '' || merchants.includes(line.merchant);
}

const before = (a: { at: number; key: string }, b: { at: number; key: string }) =>
  a.at - b.at || (a.key < b.key ? -1 : 1);

/** The same for the same lines and payments in whatever order they are given. */
export function matchStatement(given: readonly Paid[], claimed: readonly Claimed[], window = WINDOW_MS): Matching {
  const lines = given.toSorted(before);
  const payments = claimed.toSorted(before);
  const fitting = findFitting(lines, payments, window);
  const lineOf = pairMost(fitting, payments, lines);
  const sure: Pair[] = [];
  const unsure: Pair[] = [];
  for (const members of groupsOf(fitting, payments.length, lines.length)) {
    const complete = members.every((payment) => lineOf[payment] !== NONE);
    for (const payment of members) {
      const line = lines[lineOf[payment] ?? NONE];
      if (line) (complete ? sure : unsure).push({ line: line.key, payment: payments[payment]?.key ?? '' });
    }
  }
  const taken = new Set(lineOf);
  return {
    sure,
    unsure,
    lines: lines.filter((_, at) => !taken.has(at)).map(({ key }) => key),
    payments: payments.filter((_, at) => lineOf[at] === NONE).map(({ key }) => key),
  };
}

const NONE = -1;

/**
 * Visits the lines that fit a payment, those of its day alone first, then the nearest in time, until `visit` says that it has
 * found what it wanted. They are never kept: thousands of payments of one amount in one minute have millions of them.
 */
type Fitting = (payment: number, visit: (line: number) => boolean) => void;

/** @param lines in the order of their time. */
function findFitting(lines: readonly Paid[], payments: readonly Claimed[], window: number): Fitting {
  const placeOf = (line: Paid) => `${line.amount} ${line.timed ? '' : line.day}`;
  const byPlace = Map.groupBy(lines.keys(), (at) => placeOf(lines[at] as Paid));
  const times = Float64Array.from(lines, ({ at }) => at);
  return (number, visit) => {
    const payment = payments[number] as Claimed;
    const { at } = payment;
    const stops = (line: number) => mayBe(lines[line] as Paid, payment) && visit(line);
    for (const line of byPlace.get(`${payment.amount} ${payment.day}`) ?? []) if (stops(line)) return;
    const timed = byPlace.get(`${payment.amount} `) ?? [];
    const timeOf = (place: number) => times[timed[place] as number] as number;
    let right = firstFrom(timed.length, (place) => timeOf(place) >= at);
    let left = right - 1;
    let toLeft = left < 0 ? FAR : at - timeOf(left);
    let toRight = right >= timed.length ? FAR : timeOf(right) - at;
    while (toLeft <= window || toRight <= window) {
      const isLeft = toLeft <= toRight;
      if (stops(timed[isLeft ? left : right] as number)) return;
      if (isLeft) toLeft = --left < 0 ? FAR : at - timeOf(left);
      else toRight = ++right >= timed.length ? FAR : timeOf(right) - at;
    }
  };
}

const FAR = Number.POSITIVE_INFINITY;

/** The first of so many places from which on something is so; `length` where it never is. */
function firstFrom(length: number, isSo: (place: number) => boolean): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * As many pairs as there can be, by augmenting paths, breadth first. Lines that a search without an end has seen lead no later
 * search to one either, so all searches without an end look at every line once, together.
 * @returns the line of each payment, `NONE` where it has none.
 */
function pairMost(fitting: Fitting, payments: readonly Claimed[], lines: readonly Paid[]): Int32Array {
  const lineOf = new Int32Array(payments.length).fill(NONE);
  const paymentOf = new Int32Array(lines.length).fill(NONE);
  const cameFrom = new Int32Array(lines.length);
  /** The search that saw a line last. */
  const seenBy = new Int32Array(lines.length).fill(NONE);
  const endless = new Uint8Array(lines.length);
  const free = new Map<number, number>();
  for (const { amount } of lines) free.set(amount, (free.get(amount) ?? 0) + 1);
  for (const [start, { amount }] of payments.entries()) {
    const left = free.get(amount) ?? 0;
    if (left === 0) continue;
    const queue = [start];
    const seen: number[] = [];
    let end = NONE;
    for (let at = 0; at < queue.length && end === NONE; at++) {
      const payment = queue[at] as number;
      fitting(payment, (line) => {
        if (paymentOf[line] !== NONE) return false;
        cameFrom[line] = payment;
        end = line;
        return true;
      });
      if (end !== NONE) break;
      fitting(payment, (line) => {
        if (seenBy[line] === start || endless[line] === 1) return false;
        seenBy[line] = start;
        cameFrom[line] = payment;
        seen.push(line);
        queue.push(paymentOf[line] as number);
        return false;
      });
    }
    if (end === NONE) for (const line of seen) endless[line] = 1;
    else free.set(amount, left - 1);
    while (end !== NONE) {
      const payment = cameFrom[end] as number;
      const former = lineOf[payment] as number;
      lineOf[payment] = end;
      paymentOf[end] = payment;
      end = former;
    }
  }
  return lineOf;
}

/** Payments that share lines, directly or through others; a payment without any line is in none. */
function groupsOf(fitting: Fitting, payments: number, lines: number): number[][] {
  const parent = Int32Array.from({ length: lines }, (_, line) => line);
  const rootOf = (line: number): number => {
    let at = line;
    for (let above = parent[at] as number; above !== at; above = parent[at] as number) {
      parent[at] = parent[above] as number;
      at = above;
    }
    return at;
  };
  const firstOf = new Int32Array(payments).fill(NONE);
  for (let payment = 0; payment < payments; payment++) {
    let root = NONE;
    fitting(payment, (line) => {
      if (root === NONE) {
        firstOf[payment] = line;
        root = rootOf(line);
      } else if (parent[line] !== root) parent[rootOf(line)] = root;
      return false;
    });
  }
  const groups = new Map<number, number[]>();
  for (const [payment, line] of firstOf.entries()) {
    if (line === NONE) continue;
    const root = rootOf(line);
    const members = groups.get(root);
    if (members) members.push(payment);
    else groups.set(root, [payment]);
  }
  return [...groups.values()];
}
