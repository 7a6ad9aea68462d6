/** SQL of what an organiser says of itself. */
import type { Insertable } from 'kysely';
import type { Id } from '../../../kinds/id.ts';
import type { Context } from '../../../platform/db/context.ts';
import type { Db, Tx } from '../../../platform/db/database.ts';

export interface ProfileTable {
  organiser_id: Id<'organiser'>;
  logo: Id<'photo'> | null;
  accent: string | null;
  contact_name: string;
  contact_phone: string;
  contact_email: string;
  contact_whatsapp: string;
  address: string;
  letterhead: string;
  sender_name: string;
  reply_to: string;
}

declare module '../../../platform/db/database.ts' {
  interface Database {
    'editions.organiser_profile': ProfileTable;
  }
}

/** With the organiser's name and address part; texts are null where nothing was said yet. */
export async function findProfile(db: Db, organiser: Id<'organiser'>) {
  return db
    .selectFrom('people.organiser as organiser')
    .leftJoin('editions.organiser_profile as profile', 'profile.organiser_id', 'organiser.id')
    .leftJoin('platform.file as logo', (join) =>
      join.onRef('logo.organiser_id', '=', 'profile.organiser_id').onRef('logo.id', '=', 'profile.logo'),
    )
    .select([
      'organiser.slug',
      'organiser.name',
      'organiser.country_pack as countryPack',
      'profile.logo',
      'logo.width as logoWidth',
      'logo.height as logoHeight',
      'profile.accent',
      'profile.contact_name as contactName',
      'profile.contact_phone as contactPhone',
      'profile.contact_email as contactEmail',
      'profile.contact_whatsapp as contactWhatsapp',
      'profile.address',
      'profile.letterhead',
      'profile.sender_name as senderName',
      'profile.reply_to as replyTo',
    ])
    .where('organiser.id', '=', organiser)
    .executeTakeFirst();
}

export async function writeProfile(
  ctx: Context,
  tx: Tx,
  facts: Omit<Insertable<ProfileTable>, 'organiser_id' | 'logo'>,
): Promise<void> {
  await tx
    .insertInto('editions.organiser_profile')
    .values({ organiser_id: ctx.organiser, ...facts })
    .onConflict((conflict) => conflict.column('organiser_id').doUpdateSet(facts))
    .execute();
}

const NOTHING_SAID = {
  accent: null,
  contact_name: '',
  contact_phone: '',
  contact_email: '',
  contact_whatsapp: '',
  address: '',
  letterhead: '',
  sender_name: '',
  reply_to: '',
} as const;

/** The logo that it had before. The row is locked, so that of two who change it the later one takes away what the earlier set. */
export async function writeLogo(ctx: Context, tx: Tx, logo: Id<'photo'> | null): Promise<Id<'photo'> | null> {
  await tx
    .insertInto('editions.organiser_profile')
    .values({ organiser_id: ctx.organiser, logo: null, ...NOTHING_SAID })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const before = await tx
    .selectFrom('editions.organiser_profile')
    .select('logo')
    .where('organiser_id', '=', ctx.organiser)
    .forUpdate()
    .executeTakeFirst();
  await tx.updateTable('editions.organiser_profile').set({ logo }).where('organiser_id', '=', ctx.organiser).execute();
  return before?.logo ?? null;
}

/** Whoever has an edition that everybody can see; only where no organiser is chosen does the policy `listed` show them all. */
export async function selectPublicOrganisers(db: Db): Promise<Id<'organiser'>[]> {
  const rows = await db
    .selectFrom('people.organiser as organiser')
    .select('organiser.id')
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('editions.edition as edition')
          .select('edition.id')
          .whereRef('edition.organiser_id', '=', 'organiser.id'),
      ),
    )
    .orderBy('organiser.name')
    .limit(50)
    .execute();
  return rows.map(({ id }) => id as Id<'organiser'>);
}
