/** The sticker of a QRIS, photographed and read on the device: askew, grainy, blurred, or no QRIS at all. */
import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { renderSVG } from 'uqr';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { crcText } from '../src/kinds/qris/crc.ts';
import { launch, open, PHONE } from './browser.ts';
import { sampleQris } from './till-sample.ts';

const { url } = inject('server');

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

/** A QR code on a wooden table, as a phone sees it: turned, with grain of `grain` grey levels, `blur` pixels out of focus. */
async function photograph(text: string, of: { turned: number; blur: number; grain: number }): Promise<Buffer> {
  const sticker = await sharp(Buffer.from(renderSVG(text, { ecc: 'M' })))
    .resize(640, 640)
    .rotate(of.turned, { background: '#d8cbb4' })
    .extend({ top: 180, bottom: 320, left: 260, right: 140, background: '#8a6f50' })
    .removeAlpha()
    .toBuffer();
  const shot = of.blur === 0 ? sharp(sticker) : sharp(sticker).blur(of.blur);
  const { data, info } = await shot.raw().toBuffer({ resolveWithObject: true });
  let seed = 7;
  for (let at = 0; at < data.length; at += 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
    const noise = (seed / 2 ** 31 - 0.5) * 2 * of.grain;
    data[at] = Math.max(0, Math.min(255, Math.round((data[at] ?? 0) * 0.8 + noise)));
  }
  const raw = { width: info.width, height: info.height, channels: 3 } as const;
  return sharp(data, { raw }).jpeg({ quality: 80 }).toBuffer();
}

async function openBooth(page: Page, prefix: string, words: { booth: RegExp; none: RegExp }): Promise<void> {
  await page.context().request.post(`${url}/demo/masuk`, { form: { as: 'organiser' }, headers: { origin: url } });
  await page.goto(`${url}${prefix}/kerja/kaltim-tmii-2023/denah`);
  await page.waitForFunction(() => {
    const drawing = document.querySelector('svg[role=group]');
    return drawing !== null && Object.keys(drawing).some((key) => key.startsWith('__reactProps'));
  });
  await page.getByRole('button', { name: words.booth }).focus();
  await page.keyboard.press('Enter');
  await page.locator('summary', { hasText: words.none }).click();
}

const chosen = (page: Page, file: Buffer, name = 'stiker.jpg', mimeType = 'image/jpeg') =>
  page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: file });

it('reads a sticker that was photographed askew and in poor light, and says whose it is before it is kept', async () => {
  const { page, context, complaints } = await open(browser, { viewport: PHONE });
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await openBooth(page, '', { booth: /^Stan C15,/, none: /QRIS Belum ada/ });
  const before = fetched.length;
  await chosen(page, await photograph(sampleQris('AMPLANG FOTO'), { turned: 23, blur: 2, grain: 35 }));
  await page.getByText(/QRIS milik AMPLANG FOTO, .* NMID ID\d{13}\. Benar\?/).waitFor();
  // The reader came from this server when it was needed, and the picture went nowhere.
  const asked = fetched.slice(before).filter((each) => !each.startsWith('blob:'));
  expect(asked.filter((each) => !each.startsWith(`${url}/assets/`))).toEqual([]);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')).toEqual([]);
  await page.getByRole('button', { name: 'Simpan QRIS' }).click();
  await page.locator('summary', { hasText: /QRIS AMPLANG FOTO · ID\d{13}/ }).waitFor();
  expect(complaints).toEqual([]);
  await context.close();
});

it('says what to do with a blurred picture, a file that is none, and a code that is no QRIS', async () => {
  const { page, context, complaints } = await open(browser, { viewport: PHONE });
  await openBooth(page, '/en', { booth: /^Booth C14,/, none: /QRIS None yet/ });
  await chosen(page, await photograph(sampleQris('AMPLANG FOTO'), { turned: 7, blur: 16, grain: 10 }));
  await page.getByText(/cannot be read\. Take it again from near/).waitFor();
  await chosen(page, Buffer.from('no picture'), 'catatan.png', 'image/png');
  await page.getByText(/no picture that can be opened/).waitFor();
  await chosen(page, await photograph('https://example.org/menu', { turned: 0, blur: 0, grain: 0 }));
  await page.getByText(/This is no text of a QRIS/).waitFor();
  const spoiled = sampleQris('AMPLANG FOTO').replace('FOTO', 'POTO');
  expect(crcText(spoiled.slice(0, -4))).not.toBe(spoiled.slice(-4));
  await chosen(page, await photograph(spoiled, { turned: 0, blur: 0, grain: 0 }));
  await page.getByText(/its checksum does not fit/).waitFor();
  expect(await page.getByRole('button', { name: 'Keep this QRIS' }).isDisabled()).toBe(true);
  expect(complaints).toEqual([]);
  await context.close();
});
