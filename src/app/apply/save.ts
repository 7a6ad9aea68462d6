/** Saves what is being written, without leaving the page: the forms' own script posts here and gets a small answer. */
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { m } from '../../platform/i18n/index.ts';
import { editionOf, type PageHandle, servicesOf } from '../../platform/page/page-context.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { getCall } from '../../slices/call/index.ts';
import { type AtEdition, getEditionCalendar } from '../../slices/editions/index.ts';
import { findAskedName, getProfile } from '../../slices/exhibitors/index.ts';
import type { Route } from './+types/save';
import { removeOwnFile } from './keep-own-file.ts';
import { businessIn } from './load-applying.ts';
import {
  attachPhoto,
  draftOf,
  itemValues,
  type PartValues,
  profileValues,
  removePhoto,
  saveItemPart,
  saveProfilePart,
  saveStatementPart,
  seenOf,
  statementValues,
} from './parts.ts';
import { type RefusedPart, refusedPart } from './refused-part.ts';
import { saveNow } from './save-now.ts';

export const handle: PageHandle = { access: 'businesses.edit' };

export type SaveAnswer = { readonly saved: true; readonly seen: string } | ({ readonly saved: false } & RefusedPart);

type Save = (ctx: AtEdition, tx: Tx, form: FormData, business: Id<'business'>) => Promise<PartValues>;

const textOf = (form: FormData, name: string) => String(form.get(name) ?? '');

async function itemNow(ctx: AtEdition, tx: Tx, business: Id<'business'>, id: string): Promise<PartValues> {
  const item = (await draftOf(ctx, tx, business)).items.find((each) => each.id === id);
  if (!item) throw new DomainError(common['not-found']);
  const { currency } = await getEditionCalendar(ctx, tx);
  return itemValues(item, currency);
}

/** By part: writes it and answers how it is now. */
const SAVES: Readonly<Record<string, Save>> = {
  async profile(ctx, tx, form, business) {
    await saveProfilePart(ctx, tx, form, business);
    return profileValues(await getProfile(ctx, tx, business), await findAskedName(ctx, tx, business));
  },
  async item(ctx, tx, form, business) {
    const item = textOf(form, 'item');
    await saveItemPart(ctx, tx, form, { business, item });
    return itemNow(ctx, tx, business, item);
  },
  async photo(ctx, tx, form, business) {
    const item = textOf(form, 'item');
    const what = { business, item, photo: textOf(form, 'photo') };
    await (form.get('do') === 'remove' ? removePhoto(ctx, tx, what) : attachPhoto(ctx, tx, what));
    return itemNow(ctx, tx, business, item);
  },
  /** A file is sent by itself; only taking it away goes by here. */
  async file(ctx, tx, form, business) {
    await removeOwnFile(ctx, tx, { business, question: textOf(form, 'question') });
    return {};
  },
  async statement(ctx, tx, form, business) {
    await saveStatementPart(ctx, tx, form, { business, purpose: m.call_apply_consent() });
    return statementValues(await draftOf(ctx, tx, business), (await getCall(ctx, tx)).questions);
  },
};

export async function action({ request, params, context }: Route.ActionArgs): Promise<Response> {
  const ctx = editionOf(context);
  const form = await request.formData();
  const part = textOf(form, 'part');
  const save = Object.hasOwn(SAVES, part) ? SAVES[part] : undefined;
  if (!save) throw new DomainError(common.invalid);
  let answer: SaveAnswer;
  try {
    const now = await saveNow(servicesOf(context).runner, ctx, (tx) => save(ctx, tx, form, businessIn(params)));
    answer = { saved: true, seen: seenOf(now) };
  } catch (error) {
    answer = { saved: false, ...refusedPart(error, form) };
  }
  return Response.json(answer, { status: answer.saved ? 200 : 409 });
}

/** There is nothing to see. */
export function loader() {
  throw new DomainError(common['not-found']);
}
