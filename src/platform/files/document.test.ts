import sharp from 'sharp';
import { expect, it } from 'vitest';
import { documentAnswer, takeDocument } from './document.ts';
import { MAX_DOCUMENT_BYTES } from './document-facts.ts';

const PDF = Buffer.from('%PDF-1.7\n1 0 obj <</Type/Catalog>> endobj\ntrailer <</Root 1 0 R>>\n%%EOF\n');
const picture = () => sharp({ create: { width: 2_600, height: 1_300, channels: 3, background: '#b03020' } });

const taken = async (bytes: Uint8Array, name = 'izin.pdf') => {
  const { kind, name: called } = await takeDocument({ bytes, name });
  return [kind, called];
};

it('keeps a PDF to the byte, whatever it is called', async () => {
  expect(await takeDocument({ bytes: PDF, name: 'surat izin.docx' })).toEqual({
    kind: 'pdf',
    name: 'surat izin.docx.pdf',
    bytes: PDF,
  });
});

it.each(['jpeg', 'png', 'webp'] as const)(
  'makes a %s anew, upright and without what it told of its maker',
  async (as) => {
    const sent = await picture()
      .withMetadata({ orientation: 6 })
      .withExif({ IFD0: { Artist: 'pemotret', Copyright: 'kamera' } })
      .toFormat(as)
      .toBuffer();
    const { kind, name, bytes } = await takeDocument({ bytes: sent, name: `C:\\foto\\Surat.${as}` });
    const found = await sharp(bytes).metadata();
    expect([kind, name, found.format, found.width, found.height, found.exif]).toEqual([
      'picture',
      'Surat.jpg',
      'jpeg',
      1_000,
      2_000,
      undefined,
    ]);
  },
);

it('names what it is by its content alone, without what cannot be seen or would name a folder', async () => {
  expect(await taken(PDF, '../../etc/akta\u202efdp.exe')).toEqual(['pdf', 'aktafdp.exe.pdf']);
  expect(await taken(PDF, '')).toEqual(['pdf', 'file.pdf']);
  expect(await taken(PDF, '.pdf')).toEqual(['pdf', 'file.pdf']);
  const [, long = ''] = await taken(PDF, `${'鱼'.repeat(300)}.pdf`);
  expect([...long].length).toBe(120);
});

it.each<[string, Uint8Array, string]>([
  ['nothing', new Uint8Array(), 'files.no-document'],
  ['a page', Buffer.from('<html><script>alert(1)</script></html>'), 'files.not-a-document'],
  ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"></svg>'), 'files.not-a-document'],
  ['a page that says PDF later', Buffer.from('<html>%PDF-1.7 %%EOF</html>'), 'files.not-a-document'],
  ['a GIF', Buffer.from('GIF89a0000000000000000'), 'files.not-a-document'],
  ['a PDF cut off', PDF.subarray(0, 40), 'files.document-damaged'],
  ['a JPEG cut off', Buffer.from('ffd8ffe000104a4649460001010000480048', 'hex'), 'files.document-damaged'],
  ['6 MB', Buffer.concat([PDF, Buffer.alloc(MAX_DOCUMENT_BYTES), PDF]), 'files.document-too-large'],
])('refuses %s', async (_, bytes, code) => {
  await expect(takeDocument({ bytes, name: 'izin.pdf' })).rejects.toMatchObject({ code });
});

it('serves a PDF to be saved and a picture to be seen, both in a box that runs nothing', async () => {
  const head = (answer: Response) =>
    Object.fromEntries(
      ['content-type', 'content-disposition', 'x-content-type-options', 'content-security-policy'].map((name) => [
        name,
        answer.headers.get(name),
      ]),
    );
  const answer = documentAnswer({ kind: 'pdf', name: 'akta "é" 鱼.pdf', bytes: PDF });
  expect(head(answer)).toEqual({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="akta e .pdf"; filename*=UTF-8''akta%20%22%C3%A9%22%20%E9%B1%BC.pdf`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(PDF);
  expect(head(documentAnswer({ kind: 'picture', name: 'a.jpg', bytes: PDF }))).toMatchObject({
    'content-type': 'image/jpeg',
    'content-disposition': `inline; filename="a.jpg"; filename*=UTF-8''a.jpg`,
  });
});
