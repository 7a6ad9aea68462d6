/** The parts of an application that are saved each by itself: what a form sends, checked and written. */
import { createHash } from 'node:crypto';
import { type Id, isId, newId } from '../../kinds/id.ts';
import { formatBareMoney, readMoney } from '../../kinds/money.ts';
import type { Tx } from '../../platform/db/database.ts';
import { mustBePhotos } from '../../platform/files/index.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { type Application, type Item, type ItemInput, MAX_ITEMS, MAX_PHOTOS } from '../../slices/call/contract.ts';
import { errors as callErrors, findApplicationOf, getCall, saveDraft } from '../../slices/call/index.ts';
import { answerField, type Question } from '../../slices/call/questions/contract.ts';
import { OTHER_CATEGORY } from '../../slices/catalogue/contract.ts';
import { type AtEdition, getEditionCalendar } from '../../slices/editions/index.ts';
import type { Profile, ProfileInput } from '../../slices/exhibitors/contract.ts';
import {
  type AskedName,
  findAskedName,
  getProfile,
  giveConsent,
  lockBusiness,
  mustReachBusiness,
  refusePersonalNumbers,
  saveProfile,
} from '../../slices/exhibitors/index.ts';
import { BASES, CLASSES } from '../../slices/exhibitors/rules/business-class.ts';
import { readPhone } from '../../slices/exhibitors/rules/phone.ts';
import { getCountry } from '../../slices/people/index.ts';

/** A part as its form shows it: the names of fields and their texts. */
export type PartValues = Readonly<Record<string, string>>;

/** A name that waits for an officer is what its owner wants. */
export function profileValues(profile: Profile, asked?: AskedName): PartValues {
  return {
    name: asked?.refused === null ? asked.name : profile.name,
    story_id: profile.story.id,
    story_en: profile.story.en,
    whatsapp: profile.whatsapp ?? '',
    contact_email: profile.contactEmail ?? '',
    class: profile.class ? `${profile.class.basis}:${profile.class.class}` : '',
    kbli: profile.kbli ?? '',
  };
}

export function itemValues(item: Item, currency: string): PartValues {
  return {
    name_id: item.name.id,
    name_en: item.name.en,
    description_id: item.description.id,
    description_en: item.description.en,
    category: item.category,
    price: item.price === null ? '' : formatBareMoney(item.price, currency),
    unit: item.unit,
  };
}

/** Those that are answered in words; a file is sent by itself. */
function written(questions: readonly Question[]): Question[] {
  return questions.filter(({ kind }) => kind !== 'file');
}

export function statementValues(
  application: Pick<Application, 'statement' | 'needs' | 'consent' | 'answers'>,
  questions: readonly Question[],
): PartValues {
  return {
    ...Object.fromEntries(written(questions).map(({ code }) => [answerField(code), application.answers[code] ?? ''])),
    statement: application.statement,
    needs: application.needs,
    consent: application.consent ? 'yes' : '',
  };
}

/** Stands for a part as somebody saw it, so that a form written elsewhere in the meantime is noticed. */
export function seenOf(values: PartValues): string {
  return createHash('sha256')
    .update(JSON.stringify(Object.entries(values).sort()))
    .digest('base64url')
    .slice(0, 16);
}

const text = (form: FormData, name: string) =>
  String(form.get(name) ?? '')
    .replaceAll('\r\n', '\n')
    .trim();

/** As `readMoney` says; null for none. @throws `request.invalid` on the field. */
function priceOf(typed: string, currency: string): number | null {
  if (typed === '') return null;
  const read = readMoney(typed, currency);
  if (!read.ok) throw new DomainError(common.invalid, {}, { price: [read.code] });
  return read.value;
}

/** Words of the applicant's own are the category where none of the list fits. */
function categoryOf(chosen: string, own: string): string {
  return chosen === OTHER_CATEGORY && own !== '' ? own : chosen;
}

/** @throws `call.draft-changed` when the part is neither as the writer saw it nor as they wrote it. */
function mustBeUnchanged(form: FormData, now: PartValues, wanted: PartValues): void {
  const seen = form.get('seen');
  if (typeof seen === 'string' && seen !== '' && seen !== seenOf(now) && seenOf(wanted) !== seenOf(now))
    throw new DomainError(callErrors['draft-changed']);
}

/** Empty fields are cleared, a class of neither measure is none. */
export function profileOf(form: FormData, business: Id<'business'>): ProfileInput {
  const [basis, of] = text(form, 'class').split(':');
  const chosen = { basis: BASES.find((each) => each === basis), class: CLASSES.find((each) => each === of) };
  const email = text(form, 'contact_email');
  return {
    business,
    name: text(form, 'name'),
    story: { id: text(form, 'story_id'), en: text(form, 'story_en') },
    whatsapp: text(form, 'whatsapp'),
    contactEmail: email === '' ? null : email,
    class: chosen.basis && chosen.class ? { basis: chosen.basis, class: chosen.class } : null,
    kbli: text(form, 'kbli') === '' ? null : text(form, 'kbli'),
  };
}

export async function saveProfilePart(ctx: AtEdition, tx: Tx, form: FormData, business: Id<'business'>): Promise<void> {
  await mustReachBusiness(ctx, tx, 'businesses.edit', business);
  const wanted = profileOf(form, business);
  await lockBusiness(ctx, tx, business);
  const now = profileValues(await getProfile(ctx, tx, business), await findAskedName(ctx, tx, business));
  const { name = '', contactEmail, kbli } = wanted;
  const phone = readPhone(wanted.whatsapp ?? '', (await getCountry(ctx, tx)).phone);
  mustBeUnchanged(form, now, {
    ...now,
    name,
    story_id: wanted.story?.id ?? '',
    story_en: wanted.story?.en ?? '',
    whatsapp: phone.ok ? phone.value : (wanted.whatsapp ?? ''),
    contact_email: contactEmail ?? '',
    class: wanted.class ? `${wanted.class.basis}:${wanted.class.class}` : '',
    kbli: kbli ?? '',
  });
  await saveProfile(ctx, tx, wanted);
}

/** The draft of a business, for who may write it. @throws `call.not-a-draft` when there is none. */
export async function draftOf(ctx: AtEdition, tx: Tx, business: Id<'business'>): Promise<Application> {
  await mustReachBusiness(ctx, tx, 'call.apply', business);
  const application = await findApplicationOf(ctx, tx, business);
  if (!application) throw new DomainError(callErrors['not-a-draft']);
  return application;
}

/** As `saveDraft` wants them: all products, each as it is. */
function inputsOf(items: readonly Item[]): ItemInput[] {
  return items.map((item) => ({ ...item, photos: [...item.photos] }));
}

async function writeItems(ctx: AtEdition, tx: Tx, draft: Application, items: readonly Item[]): Promise<void> {
  await saveDraft(ctx, tx, { application: draft.id, version: draft.version, items: inputsOf(items) });
}

function itemIn(draft: Application, id: string): Item {
  const item = draft.items.find((each) => each.id === id);
  if (!item) throw new DomainError(common['not-found']);
  return item;
}

export async function saveItemPart(
  ctx: AtEdition,
  tx: Tx,
  form: FormData,
  { business, item: id }: { readonly business: Id<'business'>; readonly item: string },
): Promise<void> {
  const draft = await draftOf(ctx, tx, business);
  const before = itemIn(draft, id);
  const { currency } = await getEditionCalendar(ctx, tx);
  const after: Item = {
    ...before,
    name: { id: text(form, 'name_id'), en: text(form, 'name_en') },
    description: { id: text(form, 'description_id'), en: text(form, 'description_en') },
    category: categoryOf(text(form, 'category'), text(form, 'category_other')),
    price: priceOf(text(form, 'price'), currency),
    unit: text(form, 'unit'),
  };
  refusePersonalNumbers({
    name_id: after.name.id,
    name_en: after.name.en,
    description_id: after.description.id,
    description_en: after.description.en,
    category: after.category,
    unit: after.unit,
  });
  mustBeUnchanged(form, itemValues(before, currency), itemValues(after, currency));
  await writeItems(
    ctx,
    tx,
    draft,
    draft.items.map((each) => (each.id === id ? after : each)),
  );
}

/** A new product at the end of the list. @throws `request.too-many` when the list is full. */
export async function addItem(ctx: AtEdition, tx: Tx, business: Id<'business'>): Promise<Id<'item'>> {
  const draft = await draftOf(ctx, tx, business);
  if (draft.items.length >= MAX_ITEMS) throw new DomainError(common['too-many']);
  const empty = { id: '', en: '' };
  const item: Item = {
    id: newId<'item'>(),
    name: empty,
    description: empty,
    category: '',
    price: null,
    unit: '',
    photos: [],
  };
  await writeItems(ctx, tx, draft, [...draft.items, item]);
  return item.id;
}

export async function removeItem(ctx: AtEdition, tx: Tx, business: Id<'business'>, id: string): Promise<void> {
  const draft = await draftOf(ctx, tx, business);
  await writeItems(
    ctx,
    tx,
    draft,
    draft.items.filter((each) => each.id !== id),
  );
}

/** Twice is as good as once. @throws `files.unknown`, `files.too-many` beyond the product's last place. */
export async function attachPhoto(
  ctx: AtEdition,
  tx: Tx,
  { business, item: id, photo }: { readonly business: Id<'business'>; readonly item: string; readonly photo: string },
): Promise<void> {
  if (!isId(photo)) throw new DomainError(common['not-found']);
  const draft = await draftOf(ctx, tx, business);
  const item = itemIn(draft, id);
  const own = photo as Id<'photo'>;
  if (item.photos.includes(own)) return;
  if (item.photos.length >= MAX_PHOTOS) throw new DomainError(common['too-many']);
  await mustBePhotos(ctx, tx, [photo as Id<'photo'>]);
  const after: Item = { ...item, photos: [...item.photos, own] };
  await writeItems(
    ctx,
    tx,
    draft,
    draft.items.map((each) => (each.id === id ? after : each)),
  );
}

export async function removePhoto(
  ctx: AtEdition,
  tx: Tx,
  { business, item: id, photo }: { readonly business: Id<'business'>; readonly item: string; readonly photo: string },
): Promise<void> {
  const draft = await draftOf(ctx, tx, business);
  const item = itemIn(draft, id);
  const after: Item = { ...item, photos: item.photos.filter((each) => each !== photo) };
  await writeItems(
    ctx,
    tx,
    draft,
    draft.items.map((each) => (each.id === id ? after : each)),
  );
}

/** @param purpose the words beside the box that was ticked. */
export async function saveStatementPart(
  ctx: AtEdition,
  tx: Tx,
  form: FormData,
  { business, purpose }: { readonly business: Id<'business'>; readonly purpose: string },
): Promise<void> {
  const draft = await draftOf(ctx, tx, business);
  const statement = text(form, 'statement');
  const needs = text(form, 'needs');
  const agreed = form.get('consent') === 'yes';
  refusePersonalNumbers({ statement, needs });
  const { questions } = await getCall(ctx, tx);
  const answers = Object.fromEntries(written(questions).map(({ code }) => [code, text(form, answerField(code))]));
  mustBeUnchanged(form, statementValues(draft, questions), {
    ...Object.fromEntries(Object.entries(answers).map(([code, answer]) => [answerField(code), answer])),
    statement,
    needs,
    consent: agreed ? 'yes' : '',
  });
  const kept = agreed && draft.consent ? {} : { consent: agreed ? { purpose } : null };
  await saveDraft(ctx, tx, { application: draft.id, version: draft.version, statement, needs, answers, ...kept });
  if (agreed && !draft.consent) await giveConsent(ctx, tx, { business, purpose });
}
