import sharp from 'sharp';
import { afterAll, expect, it } from 'vitest';
import { createPress } from '../../../platform/press/press.ts';
import { createDraw } from './draw-share.ts';

const root = new URL('../../../../', import.meta.url);
const press = createPress(root);
const draw = createDraw(press, root);
afterAll(() => press.close());

const words = {
  kicker: 'Kaltim Exhibition 2023',
  title: 'Amplang ikan tenggiri',
  fact: 'Rp25.000',
  note: 'Contoh Camilan · Balikpapan',
  brand: 'Gelaran',
  code: 'amplang',
};

it('draws words and beads at the size that links are shown with, the same every time', async () => {
  const png = await draw(words);
  const { width, height, format } = await sharp(png).metadata();
  expect({ width, height, format }).toEqual({ width: 1200, height: 630, format: 'png' });
  expect(await draw(words)).toEqual(png);
  expect(png.length).toBeLessThan(200_000);
});

it('takes any text for text, however long', async () => {
  const title = `#panic("x") <script> & ${'kain tenun '.repeat(12)}`;
  const plain = await draw(words);
  const odd = await draw({ ...words, title, fact: null });
  expect(Buffer.compare(plain, odd)).not.toBe(0);
});
