import type { Id } from '../../../kinds/id.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';
import { common, DomainError } from '../../../platform/problem/domain-error.ts';
import type { OrganiserProfile } from './profile.ts';
import { findProfile, selectPublicOrganisers } from './store.ts';

const linesOf = (text: string | null) => (text ?? '').split('\n').filter((line) => line !== '');

type CountriedProfile = OrganiserProfile & { readonly countryPack: string };

/** What any organiser says of itself; undefined where there is no such organiser. With the bare handle no organiser is chosen. */
export async function findOrganiserProfile(db: Db, organiser: Id<'organiser'>): Promise<CountriedProfile | undefined> {
  const row = await findProfile(db, organiser);
  if (!row) return undefined;
  const { logo, logoWidth, logoHeight } = row;
  return {
    id: organiser,
    slug: row.slug,
    name: row.name,
    countryPack: row.countryPack,
    logo:
      logo !== null && logoWidth !== null && logoHeight !== null
        ? { id: logo, width: logoWidth, height: logoHeight }
        : null,
    accent: row.accent,
    contact: {
      name: row.contactName ?? '',
      phone: row.contactPhone ?? '',
      email: row.contactEmail ?? '',
      whatsapp: row.contactWhatsapp ?? '',
    },
    address: linesOf(row.address),
    letterhead: linesOf(row.letterhead),
    senderName: row.senderName || row.name,
    replyTo: row.replyTo ?? '',
  };
}

/** What the organiser of the transaction says of itself. @throws `request.not-found`. */
export async function getOrganiserProfile(ctx: Context, tx: Tx): Promise<OrganiserProfile> {
  const found = await findOrganiserProfile(tx, ctx.organiser);
  if (!found) throw new DomainError(common['not-found']);
  const { countryPack: _, ...profile } = found;
  return profile;
}

/** The organisers of the editions that everybody can see, by name. With the bare handle, where no organiser is chosen. */
export async function listPublicOrganisers(db: Db): Promise<readonly CountriedProfile[]> {
  const profiles = await Promise.all((await selectPublicOrganisers(db)).map((id) => findOrganiserProfile(db, id)));
  return profiles.filter((profile) => profile !== undefined);
}
