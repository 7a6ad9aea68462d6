/** The picture that a shared link is shown with: words on paper white, the beads of what it is about beside them. */
import sharp from 'sharp';
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

export const SHARE_WIDTH = 1200;
export const SHARE_HEIGHT = 630;
const TEMPLATE = 'slices/catalogue/share/share.typ';
/** As high as the picture and narrower, so that the outer beads are cut: a cloth that goes on. */
const BEADS = 470;

/** A PNG of 1200 x 630. The letters are outlines: no font of the machine is needed. */
export async function drawShare(press: Press, words: ShareWords): Promise<Uint8Array<ArrayBuffer>> {
  const { code, ...data } = words;
  const letters = await press.draw({ template: TEMPLATE, data });
  const beads = motifSvg(code, { beads: 11, rows: 15 }).replace(
    '<svg ',
    `<svg x="${SHARE_WIDTH - BEADS}" y="0" width="${BEADS}" height="${SHARE_HEIGHT}" preserveAspectRatio="xMidYMid slice" `,
  );
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${SHARE_WIDTH}" height="${SHARE_HEIGHT}"><rect width="100%" height="100%" fill="#faf7f1"/>${beads}${letters}</svg>`;
  const png = await sharp(Buffer.from(svg)).png({ palette: true, colours: 128, effort: 4 }).toBuffer();
  return new Uint8Array(png);
}
