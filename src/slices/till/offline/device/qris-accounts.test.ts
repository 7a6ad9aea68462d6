import { expect, test } from 'vitest';
import { z } from 'zod';
import { newId } from '../../../../kinds/id.ts';
import { money } from '../../../../kinds/money.ts';
import type { Cart } from '../../rules/cart.ts';
import { type Catalogue, readCatalogue } from './catalogue.ts';
import { qrisAccounts, qrisChanged } from './qris-accounts.ts';
import { MAKER, PRODUCT, snapshot, snapshotSigner } from './till-fixture.ts';

const sign = snapshotSigner();
const { booth, businesses } = snapshot();

/** The booth's code and the makers' own; undefined: none. */
async function catalogueOf(code: string | null, own: { amplang?: string; beads?: string } = {}): Promise<Catalogue> {
  const [amplang, beads] = businesses;
  if (!amplang || !beads) throw new Error('there are two makers');
  const content = snapshot({
    booth: { ...booth, qris: code, qrisDynamic: true },
    businesses: [
      { ...amplang, ...(own.amplang === undefined ? {} : { qris: own.amplang }) },
      { ...beads, ...(own.beads === undefined ? {} : { qris: own.beads, qrisDynamic: true }) },
    ],
  });
  const read = await readCatalogue(sign(content));
  if (!read.ok) throw new Error(read.code);
  return read.value;
}

const line = (business: keyof typeof MAKER, product: keyof typeof PRODUCT, amount: number) => ({
  product: PRODUCT[product],
  business: MAKER[business],
  name: product,
  quantity: 1,
  unitPrice: money(amount),
  amount: money(amount),
});
const cart: Cart = [
  line('amplang', 'amplang', 25_000),
  line('beads', 'necklace', 150_000),
  line('beads', 'bracelet', 45_000),
];

test('goods of businesses with codes of their own are paid one by one, and the others to the booth', async () => {
  const both = await catalogueOf('booth', { amplang: 'a', beads: 'b' });
  expect(qrisAccounts(cart, both)).toEqual([
    { qris: 'a', qrisDynamic: false, businesses: [MAKER.amplang], due: 25_000 },
    { qris: 'b', qrisDynamic: true, businesses: [MAKER.beads], due: 195_000 },
  ]);
  expect(qrisAccounts(cart, await catalogueOf('booth', { beads: 'b' }))).toMatchObject([
    { qris: 'booth', due: 25_000 },
    { qris: 'b', due: 195_000 },
  ]);
  expect(qrisAccounts(cart.slice(1), both)).toMatchObject([{ qris: 'b', due: 195_000 }]);
});

test('one code for all is one account: of the booth, of nobody, or of two businesses of one owner', async () => {
  const whole = (qris: string | null) => [{ qris, businesses: [MAKER.amplang, MAKER.beads], due: 220_000 }];
  expect(qrisAccounts(cart, await catalogueOf('booth'))).toMatchObject(whole('booth'));
  expect(qrisAccounts(cart, await catalogueOf(null))).toMatchObject(whole(null));
  expect(qrisAccounts(cart, await catalogueOf('booth', { amplang: 'a', beads: 'a' }))).toMatchObject(whole('a'));
});

test('what a code has been paid already is no longer due; a gateway’s payment is nobody’s sticker', async () => {
  const catalogue = await catalogueOf(null, { beads: 'b' });
  const digestOf = (qris: string) => `digest of ${qris}`;
  const parts = [
    { method: 'qris', amount: money(195_000), qris: 'digest of b' },
    { method: 'qris', amount: money(5_000) },
    { method: 'qris', amount: money(1_000), confirmed: true },
    { method: 'cash', amount: money(2_000) },
  ] as const;
  expect(qrisAccounts(cart, catalogue, parts, digestOf).map(({ qris, due }) => [qris, due])).toEqual([
    [null, 20_000],
    ['b', 0],
  ]);
});

test('a code that changed, came or went has to be compared with the sticker; a business that is new has not changed', async () => {
  const none = await catalogueOf('booth');
  const own = await catalogueOf('booth', { amplang: 'a' });
  expect([qrisChanged(none, none), qrisChanged(own, own)]).toEqual([false, false]);
  expect([qrisChanged(none, own), qrisChanged(own, none)]).toEqual([true, true]);
  expect(qrisChanged(own, await catalogueOf('booth', { amplang: 'c' }))).toBe(true);
  expect(qrisChanged(own, await catalogueOf('other', { amplang: 'a' }))).toBe(true);
  const newcomer = { id: newId<'business'>(), name: 'Baru', qris: 'n' };
  expect(qrisChanged(own, { ...own, businesses: [...own.businesses, newcomer] })).toBe(false);
});

test('a till of before reads a catalogue with codes of businesses, and shows the booth’s', async () => {
  const { body } = sign(
    snapshot({
      booth: { ...booth, qris: 'booth' },
      businesses: businesses.map((business) => ({ ...business, qris: 'own', qrisDynamic: true })),
    }),
  );
  // What that till looked at.
  const before = z.object({
    booth: z.object({ qris: z.string().nullable(), qrisDynamic: z.boolean() }),
    businesses: z.array(z.object({ id: z.string(), name: z.string() })),
  });
  expect(before.parse(JSON.parse(body))).toMatchObject({
    booth: { qris: 'booth' },
    businesses: businesses.map(({ id, name }) => ({ id, name })),
  });
});
