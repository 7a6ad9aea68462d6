import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HIDDEN, hideIdentity } from './hide-identity.ts';

const hide = (text: string, name: string, people: readonly string[] = []) => hideIdentity(text, { name, people });

describe('the name of a business', () => {
  it('is taken out whole, however it is written, and words that only look like it stay', () => {
    const text = 'CONTOH  AMPLANG (contoh-amplang) membuat amplang; Contoh Amplangku tidak.';
    expect(hide(text, 'Contoh Amplang')).toBe(`${HIDDEN} (${HIDDEN}) membuat amplang; Contoh Amplangku tidak.`);
    expect(hide('tetap', '…')).toBe('tetap');
    expect(hide('Dari Cafe\u0301 Ulin dan Cafe Ulin', 'Caf\u00e9 Ulin')).toBe(`Dari ${HIDDEN} dan ${HIDDEN}`);
    expect(hide('Dari Café Ulin', 'Cafe Ulin')).toBe(`Dari ${HIDDEN}`);
  });

  it.each([
    ['UD Contoh Sepinggan', 'Kami CONTOH SEPINGGAN dari pesisir.', `Kami ${HIDDEN} dari pesisir.`],
    ['Kelompok Usaha Bersama Contoh', 'KUB Contoh, yaitu contoh.', `KUB ${HIDDEN}, yaitu ${HIDDEN}.`],
    ['CV. Contoh-Jaya', 'contohjaya dan CV Contoh Jaya', `${HIDDEN} dan ${HIDDEN}`],
    // What is sold is no name.
    ['Kelompok Batik', 'Batik tulis dari Kelompok Batik', `Batik tulis dari ${HIDDEN}`],
    ['Toko Amplang Ikan', 'Amplang ikan tenggiri', 'Amplang ikan tenggiri'],
  ])('%s is known without its form too', (name, text, hidden) => {
    expect(hide(text, name)).toBe(hidden);
  });

  it.each([
    ['wide', 'Ｃｏｎｔｏｈ Ａｍｐｌａｎｇ'],
    ['bold', '𝗖𝗼𝗻𝘁𝗼𝗵 𝓐𝓶𝓹𝓵𝓪𝓷𝓰'],
    ['ringed', 'ⒸⓄⓃⓉⓄⒽ ⓐⓜⓟⓛⓐⓝⓖ'],
    ['with what nobody sees in it', 'Con\u200btoh\u00ad Am\u2060plang'],
    ['letter by letter', 'C O N T O H  A M P L A N G'],
    ['with points', 'c.o.n.t.o.h.a.m.p.l.a.n.g'],
    ['as a tag', '#contohamplang'],
    ['with lines', 'contoh_amplang'],
    ['over two lines', 'Contoh\nAmplang'],
  ])('is taken out %s', (_, spelling) => {
    expect(hide(`Dari ${spelling}, ya.`, 'Contoh Amplang').replace('#', '')).toBe(`Dari ${HIDDEN}, ya.`);
  });

  it('never stays as it is, whatever signs it has', () => {
    const name = fc.string({ minLength: 1 }).filter((text) => /[a-z0-9]/i.test(text) && text.trim() === text);
    fc.assert(
      fc.property(name, (given) => {
        expect(hide(`x ${given} y`, given)).toContain(HIDDEN);
      }),
    );
  });
});

describe('people', () => {
  it('are hidden by their whole name, and by a part of it after a title', () => {
    expect(hide('Dibuat Sari Contoh, dibantu bu Sari dan Pak contoh; sari buah.', 'Qq Zz', ['Sari Contoh'])).toBe(
      `Dibuat ${HIDDEN}, dibantu ${HIDDEN} dan ${HIDDEN}; sari buah.`,
    );
  });
});

describe('what leads to somebody', () => {
  it.each([
    ['Hubungi 0812-3456-7890 atau +62 812 3456 7890.', `Hubungi ${HIDDEN} atau ${HIDDEN}.`],
    ['NIB 1234567890123.', `NIB ${HIDDEN}.`],
    ['surat ke contoh.usaha@surel.example ya', `surat ke ${HIDDEN} ya`],
    ['telepon ０８１２３４５６７８９０', `telepon ${HIDDEN}`],
    ['lihat https://contoh.example/a?b=1 dan www.contoh.id', `lihat ${HIDDEN} dan ${HIDDEN}`],
    ['toko di contoh.my.id/amplang dan wa.me/62812', `toko di ${HIDDEN} dan ${HIDDEN}`],
    ['ikuti @contoh_amplang. IG: contoh.amplang', `ikuti ${HIDDEN}. IG: ${HIDDEN}`],
  ])('%s', (text, hidden) => {
    expect(hide(text, 'Qq Zz')).toBe(hidden);
  });

  it.each([
    'Harga Rp1.250.000 untuk 2 m, modal 25000000 rupiah.',
    'Sejak 08-09-2019, 12 perajin, 250 g, ukuran 90 x 200 cm.',
    'Instagram kami ramai. Dijual 3 kali seminggu.',
    'Tenun,songket.Dibuat tangan',
  ])('leaves %s', (text) => {
    expect(hide(text, 'Qq Zz')).toBe(text);
  });

  const letters = (least: number, most: number) =>
    fc.string({ unit: fc.constantFrom(...'abcdefghijklmnoprstuvy'), minLength: least, maxLength: most });
  const separator = fc.constantFrom('', ' ', '-', '.');
  const phone = fc
    .tuple(
      fc.constantFrom('0', '+62', '62'),
      fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 11 }),
      separator,
    )
    .map(
      ([start, digits, sign]) => `${start}8${digits.map((digit, at) => (at % 4 === 0 ? sign : '') + digit).join('')}`,
    );
  const trace = fc.oneof(
    phone,
    letters(2, 12).map((name) => `@${name}`),
    fc.tuple(letters(2, 10), letters(2, 10)).map(([name, host]) => `${name}@${host}.id`),
    fc.tuple(letters(2, 10), letters(0, 10)).map(([host, path]) => `https://${host}.com/${path}`),
    letters(3, 10).map((host) => `www.${host}.co.id`),
  );

  it('never stays, wherever it stands', () => {
    fc.assert(
      fc.property(letters(0, 20), trace, letters(0, 20), (before, each, after) => {
        const hidden = hide(`${before} ${each} ${after}`, 'Qq Zz');
        expect(hidden).toContain(HIDDEN);
        expect(hidden).not.toContain(each);
      }),
    );
  });

  it('is hidden once and for all, and words alone stay as they are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 80 }), trace, (text, each) => {
        const once = hide(`${text} ${each}`, 'Contoh Usaha', ['Sari Contoh']);
        expect(hide(once, 'Contoh Usaha', ['Sari Contoh'])).toBe(once);
      }),
    );
    fc.assert(
      fc.property(fc.array(letters(1, 9), { maxLength: 12 }), (words) => {
        expect(hide(words.join(' '), 'Qq Zz')).toBe(words.join(' '));
      }),
    );
  });
});
