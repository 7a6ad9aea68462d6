/**
 * The families of patterns. Each is invented geometry of the kind that beadwork lends itself to (rings, lozenges, hooks,
 * steps), never a copy of a living or sacred pattern. A family says which bead lies at a place of one quarter; the other
 * three quarters are its mirror images.
 */

/** 0 is a bead of the ground; 1, 2 and 3 are the beads that draw. */
export type Bead = 0 | 1 | 2 | 3;

/** Which bead lies `u` columns and `v` rows from the middle (both 0 or more). */
export type Quarter = (u: number, v: number) => Bead;

/** Makes a pattern. `pick(n)` gives a whole number below n; `reach` is how many beads lie between middle and edge. */
export type Family = (pick: (limit: number) => number, reach: number) => Quarter;

/** The distance to the nearest multiple of `period`. */
function fold(x: number, period: number): number {
  const rest = x % period;
  return Math.min(rest, period - rest);
}

/** One of several, by chance. */
export function one<T>(pick: (limit: number) => number, first: T, ...others: readonly T[]): T {
  return others[pick(others.length + 1) - 1] ?? first;
}

type Rhythm = readonly Bead[];

/** The bead of a rhythm that repeats. */
function beat(rhythm: Rhythm, count: number): Bead {
  return rhythm[count % rhythm.length] ?? 0;
}

/** Square rings round the middle, with a bead on each corner. */
const rings: Family = (pick) => {
  const rhythm = one<Rhythm>(pick, [2, 1, 0, 3, 0], [1, 0, 2, 0, 3, 0], [2, 0, 1, 1, 0, 3], [3, 0, 1, 2, 1, 0]);
  const corner = one<Bead>(pick, 2, 3);
  return (u, v) => (u === v && u > 0 ? corner : beat(rhythm, Math.max(u, v)));
};

/** Lozenges about the middle. Their bands are two beads thick: one bead alone on a slant reads as a dot, not a line. */
const lozenges: Family = (pick) => {
  const rhythm = one<Rhythm>(pick, [2, 3, 0, 1, 1, 0], [3, 1, 1, 0, 2, 2, 0], [1, 2, 2, 0, 0, 3]);
  const open = pick(2) === 0;
  return (u, v) => (open && (u === 0 || v === 0) && u + v > 1 ? 2 : beat(rhythm, u + v));
};

/** A lattice of lozenges, each with an eye, and smaller ones between them. */
const lattices: Family = (pick) => {
  const [eye, lid] = one<readonly [Bead, Bead]>(pick, [2, 3], [3, 2]);
  const shift = one(pick, 0, 3);
  const rhythm = one<Rhythm>(pick, [eye, lid, 1, 0, 0, 1, lid], [eye, 1, 1, 0, 1, lid, eye]);
  return (u, v) => beat(rhythm, fold(u + shift, 6) + fold(v, 6));
};

/** Squared hooks that turn back upon themselves, as on a fretted border. */
const hooks: Family = (pick) => {
  const tip = one<Bead>(pick, 2, 3);
  const colours = one<readonly [Bead, Bead]>(pick, [1, 1], [1, 2], [1, 3], [2, 1]);
  const short = one(pick, 1, 2, 3);
  return (u, v) => {
    const ring = Math.max(u, v);
    if (ring === 0 || (u === 0 && ring % 2 === 1)) return tip;
    const colour = colours[(ring >> 1) % 2 === 0 ? 0 : 1];
    if (ring % 2 === 0) return u === v ? colour : 0;
    return u === ring || u >= ring - short ? colour : 0;
  };
};

/** Stepped pyramids that meet in the middle. */
const steps: Family = (pick) => {
  const rhythm = one<Rhythm>(pick, [2, 1, 0, 3, 0], [1, 0, 2, 2, 0], [3, 1, 1, 0, 0, 2]);
  return (u, v) => beat(rhythm, Math.ceil(u / 2) + v);
};

/** A star of eight rays within a ring of seeds. */
const stars: Family = (pick, reach) => {
  const length = Math.max(2, reach - pick(2));
  const [ray, other] = one<readonly [Bead, Bead]>(pick, [1, 2], [2, 1]);
  return (u, v) => {
    const far = Math.max(u, v);
    const near = Math.min(u, v);
    if (far === 0) return 3;
    if (near === 0) return far <= length ? ray : 0;
    if (u === v) return far < length ? other : far === length ? 3 : 0;
    if (far === length && reach > 3) return near % 2 === 1 ? 3 : 0;
    return u + v === length + 1 || (near === 1 && far === 2) ? ray : 0;
  };
};

/** Zigzags that run along, mirrored in the middle. */
const currents: Family = (pick, reach) => {
  const width = reach < 4 ? 4 : one(pick, 4, 6);
  const rhythm = one<Rhythm>(pick, [1, 1, 0, 2, 0], [1, 2, 0, 0, 3], [2, 1, 1, 0, 3, 0]);
  return (u, v) => beat(rhythm, fold(u, width) + v);
};

/** Flowers with leaves between their petals, and seeds between the flowers. */
const blossoms: Family = (pick) => {
  const [petal, heart] = one<readonly [Bead, Bead]>(pick, [1, 2], [2, 1]);
  const leaf = one<Bead>(pick, 3, 0);
  return (u, v) => {
    const [a, b] = [fold(u, 6), fold(v, 6)];
    if (a + b === 0) return heart;
    if (a * b === 0) return a + b < 3 ? petal : 0;
    if (a === 1 && b === 1) return leaf;
    if (a === 3 && b === 3) return heart;
    return a + b > 4 ? petal : 0;
  };
};

/** Bands plaited over and under, three beads wide. */
const plaits: Family = (pick) => {
  const [edge, vein] = one<readonly [Bead, Bead]>(pick, [1, 2], [1, 3], [2, 1]);
  const under: Bead = vein === 3 ? 2 : 3;
  return (u, v) => {
    const over = (Math.floor((u + 1) / 3) + Math.floor((v + 1) / 3)) % 2 === 0;
    if (over) return (v + 1) % 3 === 1 ? vein : edge;
    return (u + 1) % 3 === 1 ? under : 0;
  };
};

export const FAMILIES: readonly [Family, ...Family[]] = [
  rings,
  lozenges,
  lattices,
  hooks,
  steps,
  stars,
  currents,
  blossoms,
  plaits,
];
