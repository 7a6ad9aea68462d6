/**
 * A program of its own: an SVG of ours from standard input, a PNG to standard output. The server's process refuses to read
 * any SVG, because visitors send it pictures, and that refusal holds for all of its threads.
 */
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';

const svg = await buffer(process.stdin);
process.stdout.write(await sharp(svg).png({ palette: true, colours: 128, effort: 4 }).toBuffer());
