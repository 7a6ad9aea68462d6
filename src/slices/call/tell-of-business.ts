import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { type AtEdition, getEditionFacts } from '../editions/index.ts';
import type { Identifier } from '../exhibitors/contract.ts';
import { readProfile } from '../exhibitors/index.ts';
import { expiryAt } from '../exhibitors/rules/expiry.ts';

/** What a business tells of itself, as those who judge it read it. */
export interface ToldOfBusiness {
  readonly story: { readonly id: string; readonly en: string };
  readonly contacts: { readonly whatsapp: string | null; readonly email: string | null } | undefined;
  readonly permits: readonly (Pick<Identifier, 'id' | 'kind' | 'state' | 'expiresOn' | 'expiryYear'> & {
    readonly value: string | null;
    readonly over: boolean;
  })[];
}

/**
 * The caller has checked that the reader may. @param hide for a reader who shall not know whom it is: takes names out of texts;
 * contacts and numbers are left out then, and what an officer wrote of a permit is for neither.
 */
export async function tellOfBusiness(
  ctx: AtEdition,
  tx: Tx,
  business: Id<'business'>,
  hide?: (text: string) => string,
): Promise<ToldOfBusiness> {
  const { startsOn, endsOn } = await getEditionFacts(ctx, tx);
  const { story, whatsapp, contactEmail, identifiers } = await readProfile(ctx, tx, business);
  return {
    story: hide ? { id: hide(story.id), en: hide(story.en) } : story,
    contacts: hide ? undefined : { whatsapp, email: contactEmail },
    permits: identifiers.map(({ id, kind, state, value, expiresOn, expiryYear }) => ({
      id,
      kind,
      state,
      expiresOn,
      expiryYear,
      value: hide ? null : value,
      over: ['over', 'during'].includes(expiryAt({ on: expiresOn, year: expiryYear }, { startsOn, endsOn })),
    })),
  };
}
