/** For tests of what goes out: an edition whose names are whatever somebody may type, and the whole API as it is wired. */
import { Hono } from 'hono';
import { pino } from 'pino';
import { money } from '../../kinds/money.ts';
import type { Actor } from '../../platform/db/context.ts';
import { type ApiEnv, createApi, type Services } from '../../platform/http/api.ts';
import { answerError, identify } from '../../platform/http/middleware.ts';
import { readSettings } from '../../platform/settings/settings.ts';
import {
  decide,
  editCall,
  keepMinutes,
  openCall,
  saveDraft,
  startApplication,
  submitApplication,
} from '../../slices/call/index.ts';
import { callOf, ITEM } from '../../slices/call/testing/open-call.ts';
import { addCategory, addProduct, keepLabels, listProduct } from '../../slices/catalogue/index.ts';
import { findTenant } from '../../slices/editions/index.ts';
import { BALIKPAPAN, openTestEdition, type TestEdition } from '../../slices/editions/testing/test-edition.ts';
import { registerBusiness, takePart } from '../../slices/exhibitors/index.ts';
import { addBooth, drawHall, placeBusiness } from '../../slices/floor/index.ts';
import type { DeliveryLineInput } from '../../slices/stock/contract.ts';
import { writeDeliveryNote } from '../../slices/stock/index.ts';
import { type ApiDocument, openApiDocument } from '../openapi.ts';
import { wireSlices } from '../wire-slices.ts';

export interface Hostile {
  readonly test: TestEdition;
  /** Asked as somebody of the committee. */
  readonly app: Hono<ApiEnv>;
  /** What is declared to answer with one of these types, each with an address of the edition's. */
  declared(type: string): readonly string[];
  /** The API as it is described. */
  readonly document: ApiDocument;
  stop(): Promise<void>;
}

/** What addresses name: there is one of each. */
const PLACES = {
  slug: 'pertama',
  business: 'satu',
  product: 'satu',
  key: 'satu',
  code: BALIKPAPAN,
  page: '0.xml',
} as const;

/** @param words as many as are to be used, one after the other and again from the first. */
export async function openHostile(words: readonly string[]): Promise<Hostile> {
  const test = await openTestEdition();
  const { runner, ctx } = test;
  const membership = {
    organiser: ctx.organiser,
    role: 'organiser' as const,
    region: null,
    business: null,
    booth: null,
  };
  const actor: Actor = { kind: 'person', user: 'u' as never, memberships: [membership] };
  let place = 0;
  const next = (most = 120) => (words[place++ % words.length] ?? 'x').slice(0, most).trim() || 'x';
  const places = await runner.command(ctx, async (tx) => {
    const lines: DeliveryLineInput[] = [];
    await addCategory(ctx, tx, { code: 'ganjil', name: { id: next(), en: next() }, position: 1 });
    const hall = await drawHall(ctx, tx, { name: next(), width: 20_000, depth: 20_000 });
    const at = { x: 0, y: 0, width: 3_000, depth: 3_000, region: BALIKPAPAN };
    const booth = await addBooth(ctx, tx, { hall, number: 'A1', cluster: next(20), ...at });
    const story = { id: next(), en: next() };
    const facts = { slug: 'satu', name: next(), region: BALIKPAPAN, story, whatsapp: null, madeUp: true };
    const business = await registerBusiness(ctx, tx, facts);
    await takePart(ctx, tx, { business });
    await placeBusiness(ctx, tx, { booth, business });
    for (const slug of ['satu', ...words.map((_, at) => `lagi-${at}`)]) {
      const made = { business, slug, name: { id: next(), en: next() }, category: 'ganjil', unit: next(40) };
      const description = { id: next(), en: next() };
      const product = await addProduct(ctx, tx, { ...made, description });
      await listProduct(ctx, tx, { product, price: money(10_000) });
      lines.push({ product, batch: next(40), expiresOn: null, sent: 1 });
    }
    // Names of an edition are a committee's, and a committee copies from letters as well.
    await tx
      .updateTable('editions.edition')
      .set({ theme: next(), name: next() })
      .where('id', '=', ctx.edition)
      .execute();
    await editCall(ctx, tx, {
      ...callOf(),
      criteria: callOf().criteria.map((criterion) => ({ ...criterion, name: { id: next(), en: next() } })),
    });
    await openCall(ctx, tx);
    const application = await startApplication(ctx, tx, { business });
    await saveDraft(ctx, tx, {
      application,
      version: 1,
      statement: next(),
      items: [ITEM],
      consent: { purpose: next() },
    });
    await submitApplication(ctx, tx, { application, version: 2 });
    await decide(ctx, tx, { applications: [application], decision: 'waitlisted', reasons: { id: '', en: '' } });
    const signers = Array.from({ length: 3 }, () => ({ name: next(), role: next(), office: next() }));
    await keepMinutes(ctx, tx, {
      number: next(),
      heldOn: '2023-06-01',
      place: next(),
      basis: next(),
      remark: next(),
      signers,
    });
    const note = await writeDeliveryNote(ctx, tx, { business, remark: next(500), lines });
    const copies = lines.map(({ product }) => ({ product, copies: 1 }));
    const person = { ...ctx, actor };
    const print = await keepLabels(person, tx, { format: 'a4-21', start: 1, lines: copies });
    return { ...PLACES, note, print };
  });
  const named: Readonly<Record<string, string>> = places;
  const log = pino({ level: 'silent' });
  const services: Services = {
    runner,
    clock: ctx.clock,
    log,
    settings: readSettings({}),
    findTenant: (slug) => findTenant(runner.db, slug),
  };
  const wired = wireSlices(services, new URL('../../../', import.meta.url));
  const api = createApi();
  for (const part of wired.apis) api.route('/', part);
  const app = new Hono<ApiEnv>();
  app.onError(answerError());
  app.use(identify(log), async (c, next) => {
    c.set('actor', actor);
    await next();
  });
  app.route('/', api);
  const document = openApiDocument(api, 'http://localhost');
  const { paths } = document;
  return {
    test,
    app,
    document,
    declared: (type) =>
      Object.entries(paths ?? {}).flatMap(([path, item]) => {
        const content = (item as { get?: { responses?: { 200?: { content?: object } } } }).get?.responses?.[200]
          ?.content;
        return Object.hasOwn(content ?? {}, type)
          ? [path.replace(/\{(\w+)\}/g, (whole, name: string) => named[name] ?? whole)]
          : [];
      }),
    async stop() {
      wired.endStreams();
      await wired.stop();
      await test.stop();
    },
  };
}
