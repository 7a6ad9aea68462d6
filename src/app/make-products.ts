/** What an accepted applicant described becomes products of the catalogue, on sale at the edition. */
import type { Id } from '../kinds/id.ts';
import { money } from '../kinds/money.ts';
import type { Tx } from '../platform/db/database.ts';
import type { Item } from '../slices/call/contract.ts';
import { getApplication } from '../slices/call/index.ts';
import { type Described, takeUpProducts } from '../slices/catalogue/index.ts';
import type { AtEdition } from '../slices/editions/index.ts';

/** An application that is no longer accepted makes nothing; made twice, it is made once. */
export async function makeProducts(ctx: AtEdition, tx: Tx, id: Id<'application'>): Promise<void> {
  const { state, business, items } = await getApplication(ctx, tx, id, { all: true });
  if (state === 'accepted') await takeUpProducts(ctx, tx, business.id, items.map(describedIn));
}

/** A product takes the id of its item: that is how it is known when the news is heard again. */
function describedIn({ id, name, description, category, unit, price, photos }: Item): Described {
  return {
    id: sameId(id),
    name: inBoth(name),
    description: inBoth(description),
    category,
    unit: unit === '' ? null : unit,
    price: price === null ? null : money(price),
    photos,
  };
}

function sameId(id: Id<'item'>): Id<'product'> {
  const text: string = id;
  return text as Id<'product'>;
}

/** Where one language says nothing, the other one's words. */
function inBoth({ id, en }: { readonly id: string; readonly en: string }) {
  return { id: id || en, en: en || id };
}
