/**
 * What a person typed is never anything but words: in papers (Typst), in pictures of shared links (SVG), in sitemaps (XML). Every one that is
 * declared is made of names that would do something if they were taken for source.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newId } from '../kinds/id.ts';
import { keepPhoto } from '../platform/files/index.ts';
import { missingFrom, readPaper } from '../platform/press/testing/read-paper.ts';
import { EVERY_SCRIPT } from '../platform/press/testing/scripts.ts';
import { setOrganiserLogo, setOrganiserProfile } from '../slices/editions/index.ts';
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

const PROFILE = {
  name: 'Dinas Koperasi',
  accent: '#d4508f',
  contactName: 'Sekretariat',
  contactPhone: '(0380) 555 123',
  contactEmail: 'panitia@contoh.invalid',
  contactWhatsapp: '0812 3456 7890',
  address: ['Jalan Contoh 1', 'Kupang'],
  letterhead: ['PEMERINTAH PROVINSI CONTOH'],
  senderName: '',
  replyTo: '',
};
const LETTERHEAD = [
  'PEMERINTAH PROVINSI CONTOH',
  'Dinas Koperasi',
  'Jalan Contoh 1, Kupang',
  'Tel. (0380) 555 123',
  'WhatsApp +6281234567890',
  'panitia@contoh.invalid',
];

/** What is stuck on a maker's goods is the maker's, and has no room for a letterhead. */
const UNHEADED = /\/labels\.pdf$/;

/** How often a picture of the paper is said in these words to whoever does not see it. */
async function countAlts(bytes: Uint8Array, words: string): Promise<number> {
  const task = getDocument({ data: new Uint8Array(bytes), verbosity: 0 });
  const document = await task.promise;
  let count = 0;
  for (let page = 1; page <= document.numPages; page++)
    count += JSON.stringify((await (await document.getPage(page)).getStructTree()) ?? null).split(words).length - 1;
  await task.destroy();
  return count;
}

/** A file to look at: `PAPERS_INTO=folder npx vitest run src/app/papers.test.ts`. */
const paperName = (address: string, at: number) => `${at}-${address.replaceAll(/[^a-z0-9]+/gi, '-')}.pdf`;

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

  it('bear the organiser’s letterhead, each that is declared, with a logo and without', async () => {
    const headed = await openHostile(['Tenun Contoh']);
    try {
      const { runner, ctx } = headed.test;
      const alts = async () => {
        const found: [string, boolean, number][] = [];
        for (const path of headed.declared('application/pdf').filter((each) => !UNHEADED.test(each))) {
          const { address, status, bytes } = await get(`${path}?lang=id`, headed);
          expect([address, status]).toEqual([address, 200]);
          if (process.env.PAPERS_INTO)
            writeFileSync(join(process.env.PAPERS_INTO, paperName(address, found.length)), bytes);
          const words = (await readPaper(bytes)).replaceAll(/\s+/g, '');
          expect([address, LETTERHEAD.filter((line) => !words.includes(line.replaceAll(' ', '')))]).toEqual([
            address,
            [],
          ]);
          found.push([path, bytes.includes('/Subtype /Image'), await countAlts(bytes, 'Lambang Dinas Koperasi')]);
        }
        return found;
      };
      await runner.command(ctx, (tx) => setOrganiserProfile(ctx, tx, PROFILE));
      const plain = await alts();
      expect(plain.map(([, picture, said]) => [picture, said])).toEqual(plain.map(() => [false, 0]));
      const logo = await sharp({ create: { width: 300, height: 360, channels: 4, background: '#7a1f5c' } })
        .png()
        .toBuffer();
      const photo = await keepPhoto(runner, ctx, { id: newId(), bytes: logo });
      await runner.command(ctx, (tx) => setOrganiserLogo(ctx, tx, photo.id));
      for (const [path, picture, said] of await alts()) {
        expect([path, picture]).toEqual([path, true]);
        expect([path, said]).toEqual([path, expect.toSatisfy((count: number) => count > 0)]);
      }
    } finally {
      await headed.stop();
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
