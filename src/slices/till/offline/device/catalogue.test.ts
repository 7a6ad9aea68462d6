import { expect, test } from 'vitest';
import { refused } from '../../../../kinds/result.ts';
import { isNewer, nameIn, readCatalogue } from './catalogue.ts';
import { MAKER, PRODUCT, snapshot, snapshotSigner } from './till-fixture.ts';

const sign = snapshotSigner();
const signed = sign(snapshot());

test('a snapshot that its organiser signed is read', async () => {
  const read = await readCatalogue(signed, signed.publicKey);
  if (!read.ok) throw new Error(read.code);
  const { version, businessNames, productsById, signedBy } = read.value;
  expect({
    version,
    signedBy,
    maker: businessNames.get(MAKER.beads),
    price: productsById.get(PRODUCT.necklace)?.price,
  }).toEqual({ version: 3, signedBy: signed.publicKey, maker: 'Contoh Manik Manggar', price: 150_000 });
});

test('a price that was changed on the way spoils the signature', async () => {
  const body = signed.body.replace('150000', '1');
  expect(await readCatalogue({ ...signed, body })).toEqual(refused('signature-wrong'));
});

test('a snapshot of another signer than at enrolment is not taken', async () => {
  expect(await readCatalogue(snapshotSigner()(snapshot()), signed.publicKey)).toEqual(refused('other-signer'));
});

test.each([
  ['nothing', undefined],
  ['a text', 'catalogue'],
  ['a signature that is none', { ...signed, signature: 'x' }],
  ['a body that is no catalogue', sign({ ...snapshot(), products: [{ id: 'x' }] } as never)],
])('%s is refused as unreadable', async (_, given) => {
  expect(await readCatalogue(given)).toEqual(refused('unreadable'));
});

test('only a later snapshot of the same booth takes another’s place, however well it is signed', async () => {
  const read = async (over: object) => {
    const found = await readCatalogue(sign({ ...snapshot(), ...over }));
    if (!found.ok) throw new Error(found.code);
    return found.value;
  };
  const held = await read({ version: 3 });
  const later = '2023-06-22T02:00:00.001Z';
  expect(isNewer(held, await read({ version: 4 }))).toBe(true);
  expect(isNewer(held, await read({ version: 9, madeAt: later }))).toBe(true);
  expect(isNewer(held, held)).toBe(false);
  expect(isNewer(held, await read({ version: 2, madeAt: later }))).toBe(false);
  expect(isNewer(held, await read({ version: 4, madeAt: '2023-06-22T01:59:59.999Z' }))).toBe(false);
  const elsewhere = { ...snapshot().booth, id: '00000000-0000-7000-8000-00000000beef' };
  expect(isNewer(held, await read({ version: 4, booth: elsewhere }))).toBe(false);
});

test('a product is named in the reader’s language, in Indonesian where it has no other', async () => {
  const read = await readCatalogue(signed);
  const amplang = read.ok ? read.value.productsById.get(PRODUCT.amplang) : undefined;
  if (!amplang) throw new Error('no amplang');
  expect([
    nameIn(amplang, 'id'),
    nameIn(amplang, 'en'),
    nameIn({ ...amplang, name: { id: 'A', en: '' } }, 'en'),
  ]).toEqual(['Amplang ikan tenggiri', 'Mackerel crackers', 'A']);
});
