/**
 * What a person typed is never anything but words: in papers (Typst), in pictures of shared links (SVG), in sitemaps (XML). Every one that is
 * declared is made of names that would do something if they were taken for source.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { missingFrom, readPaper } from '../platform/press/testing/read-paper.ts';
import { EVERY_SCRIPT } from '../platform/press/testing/scripts.ts';
import { type Hostile, openHostile } from './testing/open-hostile.ts';

const CANARIES = [
  '#panic("dicetak")',
  '$ x^2 $ #let a = 1; #a',
  '"); #panic(',
  '\\#{ panic() } \\u{41} \\',
  '*tebal* _miring_ `raw` <label> @rujukan',
  '= Judul - daftar + nomor / istilah: x',
  '// komentar /* dan ini',
  '</text><script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  '{{7*7}} <%= 7*7 %>',
  'baris satu\r\nBcc: lain@contoh.invalid',
  'ke kanan \u202e ke kiri',
  ']]> & < > " \'',
];

let hostile: Hostile;
beforeAll(async () => {
  hostile = await openHostile(CANARIES);
});
afterAll(() => hostile.stop());

const get = async (address: string, from = hostile) => {
  const answer = await from.app.request(address);
  return { address, status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()) };
};

function pictureOf(from: Hostile, kind: string, key: string): string {
  const path = from.declared('image/png').find((address) => address.includes('{kind}'));
  if (path === undefined) throw new Error(`no picture is declared: ${from.declared('image/png')}`);
  return path.replace('{kind}', kind).replace('{file}', `${key}.png`);
}

describe('papers', () => {
  it('are printed, each that is declared, in both languages', async () => {
    const declared = hostile.declared('application/pdf');
    expect(declared.length).toBeGreaterThanOrEqual(5);
    // What an address names stands in PLACES of open-hostile.ts.
    expect(declared.filter((address) => address.includes('{'))).toEqual([]);
    for (const path of declared)
      for (const lang of ['id', 'en']) {
        const { address, status, bytes } = await get(`${path}?lang=${lang}`);
        expect([address, status, bytes.subarray(0, 5).toString()]).toEqual([address, 200, '%PDF-']);
      }
  });

  it('print the world’s scripts, each that is declared, in both languages', async () => {
    const worldly = await openHostile([EVERY_SCRIPT]);
    try {
      for (const path of worldly.declared('application/pdf'))
        for (const lang of ['id', 'en']) {
          const { address, status, bytes } = await get(`${path}?lang=${lang}`, worldly);
          expect([address, status]).toEqual([address, 200]);
          expect([address, missingFrom(await readPaper(bytes), EVERY_SCRIPT)]).toEqual([address, []]);
        }
    } finally {
      await worldly.stop();
    }
  }, 120_000);

  it('take words from data alone: no template makes source of them, or reads another file', () => {
    const root = new URL('../', import.meta.url).pathname;
    const templates = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.typ'));
    expect(templates.length).toBeGreaterThanOrEqual(7);
    const wrong = templates.flatMap((name) => {
      const source = readFileSync(join(root, name), 'utf8').replace(/\/\/.*/g, '');
      const acts = [...source.matchAll(/\b(eval|plugin|read|include|csv|yaml|toml|xml|cbor|json)\s*\(?([^)\n]*)/g)];
      return acts.filter(([all]) => all !== 'json("/press.json"').map(([all]) => `${name}: ${all}`);
    });
    expect(wrong).toEqual([]);
  });
});

describe('pictures of shared links', () => {
  it('are drawn of a name in the world’s scripts', async () => {
    const worldly = await openHostile([EVERY_SCRIPT]);
    try {
      const { status, bytes } = await get(pictureOf(worldly, 'business', 'satu'), worldly);
      expect([status, bytes.subarray(1, 4).toString()]).toEqual([200, 'PNG']);
    } finally {
      await worldly.stop();
    }
  });

  it('are drawn of any name', async () => {
    for (const [kind, key] of [
      ['edition', 'pertama'],
      ['business', 'satu'],
      ['product', 'satu'],
      ...CANARIES.map((_, at) => ['product', `lagi-${at}`] as const),
    ] as const) {
      const { address, status, bytes } = await get(pictureOf(hostile, kind, key));
      expect([address, status, bytes.subarray(1, 4).toString()]).toEqual([address, 200, 'PNG']);
    }
  });
});

describe('sitemaps', () => {
  it('hold addresses and nothing that somebody typed', async () => {
    for (const address of ['/sitemap.xml', '/peta-situs/pertama/0.xml', '/peta-situs/pertama/1.xml']) {
      const { status, bytes } = await get(address);
      expect([address, status]).toEqual([address, 200]);
      const words = bytes
        .toString()
        .replace(/<\/?(\?xml|urlset|url|loc|lastmod|xhtml:link|sitemapindex|sitemap)\b[^<>]*>/g, ' ');
      expect([address, words.match(/[<>"'\u202e]|script|panic/)]).toEqual([address, null]);
    }
  });
});
