/**
 * Spreads applications over curators: each application gets as many as the call says, nobody who is barred, and everybody
 * about the same load. What somebody has begun stays where it is.
 */
export interface Applicant {
  readonly id: string;
  readonly region: string;
  readonly business: string;
}

export interface Scorer {
  readonly user: string;
  /** The regions and businesses that this person acts for in any role. */
  readonly regions: readonly string[];
  readonly businesses: readonly string[];
}

export interface Pair {
  readonly application: string;
  readonly curator: string;
}

export interface Held extends Pair {
  readonly state: 'assigned' | 'begun' | 'done' | 'conflict';
}

export interface Sharing {
  readonly applications: readonly Applicant[];
  readonly curators: readonly Scorer[];
  readonly held: readonly Held[];
  /** Curators an application. */
  readonly each: number;
  readonly barOwnDelegation: boolean;
}

/** Nobody scores the own business, nor, if the call says so, the own delegation. */
export function isBarred(scorer: Scorer, applicant: Applicant, barOwnDelegation: boolean): boolean {
  return (
    scorer.businesses.includes(applicant.business) || (barOwnDelegation && scorer.regions.includes(applicant.region))
  );
}

const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

class Board {
  readonly load = new Map<string, number>();
  /** Of each application: who is on it, and whether that may still be moved. */
  readonly on = new Map<string, Map<string, 'fixed' | 'movable'>>();
  readonly movable = new Map<string, Set<string>>();
  readonly eligible: ReadonlyMap<string, readonly string[]>;

  constructor({ applications, curators, held, each, barOwnDelegation }: Sharing) {
    const sorted = [...curators].sort((a, b) => order(a.user, b.user));
    for (const { user } of sorted) {
      this.load.set(user, 0);
      this.movable.set(user, new Set());
    }
    const of = Map.groupBy(held, ({ application }) => application);
    this.eligible = new Map(
      applications.map((applicant) => {
        const conflicts = new Set(
          (of.get(applicant.id) ?? []).filter(({ state }) => state === 'conflict').map(({ curator }) => curator),
        );
        const free = sorted.filter((each) => !conflicts.has(each.user) && !isBarred(each, applicant, barOwnDelegation));
        return [applicant.id, free.map(({ user }) => user)];
      }),
    );
    for (const { id } of applications) {
      this.on.set(id, new Map());
      const own = [...(of.get(id) ?? [])].sort((a, b) => order(a.curator, b.curator));
      for (const { curator, state } of own) if (state === 'begun' || state === 'done') this.put(id, curator, 'fixed');
      const free = new Set(this.eligible.get(id));
      for (const { curator, state } of own)
        if (state === 'assigned' && free.has(curator) && this.countOn(id) < each) this.put(id, curator, 'movable');
    }
  }

  countOn(application: string): number {
    return this.on.get(application)?.size ?? 0;
  }

  loadOf(curator: string): number {
    return this.load.get(curator) ?? 0;
  }

  put(application: string, curator: string, how: 'fixed' | 'movable'): void {
    this.on.get(application)?.set(curator, how);
    this.load.set(curator, this.loadOf(curator) + 1);
    if (how === 'movable') this.movable.get(curator)?.add(application);
  }

  take(application: string, curator: string): void {
    this.on.get(application)?.delete(curator);
    this.load.set(curator, this.loadOf(curator) - 1);
    this.movable.get(curator)?.delete(application);
  }

  /** Who may take this place over: eligible and not on the application already. */
  takers(application: string): readonly string[] {
    const on = this.on.get(application);
    return (this.eligible.get(application) ?? []).filter((curator) => !on?.has(curator));
  }
}

function fill(board: Board, applications: readonly string[], each: number): void {
  for (const application of applications)
    while (board.countOn(application) < each) {
      let lightest: string | undefined;
      for (const taker of board.takers(application))
        if (lightest === undefined || board.loadOf(taker) < board.loadOf(lightest)) lightest = taker;
      if (lightest === undefined) break;
      board.put(application, lightest, 'movable');
    }
}

/** A way to hand one application on from a curator to one who has at least two fewer, perhaps by others in between. */
function findRelief(board: Board, from: string): readonly { application: string; from: string; to: string }[] {
  const cameBy = new Map<string, { application: string; from: string; to: string }>();
  const waiting = [from];
  for (const curator of waiting) {
    for (const application of [...(board.movable.get(curator) ?? [])].sort(order))
      for (const to of board.takers(application)) {
        if (to === from || cameBy.has(to)) continue;
        cameBy.set(to, { application, from: curator, to });
        if (board.loadOf(to) <= board.loadOf(from) - 2) return wayTo(cameBy, from, to);
        waiting.push(to);
      }
  }
  return [];
}

function wayTo(
  cameBy: ReadonlyMap<string, { application: string; from: string; to: string }>,
  from: string,
  to: string,
): { application: string; from: string; to: string }[] {
  const way = [];
  for (let step = cameBy.get(to); step; step = step.from === from ? undefined : cameBy.get(step.from)) way.push(step);
  return way;
}

/** Hands on while that makes the loads more even; when no way is left, no sharing is more even than this one. */
function balance(board: Board): void {
  const heaviest = () => [...board.load.keys()].sort((a, b) => board.loadOf(b) - board.loadOf(a) || order(a, b));
  for (let again = true; again; ) {
    again = false;
    for (const curator of heaviest()) {
      const way = findRelief(board, curator);
      if (way.length === 0) continue;
      for (const step of way) board.take(step.application, step.from);
      for (const step of way) board.put(step.application, step.to, 'movable');
      again = true;
      break;
    }
  }
}

/** Who is to be added and who taken off. The same for the same facts in any order; nothing when all is as it should be. */
export function shareOut(sharing: Sharing): { readonly add: readonly Pair[]; readonly remove: readonly Pair[] } {
  const applications = [...sharing.applications].sort((a, b) => order(a.id, b.id));
  const board = new Board({ ...sharing, applications });
  fill(
    board,
    applications.map(({ id }) => id),
    sharing.each,
  );
  balance(board);
  const before = new Map(sharing.held.map(({ application, curator, state }) => [`${application} ${curator}`, state]));
  const add: Pair[] = [];
  const kept = new Set<string>();
  for (const [application, curators] of board.on)
    for (const curator of curators.keys()) {
      const key = `${application} ${curator}`;
      if (before.has(key)) kept.add(key);
      else add.push({ application, curator });
    }
  const remove = sharing.held
    .filter(({ application, curator, state }) => state === 'assigned' && !kept.has(`${application} ${curator}`))
    .filter(({ application }) => board.on.has(application))
    .map(({ application, curator }) => ({ application, curator }));
  return { add, remove };
}
