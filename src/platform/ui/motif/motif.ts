import { type Bead, FAMILIES, one, type Quarter } from './families.ts';
import { PALETTE_NAMES, PALETTES, type Palette, type PaletteName } from './palettes.ts';
import { seeded } from './seed.ts';

export { PALETTE_NAMES, type PaletteName } from './palettes.ts';

/** How many beads a side has: 7 for an avatar, 11 for a tile, 15 for a panel. Odd, so that there is a middle. */
export type BeadCount = 7 | 11 | 15;

export interface MotifOptions {
  readonly beads: BeadCount;
  /** Beads from top to bottom when that is not the same as across. */
  readonly rows?: BeadCount | undefined;
  /** Palettes that the neighbours have. */
  readonly avoid?: readonly PaletteName[] | undefined;
  /** The palette to use, as `paletteFor` chose it for a list; before `avoid`. */
  readonly palette?: PaletteName | undefined;
}

/** A motif as rows of beads, top to bottom. */
export interface MotifDrawing {
  readonly palette: PaletteName;
  readonly columns: number;
  readonly rows: readonly (readonly Bead[])[];
}

/** The palettes in the order in which a code prefers them. */
function preferences(code: string): readonly PaletteName[] {
  const pick = seeded(`palette ${code}`);
  const left = [...PALETTE_NAMES];
  return PALETTE_NAMES.flatMap(() => left.splice(pick(left.length), 1));
}

/** The palette that a code likes best of those left over. With none left over, the one it likes best of all. */
function choose(code: string, avoid: readonly PaletteName[]): PaletteName {
  const order = preferences(code);
  return order.find((name) => !avoid.includes(name)) ?? order[0] ?? 'river';
}

/** At least so many others lie between two of one palette: no two touch, in a list or in a grid of up to six columns. */
const BETWEEN = 7;

/**
 * A palette for each code of a list, in its order, so that neighbours never share one. A list of up to ten has ten
 * different ones; a longer list goes round again.
 */
export function paletteFor(codes: readonly string[]): readonly PaletteName[] {
  const chosen: PaletteName[] = [];
  for (const code of codes) {
    const thisRound = chosen.slice(chosen.length - (chosen.length % PALETTE_NAMES.length));
    chosen.push(choose(code, [...thisRound, ...chosen.slice(-BETWEEN)]));
  }
  return chosen;
}

/** Which of the three beads that draw takes which part. The third, often the darkest, never takes the first. */
const PARTS: readonly (readonly [Bead, Bead, Bead])[] = [
  [1, 2, 3],
  [2, 1, 3],
  [1, 3, 2],
  [2, 3, 1],
];

/** A family's pattern with what makes it this code's own: the parts of the colours, whether it is turned, its border. */
function patternOf(code: string, across: number, down: number): Quarter {
  const pick = seeded(`bead ${code}`);
  const parts = PARTS[pick(PARTS.length)] ?? [1, 2, 3];
  const turned = pick(2) === 0;
  const bordered = pick(3) === 0;
  const [reachX, reachY] = [(across - 1) / 2, (down - 1) / 2];
  const reach = Math.min(reachX, reachY);
  const quarter = one(pick, ...FAMILIES)(pick, reach);
  return (u, v) => {
    if (bordered && reach > 3 && (u === reachX || v === reachY)) return (u + v) % 2 === 0 ? parts[0] : parts[2];
    const bead = turned ? quarter(v, u) : quarter(u, v);
    return bead === 0 ? 0 : (parts[bead - 1] ?? 0);
  };
}

/**
 * The bead motif of a code (a region, a product, a booth): the same on every machine, mirrored left to right and top to
 * bottom. The same code keeps its family of pattern at every size.
 */
export function motif(code: string, options: MotifOptions): MotifDrawing {
  const across = options.beads;
  const down = options.rows ?? across;
  const pattern = patternOf(code, across, down);
  const [middleX, middleY] = [(across - 1) / 2, (down - 1) / 2];
  const rows = Array.from({ length: down }, (_, y) =>
    Array.from({ length: across }, (_, x) => pattern(Math.abs(x - middleX), Math.abs(y - middleY))),
  );
  return { palette: options.palette ?? choose(code, options.avoid ?? []), columns: across, rows };
}

/** One colour of a motif as the data of a single path: every bead is a line of no length, made round by its cap. */
export interface MotifPath {
  readonly colour: string;
  readonly d: string;
}

/** Bead diameter, where the distance between beads is 1. */
export const BEAD = 0.88;

export function motifPaths(drawing: MotifDrawing): { readonly cloth: string; readonly paths: readonly MotifPath[] } {
  const palette: Palette = PALETTES[drawing.palette];
  const colours = [palette.ground, ...palette.beads];
  const paths = colours.map((colour, bead) => ({ colour, d: pathOf(drawing, bead) })).filter(({ d }) => d !== '');
  return { cloth: palette.cloth, paths };
}

function pathOf(drawing: MotifDrawing, bead: number): string {
  let d = '';
  let [lastX, lastY] = [0, 0];
  drawing.rows.forEach((row, y) => {
    row.forEach((found, x) => {
      if (found !== bead) return;
      d += d === '' ? `M${x} ${y}h0` : `m${x - lastX} ${y - lastY}h0`;
      [lastX, lastY] = [x, y];
    });
  });
  return d;
}

/** The box that shows the whole drawing, half a bead beyond the outermost middles. */
export function viewBox(drawing: MotifDrawing): string {
  return `-.5 -.5 ${drawing.columns} ${drawing.rows.length}`;
}

/** The motif as a whole SVG document, for files, share images and print. */
export function motifSvg(code: string, options: MotifOptions): string {
  const drawing = motif(code, options);
  const { cloth, paths } = motifPaths(drawing);
  const beads = paths.map(({ colour, d }) => `<path stroke="${colour}" d="${d}"/>`).join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${viewBox(drawing)}">` +
    `<rect x="-.5" y="-.5" width="${drawing.columns}" height="${drawing.rows.length}" fill="${cloth}"/>` +
    `<g fill="none" stroke-width="${BEAD}" stroke-linecap="round">${beads}</g></svg>`
  );
}
