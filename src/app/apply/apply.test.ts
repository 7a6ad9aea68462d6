import pg from 'pg';
import sharp from 'sharp';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Id, newId } from '../../kinds/id.ts';
import type { Actor } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { keepPhoto } from '../../platform/files/index.ts';
import type { Services } from '../../platform/http/api.ts';
import { createLog } from '../../platform/log/log.ts';
import { readSettings } from '../../platform/settings/settings.ts';
import { findApplicationOf, getCall } from '../../slices/call/index.ts';
import { openTestCall, type TestCall } from '../../slices/call/testing/open-call.ts';
import type { AtEdition } from '../../slices/editions/index.ts';
import { BALIKPAPAN } from '../../slices/editions/testing/test-edition.ts';
import { getProfile } from '../../slices/exhibitors/index.ts';
import { type Auth, createAuth, listMemberships } from '../../slices/people/index.ts';
import { beginAnother, beginStranger, mustBeInTempo, ownBusinesses } from './begin-producer.ts';
import { keepFilesOfForm, keepOwnFile, removeOwnFile } from './keep-own-file.ts';
import {
  addItem,
  attachPhoto,
  draftOf,
  itemValues,
  profileValues,
  removeItem,
  removePhoto,
  saveItemPart,
  saveProfilePart,
  saveStatementPart,
  seenOf,
  statementValues,
} from './parts.ts';
import { refusedPart } from './refused-part.ts';
import { saveNow } from './save-now.ts';

const LETTER = {
  code: 'surat',
  kind: 'file' as const,
  label: { id: 'Surat', en: '' },
  choices: [],
  required: false,
  curators: true,
};

let test: TestCall;
let pool: pg.Pool;
let auth: Auth;
let services: Services;

beforeAll(async () => {
  test = await openTestCall({ questions: [LETTER] });
  pool = new pg.Pool({ ...test.database.app, options: '-c search_path=people', max: 2 });
  const publicUrl = 'http://127.0.0.1:3000';
  auth = createAuth({ pool, secret: 's'.repeat(48), publicUrl, demo: false, sendLink: async () => undefined });
  services = {
    runner: test.runner,
    clock: test.ctx.clock,
    log: createLog('silent'),
    settings: readSettings({}),
    findTenant: async () => undefined,
  };
});
afterAll(async () => {
  await pool.end();
  await test.stop();
});

let emails = 0;
const newEmail = () => `usaha-${++emails}@contoh.invalid`;
const as = <T>(ctx: AtEdition, work: (tx: Tx) => Promise<T>) => test.runner.command(ctx, work);

/** The circumstances of whoever owns an address, as after the link of the letter. */
async function signedIn(email: string): Promise<AtEdition> {
  const row = await test.database.db
    .selectFrom('people.user')
    .select('id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  const user = row.id;
  const actor: Actor = { kind: 'person', user, memberships: await listMemberships(test.database.db, user) };
  return { ...test.ctx, actor };
}

const form = (fields: Readonly<Record<string, string>>) => {
  const made = new FormData();
  for (const [name, value] of Object.entries(fields)) made.set(name, value);
  return made;
};

describe('somebody without an account', () => {
  it('gets an account, a business and a draft by an address, a name and a region', async () => {
    const email = newEmail();
    await beginStranger(services, auth, test.ctx, { email: email.toUpperCase(), name: 'Kue Ibu', region: BALIKPAPAN });
    const owner = await signedIn(email);
    const [business] = ownBusinesses(owner);
    if (!business) throw new Error('no business');
    expect(await as(owner, (tx) => getProfile(owner, tx, business))).toMatchObject({
      name: 'Kue Ibu',
      region: { code: BALIKPAPAN },
    });
    expect(await as(owner, (tx) => findApplicationOf(owner, tx, business))).toMatchObject({
      state: 'draft',
      items: [],
      consent: null,
    });
    const accounts = await test.database.db
      .selectFrom('people.user')
      .select('emailVerified')
      .where('email', '=', email)
      .execute();
    expect(accounts).toEqual([{ emailVerified: false }]);
  });

  it('gets no business for an account whose roles have all ended, and is told so', async () => {
    const email = newEmail();
    const given = { email, name: 'Sudah Ditutup', region: BALIKPAPAN };
    await beginStranger(services, auth, test.ctx, given);
    const owner = await signedIn(email);
    await as(test.ctx, (tx) =>
      tx
        .updateTable('people.membership')
        .set({ ended_at: new Date(0) })
        .where('user_id', '=', (owner.actor as { user: Id<'user'> }).user)
        .execute(),
    );
    const refusal = { code: 'people.account-ended' };
    await expect(beginStranger(services, auth, test.ctx, given)).rejects.toMatchObject(refusal);
    const closed = await signedIn(email);
    expect(ownBusinesses(closed)).toEqual([]);
    await expect(beginAnother(services, closed, given)).rejects.toMatchObject(refusal);
    expect(await listMemberships(test.database.db, (owner.actor as { user: Id<'user'> }).user)).toEqual([]);
  });

  it('gets them once, however often the form is sent', async () => {
    const email = newEmail();
    const given = { email, name: 'Dua Kali', region: BALIKPAPAN };
    await beginStranger(services, auth, test.ctx, given);
    await beginStranger(services, auth, test.ctx, given);
    expect(ownBusinesses(await signedIn(email)).length).toBe(1);
  });

  it('gets nothing when the call is over, or the name holds a number of a person', async () => {
    const email = newEmail();
    const late = test.after(3_600_001);
    await expect(
      beginStranger(services, auth, late, { email, name: 'Terlambat', region: BALIKPAPAN }),
    ).rejects.toMatchObject({ code: 'call.call-over' });
    await expect(
      beginStranger(services, auth, test.ctx, { email, name: 'Kue 6471012345670001', region: BALIKPAPAN }),
    ).rejects.toMatchObject({ code: 'exhibitors.personal-number' });
    expect(ownBusinesses(await signedIn(email))).toEqual([]);
    const left = await as(test.ctx, (tx) =>
      tx.selectFrom('exhibitors.business').select('name').where('name', 'in', ['Terlambat']).execute(),
    );
    expect(left).toEqual([]);
  });
});

describe('somebody with an account', () => {
  it('is given nothing by a stranger who knows the address', async () => {
    const email = newEmail();
    await beginStranger(services, auth, test.ctx, { email, name: 'Milik Sendiri', region: BALIKPAPAN });
    await beginStranger(services, auth, test.ctx, { email, name: 'Titipan Orang', region: BALIKPAPAN });
    const owner = await signedIn(email);
    const names = await Promise.all(
      ownBusinesses(owner).map((business) => as(owner, (tx) => getProfile(owner, tx, business))),
    );
    expect(names.map(({ name }) => name)).toEqual(['Milik Sendiri']);
  });

  it('is refused as anybody would be, so that a refusal does not tell who has an account', async () => {
    const email = newEmail();
    await beginStranger(services, auth, test.ctx, { email, name: 'Rahasia', region: BALIKPAPAN });
    for (const address of [email, newEmail()]) {
      const wrong = { email: address, name: 'Kue 6471012345670001', region: BALIKPAPAN };
      await expect(beginStranger(services, auth, test.ctx, wrong)).rejects.toMatchObject({
        code: 'exhibitors.personal-number',
      });
      const late = test.after(3_600_001);
      await expect(beginStranger(services, auth, late, { ...wrong, name: 'Terlambat' })).rejects.toMatchObject({
        code: 'call.call-over',
      });
    }
  });

  it('brings another business, up to five', async () => {
    const email = newEmail();
    await beginStranger(services, auth, test.ctx, { email, name: 'Pertama', region: BALIKPAPAN });
    for (let more = 2; more <= 5; more++)
      await beginAnother(services, await signedIn(email), { name: `Ke-${more}`, region: BALIKPAPAN });
    expect(ownBusinesses(await signedIn(email)).length).toBe(5);
    await expect(
      beginAnother(services, await signedIn(email), { name: 'Ke-6', region: BALIKPAPAN }),
    ).rejects.toMatchObject({ code: 'request.too-many' });
  });
});

it('nobody asks for many letters to one address', async () => {
  for (let letter = 1; letter <= 4; letter++) await mustBeInTempo(services, '10.0.0.1', 'Ramai@contoh.invalid');
  await expect(mustBeInTempo(services, '10.0.0.2', 'ramai@contoh.invalid')).rejects.toMatchObject({
    code: 'request.too-many',
  });
  await mustBeInTempo(services, '10.0.0.1', 'lain@contoh.invalid');
});

describe('an application, part by part', () => {
  let owner: AtEdition;
  let business: Id<'business'>;

  beforeEach(async () => {
    const email = newEmail();
    await beginStranger(services, auth, test.ctx, { email, name: 'Bertahap', region: BALIKPAPAN });
    owner = await signedIn(email);
    const [own] = ownBusinesses(owner);
    if (!own) throw new Error('no business');
    business = own;
  });

  const draft = () => as(owner, (tx) => draftOf(owner, tx, business));
  const add = () => saveNow(test.runner, owner, (tx) => addItem(owner, tx, business));
  const TYPED = {
    name_id: 'Amplang',
    name_en: '',
    description_id: 'Ikan.',
    description_en: '',
    category: 'kuliner',
    price: 'Rp25.000',
    unit: 'bungkus',
  };

  it('takes a file beside the texts, sent by script or with the whole form, and neither is in the way of the other', async () => {
    const { questions } = await as(owner, (tx) => getCall(owner, tx));
    const seenNow = async () => seenOf(statementValues(await draft(), questions));
    const seen = await seenNow();
    const pdf = (name: string) => new File([`%PDF-1.7 ${name} %%EOF`], name, { type: 'application/pdf' });
    const answer = async () => (await draft()).answers.surat;
    const send = (file: File) => keepOwnFile(services, owner, { business, question: 'surat', file });
    expect(await send(pdf('surat.pdf'))).toEqual({ question: 'surat', name: 'surat.pdf', kind: 'pdf', size: 24 });
    expect(await seenNow()).toBe(seen);
    const texts = form({ statement: 'Khas.', seen });
    await as(owner, (tx) => saveStatementPart(owner, tx, texts, { business, purpose: '' }));
    expect(await answer()).toBe('surat.pdf');
    const whole = form({ send_file: 'surat' });
    whole.set('document_file_surat', pdf('lebih baru.pdf'));
    const keepAll = (sent: FormData) => keepFilesOfForm(services, owner, sent, { business, questions });
    expect([await keepAll(whole), await answer()]).toEqual([true, 'lebih baru.pdf']);
    expect([await keepAll(form({})), await answer()]).toEqual([false, 'lebih baru.pdf']);
    // What is no document is told at its question, and so is the button without a file.
    whole.set('document_file_surat', new File(['bukan'], 'surat.pdf'));
    await expect(keepAll(whole)).rejects.toMatchObject({ fields: { answer_surat: ['files.not-a-document'] } });
    whole.set('document_file_surat', new File([], ''));
    await expect(keepAll(whole)).rejects.toMatchObject({ fields: { answer_surat: ['files.no-document'] } });
    await as(owner, (tx) => removeOwnFile(owner, tx, { business, question: 'surat' }));
    expect([await answer(), (await draft()).statement]).toEqual(['', 'Khas.']);
    for (let more = 5; more <= 40; more++) await send(pdf('lagi.pdf'));
    await expect(send(pdf('lagi.pdf'))).rejects.toMatchObject({ code: 'request.too-many' });
  });

  it('keeps each as it was written', async () => {
    const item = await add();
    await as(owner, (tx) => saveItemPart(owner, tx, form(TYPED), { business, item }));
    await as(owner, (tx) =>
      saveStatementPart(owner, tx, form({ statement: 'Khas.', needs: 'Listrik', consent: 'yes' }), {
        business,
        purpose: 'Untuk kurasi.',
      }),
    );
    await as(owner, (tx) =>
      saveProfilePart(
        owner,
        tx,
        form({
          name: 'Bertahap',
          story_id: 'Cerita.',
          whatsapp: '0812 3456 7890',
          class: 'sales:micro',
          kbli: '10216',
        }),
        business,
      ),
    );
    const written = await draft();
    expect(written.items.map(({ id, ...rest }) => [id, rest])).toEqual([
      [
        item,
        {
          name: { id: 'Amplang', en: '' },
          description: { id: 'Ikan.', en: '' },
          category: 'kuliner',
          price: 25_000,
          unit: 'bungkus',
          photos: [],
        },
      ],
    ]);
    expect([written.statement, written.needs, written.consent]).toEqual([
      'Khas.',
      'Listrik',
      { at: test.ctx.clock.now(), purpose: 'Untuk kurasi.' },
    ]);
    expect(await as(owner, (tx) => getProfile(owner, tx, business))).toMatchObject({
      whatsapp: '6281234567890',
      class: { class: 'micro', basis: 'sales' },
      kbli: '10216',
      consent: { purpose: 'Untuk kurasi.', at: test.ctx.clock.now() },
    });
  });

  it.each([
    ['the list’s own', 'kuliner', '', 'kuliner'],
    ['words of the applicant’s own where nothing fits', 'lainnya', ' Obat herbal ', 'Obat herbal'],
    ['what the list has, whatever stood in the other field before', 'kuliner', 'Obat herbal', 'kuliner'],
  ])('keeps as the category %s', async (_, category, other, kept) => {
    const item = await add();
    const typed = form({ ...TYPED, category, category_other: other });
    await as(owner, (tx) => saveItemPart(owner, tx, typed, { business, item }));
    expect((await draft()).items[0]?.category).toBe(kept);
  });

  it.each(['25.000', '25,000', '25000', 'Rp 25.000', 'rp25.000,00', 'Rp25.000,-', '25 000'])(
    'reads %s as a price',
    async (price) => {
      const item = await add();
      await as(owner, (tx) => saveItemPart(owner, tx, form({ ...TYPED, price }), { business, item }));
      expect((await draft()).items[0]?.price).toBe(25_000);
    },
  );

  it('refuses what is no price and gives back what was typed, by the form’s own names', async () => {
    const item = await add();
    const typed = form({ ...TYPED, price: 'murah' });
    const error: unknown = await as(owner, (tx) => saveItemPart(owner, tx, typed, { business, item })).catch(
      (caught: unknown) => caught,
    );
    expect(refusedPart(error, typed)).toEqual({
      code: 'request.invalid',
      fields: { price: 'money-unreadable' },
      typed: { ...TYPED, price: 'murah' },
    });
    const personal = form({ ...TYPED, description_id: 'NIK 6471012345670001' });
    const refusal: unknown = await as(owner, (tx) => saveItemPart(owner, tx, personal, { business, item })).catch(
      (caught: unknown) => caught,
    );
    expect(refusedPart(refusal, personal)).toMatchObject({
      code: 'exhibitors.personal-number',
      fields: { description_id: 'personal-number' },
    });
  });

  it('notices that the very part was written elsewhere, and only that', async () => {
    const item = await add();
    const seen = seenOf(
      itemValues(
        (await draft()).items[0] ??
          (() => {
            throw new Error('no item');
          })(),
        'IDR',
      ),
    );
    const elsewhere = { ...TYPED, name_id: 'Dari laptop' };
    await as(owner, (tx) => saveItemPart(owner, tx, form({ ...elsewhere, seen }), { business, item }));
    // The statement moves the draft's version, not this part.
    await as(owner, (tx) => saveStatementPart(owner, tx, form({ statement: 'Khas.' }), { business, purpose: '' }));
    await expect(
      as(owner, (tx) => saveItemPart(owner, tx, form({ ...TYPED, seen }), { business, item })),
    ).rejects.toMatchObject({ code: 'call.draft-changed', data: {} });
    // Written the same twice: the answer to the first was lost on the way.
    await as(owner, (tx) => saveItemPart(owner, tx, form({ ...elsewhere, seen }), { business, item }));
    expect((await draft()).items[0]?.name.id).toBe('Dari laptop');
  });

  it('notices that the profile was written elsewhere, also at the same moment', async () => {
    const profile = () => as(owner, (tx) => getProfile(owner, tx, business));
    const { name } = await profile();
    const seen = seenOf(profileValues(await profile()));
    const save = (story: string) =>
      as(owner, (tx) =>
        saveProfilePart(owner, tx, form({ name, story_id: story, whatsapp: '0812 3456 7890', seen }), business),
      );
    const tabs = await Promise.allSettled([save('Dari ponsel.'), save('Dari laptop.')]);
    expect(tabs.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(tabs.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'call.draft-changed' } });
    const kept = (await profile()).story.id;
    expect(kept).toBe(tabs[0]?.status === 'fulfilled' ? 'Dari ponsel.' : 'Dari laptop.');
    // Written the same twice: the answer to the first was lost on the way.
    await save(kept);
  });

  it('saves the profile again and again from one form, a phone number typed as people write it included', async () => {
    const now = async () => profileValues(await as(owner, (tx) => getProfile(owner, tx, business)));
    let typed: Record<string, string> = { ...(await now()), whatsapp: '' };
    await as(owner, (tx) => saveProfilePart(owner, tx, form(typed), business));
    for (const change of [{ story_id: 'Satu.' }, { whatsapp: '0812 3456 7890' }, { whatsapp: '0812 3456 7890' }]) {
      typed = { ...typed, ...change };
      const seen = seenOf(await now());
      await as(owner, (tx) => saveProfilePart(owner, tx, form({ ...typed, seen }), business));
      // Sent again with what it had seen before, because the answer was lost.
      await as(owner, (tx) => saveProfilePart(owner, tx, form({ ...typed, seen }), business));
    }
    expect(await now()).toMatchObject({ story_id: 'Satu.', whatsapp: '6281234567890' });
  });

  it('loses no photograph and no text that arrive at once', async () => {
    const item = await add();
    const photos = await Promise.all(
      [10, 20, 30].map(async (side) => {
        const bytes = await sharp({ create: { width: side, height: side, channels: 3, background: '#123456' } })
          .jpeg()
          .toBuffer();
        return (await keepPhoto(test.runner, owner, { id: newId(), bytes })).id;
      }),
    );
    await Promise.all([
      ...photos.map((photo) => saveNow(test.runner, owner, (tx) => attachPhoto(owner, tx, { business, item, photo }))),
      saveNow(test.runner, owner, (tx) => saveItemPart(owner, tx, form(TYPED), { business, item })),
    ]);
    const [written] = (await draft()).items;
    expect([written?.name.id, [...(written?.photos ?? [])].sort()]).toEqual(['Amplang', [...photos].sort()]);
    // Sent again after a lost answer.
    for (const photo of photos)
      await saveNow(test.runner, owner, (tx) => attachPhoto(owner, tx, { business, item, photo }));
    expect((await draft()).items[0]?.photos.length).toBe(3);
    await saveNow(test.runner, owner, (tx) => removePhoto(owner, tx, { business, item, photo: photos[0] ?? '' }));
    expect((await draft()).items[0]?.photos.length).toBe(2);
    await saveNow(test.runner, owner, (tx) => removeItem(owner, tx, business, item));
    expect((await draft()).items).toEqual([]);
  });

  it('takes no photograph of another business, and nobody else’s hand', async () => {
    const item = await add();
    const email = newEmail();
    await beginStranger(services, auth, test.ctx, { email, name: 'Pesaing', region: BALIKPAPAN });
    const rival = await signedIn(email);
    const bytes = await sharp({ create: { width: 9, height: 9, channels: 3, background: '#654321' } })
      .jpeg()
      .toBuffer();
    const { id: photo } = await keepPhoto(test.runner, rival, { id: newId(), bytes });
    await expect(
      saveNow(test.runner, owner, (tx) => attachPhoto(owner, tx, { business, item, photo })),
    ).rejects.toMatchObject({ code: 'files.unknown' });
    await expect(as(rival, (tx) => saveItemPart(rival, tx, form(TYPED), { business, item }))).rejects.toMatchObject({
      code: 'request.forbidden',
    });
    await expect(as(rival, (tx) => draftOf(rival, tx, business))).rejects.toMatchObject({ code: 'request.forbidden' });
  });

  it('takes the consent back when its box is no longer ticked', async () => {
    await as(owner, (tx) =>
      saveStatementPart(owner, tx, form({ statement: 'a', consent: 'yes' }), { business, purpose: 'p' }),
    );
    await as(owner, (tx) => saveStatementPart(owner, tx, form({ statement: 'a' }), { business, purpose: 'p' }));
    expect((await draft()).consent).toBeNull();
  });
});
