/** The picture that a shared link is shown with: words on paper white, the beads of what it is about beside them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import type { Press } from '../../../platform/press/press.ts';
import { motifSvg } from '../../../platform/ui/motif/motif.ts';

export interface ShareWords {
  /** Above the title: the edition, or its days. */
  readonly kicker: string;
  readonly title: string;
  /** The one fact that counts, such as a price. */
  readonly fact: string | null;
  readonly note: string;
  readonly brand: string;
  /** Whose beads. */
  readonly code: string;
}

const SHARE_WIDTH = 1200;
const SHARE_HEIGHT = 630;
const TEMPLATE = 'slices/catalogue/share/share.typ';
/** As high as the picture and narrower, so that the outer beads are cut: a cloth that goes on. */
const BEADS = 470;

/** Where the program that makes a PNG of an SVG lies under the root of the installation. */
const PROGRAM = 'src/slices/catalogue/share/rasterise.ts';
/** Milliseconds that it may take. */
const PATIENCE = 20_000;

export type Draw = (words: ShareWords) => Promise<Uint8Array<ArrayBuffer>>;

async function rasterise(program: string, svg: string): Promise<Uint8Array<ArrayBuffer>> {
  const child = spawn(process.execPath, [program], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: {},
    signal: AbortSignal.timeout(PATIENCE),
  });
  const ended = once(child, 'close');
  child.stdin.on('error', () => undefined).end(svg);
  const png = await buffer(child.stdout);
  const [code] = await ended;
  if (code !== 0 || png.length === 0) throw new Error(`the picture was not drawn (${code})`);
  return new Uint8Array(png);
}

/**
 * Draws PNGs of 1200 x 630, one after the other. The letters are outlines: no font of the machine is needed.
 * @param root the folder of the installation.
 */
export function createDraw(press: Press, root: URL): Draw {
  const program = fileURLToPath(new URL(PROGRAM, root));
  let last: Promise<unknown> = Promise.resolve();
  return async ({ code, ...data }) => {
    const letters = await press.draw({ template: TEMPLATE, data });
    const beads = motifSvg(code, { beads: 11, rows: 15 }).replace(
      '<svg ',
      `<svg x="${SHARE_WIDTH - BEADS}" y="0" width="${BEADS}" height="${SHARE_HEIGHT}" preserveAspectRatio="xMidYMid slice" `,
    );
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SHARE_WIDTH}" height="${SHARE_HEIGHT}"><rect width="100%" height="100%" fill="#faf7f1"/>${beads}${letters}</svg>`;
    const mine = last.then(() => rasterise(program, svg));
    last = mine.catch(() => undefined);
    return mine;
  };
}
