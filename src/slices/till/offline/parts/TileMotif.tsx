import { useLayoutEffect, useRef } from 'react';
import { BEAD, motif, motifPaths } from '../../../../platform/ui/motif/motif.ts';

/** Pixels from bead to bead: sharp on a phone's screen, where a tile is some hundred points wide. */
const PITCH = 16;
const COLUMNS = 15;
const ROWS = 7;
const WIDTH = COLUMNS * PITCH;
const HEIGHT = ROWS * PITCH;
const MOST_KEPT = 120;

const drawn = new Map<string, HTMLCanvasElement>();

/**
 * The motif of a tile as pixels rather than as a drawing: while one types, a dozen tiles change with each key, and a
 * picture is one thing to lay out and paint where a drawing is eight.
 */
export function TileMotif({ code }: { readonly code: string }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useLayoutEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(pictureOf(code), 0, 0);
  }, [code]);
  return <canvas ref={canvas} width={WIDTH} height={HEIGHT} className="block w-full flex-none" />;
}

/** Drawn once for a code and kept for a while. It covers all of the canvas, so nothing before it shows through. */
function pictureOf(code: string): HTMLCanvasElement {
  const known = drawn.get(code);
  if (known) return known;
  if (drawn.size >= MOST_KEPT) drawn.clear();
  const picture = document.createElement('canvas');
  picture.width = WIDTH;
  picture.height = HEIGHT;
  const pen = picture.getContext('2d');
  if (pen) draw(pen, code);
  drawn.set(code, picture);
  return picture;
}

function draw(pen: CanvasRenderingContext2D, code: string): void {
  const { cloth, paths } = motifPaths(motif(code, { beads: COLUMNS, rows: ROWS }));
  pen.fillStyle = cloth;
  pen.fillRect(0, 0, WIDTH, HEIGHT);
  pen.setTransform(PITCH, 0, 0, PITCH, PITCH / 2, PITCH / 2);
  pen.lineCap = 'round';
  pen.lineWidth = BEAD;
  for (const { colour, d } of paths) {
    pen.strokeStyle = colour;
    pen.stroke(new Path2D(d));
  }
}
