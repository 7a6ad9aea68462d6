/** The worked example of docs/hall-protocol.md, asked of the app: with the bytes as they are printed, at the hours it names. */
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCategory, addProduct, listProduct } from '../../slices/catalogue/index.ts';
import { insertSigningKey } from '../../slices/catalogue/store.ts';
import { BALIKPAPAN } from '../../slices/editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../../slices/exhibitors/index.ts';
import { placeBusiness } from '../../slices/floor/index.ts';
import { hashEnrolmentCode } from '../../slices/hall/enrolment-code.ts';
import { countOpenExceptions, createEnrolment } from '../../slices/hall/index.ts';
import { type HallHouse, openHallHouse } from '../../slices/hall/testing/hall-house.ts';
import { isSignatureOf, ORGANISER_KEY, pointOf } from '../../slices/hall/vectors/test-keys.ts';
import { getPublicReceipt, listReceipts } from '../../slices/till/index.ts';
import { eventReadersAt } from '../wire-slices.ts';
import { type Example, GOODS, IDS, makeExample, signaturesOf, TIMES } from './make-example.ts';
import { putExample } from './print-example.ts';

const docs = new URL('../../../docs/', import.meta.url);
const page = readFileSync(new URL('hall-protocol.md', docs), 'utf8');
const example: Example = JSON.parse(readFileSync(new URL('vectors/example.json', docs), 'utf8'));

let house: HallHouse;
beforeAll(async () => {
  house = await openHallHouse(eventReadersAt('https://contoh.invalid'), IDS);
  house.clock.at = TIMES.codeMadeAt;
  await stock();
});
afterAll(() => house.stop());

/** One seller with one product at the booth, and the organiser's published key. */
async function stock() {
  const { runner, ctx } = house;
  const organiser = createPrivateKey({ key: { ...ORGANISER_KEY }, format: 'jwk' });
  await runner.command(ctx, async (tx) => {
    const { business, product, booth } = IDS;
    await addCategory(ctx, tx, { code: GOODS.category, name: { id: 'Kuliner', en: 'Food' }, position: 0 });
    const seller = { id: business, name: GOODS.seller, slug: 'penjual', region: BALIKPAPAN };
    await registerBusiness(ctx, tx, { ...seller, story: { id: '', en: '' }, whatsapp: null, madeUp: true });
    await takePart(ctx, tx, { business });
    await placeBusiness(ctx, tx, { booth, business });
    const { slug, name, category, price } = GOODS;
    await addProduct(ctx, tx, { id: product, business, slug, name, category, unit: null });
    await listProduct(ctx, tx, { product, price });
    await insertSigningKey(tx, {
      organiser_id: ctx.organiser,
      public_key: pointOf(ORGANISER_KEY),
      private_key: organiser.export({ type: 'pkcs8', format: 'pem' }).toString(),
      made_at: new Date(ctx.clock.now()),
    });
  });
}

/** The printed code instead of a random one. */
async function makeCode() {
  const { runner, ctx } = house;
  await runner.command(ctx, async (tx) => {
    const { id } = await createEnrolment(ctx, tx, { booth: IDS.booth, label: 'HP' });
    await tx
      .updateTable('hall.enrolment')
      .set({ code_hash: hashEnrolmentCode(example.code) })
      .where('id', '=', id)
      .execute();
  });
}

/** The printed device's id instead of a random one. */
async function nameDevice(device: string) {
  const { runner, ctx } = house;
  await runner.command(ctx, async (tx) => {
    const enrolments = tx.updateTable('hall.enrolment').where('organiser_id', '=', ctx.organiser);
    await enrolments.set({ device_id: null }).execute();
    await tx.updateTable('hall.device').set({ id: IDS.device }).where('id', '=', device).execute();
    await enrolments.set({ device_id: IDS.device }).execute();
  });
}

test('the page prints what the code makes', () => {
  expect(example).toEqual(JSON.parse(JSON.stringify(makeExample(signaturesOf(example)))));
  expect(putExample(page, example)).toBe(page);
});

test('every printed signature is right', () => {
  const { claim, catalogueRequest, heartbeat, batch, catalogue } = example;
  expect([
    isSignatureOf(claim.signed, claim.proof),
    isSignatureOf(catalogueRequest.signed, catalogueRequest.signature),
    isSignatureOf(heartbeat.signed, heartbeat.signature),
    isSignatureOf(batch.signed, batch.signature),
    isSignatureOf(catalogue.signed, catalogue.signature, ORGANISER_KEY),
  ]).toEqual([true, true, true, true, true]);
});

const post = (path: string, type: string, body: string, headers: Record<string, string> = {}) =>
  house.ask(path, { method: 'POST', headers: { 'content-type': type, ...headers }, body });

const upload = (header: string, lines: readonly string[], signature: string) =>
  post('/api/v1/editions/pertama/hall/batches', 'application/x-ndjson', [header, ...lines, ''].join('\n'), {
    'gelaran-signature': signature,
  });

test('the app takes the printed bytes and answers as printed', async () => {
  const { claim, catalogueRequest, heartbeat, batch, events } = example;
  await makeCode();
  house.clock.at = TIMES.claimedAt;
  const claimed = await post('/api/v1/hall/enrolments/claim', 'application/json', claim.request);
  const { device, catalogue } = claimed.body as { device: string; catalogue: { body: string; signature: string } };
  expect(isSignatureOf(`gelaran-catalogue-v1\n${catalogue.body}`, catalogue.signature, ORGANISER_KEY)).toBe(true);
  const printed = { ...claim.answer, device, catalogue: { ...claim.answer.catalogue, signature: catalogue.signature } };
  expect(claimed).toEqual({ status: 200, body: printed });
  await nameDevice(device);

  const { time, signature } = catalogueRequest;
  const headers = { 'gelaran-device': IDS.device, 'gelaran-time': time, 'gelaran-signature': signature };
  const fetched = await house.ask('/api/v1/editions/pertama/hall/catalogue', { headers });
  expect(fetched).toEqual({ status: 200, body: catalogue });

  house.clock.at = TIMES.heardAt;
  expect(await upload(heartbeat.header, [], heartbeat.signature)).toEqual({ status: 200, body: heartbeat.answer });

  house.clock.at = TIMES.receivedAt;
  const lines = events.map(({ line }) => line);
  expect(await upload(batch.header, lines, batch.signature)).toEqual({ status: 200, body: batch.answer });
});

test('what was sold counts, and nobody has anything to look at', async () => {
  const { runner, ctx } = house;
  const { items } = await runner.query(ctx, (tx) =>
    listReceipts(ctx, tx, { filter: {}, reach: { all: true }, limit: 10 }),
  );
  expect(items.reduce((total, { amount }) => total + amount, 0)).toBe(50_000);
  expect(await runner.query(ctx, (tx) => countOpenExceptions(ctx, tx))).toBe(0);
  const key = example.receiptPage.split('/').at(-1) ?? '';
  const { receipt } = await runner.query(ctx, (tx) => getPublicReceipt(ctx, tx, key));
  expect(receipt.total).toBe(50_000);
});
