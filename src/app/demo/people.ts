/** The demo's role accounts. They are nobody, have no password, and are entered only through the demo's own door. */
import type { Id } from '../../kinds/id.ts';
import type { Context, Role } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DEMO_DOMAIN } from '../../slices/people/index.ts';
import { demoId } from './demo-id.ts';

export interface DemoPerson {
  readonly user: Id<'user'>;
  readonly name: string;
  readonly email: string;
  readonly organiser: { readonly slug: string; readonly id: Id<'organiser'> };
  readonly edition: string;
  readonly role: Role;
  readonly region: string | null;
  readonly business: Id<'business'> | null;
  readonly booth: Id<'booth'> | null;
}

type Scope = Partial<Pick<DemoPerson, 'region' | 'business' | 'booth'>>;

function person(organiser: string, edition: string, role: Role, name: string, scope: Scope = {}): DemoPerson {
  const address = name.toLowerCase().replaceAll(' ', '-');
  return {
    user: demoId('user', address),
    name,
    email: `${address}${DEMO_DOMAIN}`,
    organiser: { slug: organiser, id: demoId('organiser', organiser) },
    edition,
    role,
    region: null,
    business: null,
    booth: null,
    ...scope,
  };
}

const amplang = demoId('business', 'kaltim contoh-amplang-sepinggan');
const jointBooth = demoId('booth', 'kaltim-2023 A1');

export const DEMO_PEOPLE: readonly DemoPerson[] = [
  person('kaltim', 'kaltim-2023', 'organiser', 'Panitia Kaltim'),
  person('kaltim', 'kaltim-2023', 'lead', 'Ketua Delegasi Balikpapan', { region: '64.71' }),
  person('kaltim', 'kaltim-tmii-2023', 'curator', 'Kurator 1'),
  person('kaltim', 'kaltim-tmii-2023', 'curator', 'Kurator 2'),
  person('kaltim', 'kaltim-tmii-2023', 'curator', 'Kurator 3'),
  person('kaltim', 'kaltim-2023', 'producer', 'Pelaku Usaha 1', { business: amplang }),
  person('kaltim', 'kaltim-2023', 'cashier', 'Petugas kasir 1', { booth: jointBooth }),
  person('nusa-raya', 'nusa-raya-2023', 'organiser', 'Panitia Nusa Raya'),
];

/** The accounts of the context's organiser, with their roles. */
export async function addDemoPeople(ctx: Context, tx: Tx): Promise<void> {
  const people = DEMO_PEOPLE.filter((each) => each.organiser.id === ctx.organiser);
  const made = new Date(ctx.clock.now());
  await tx
    .insertInto('people.user')
    .values(
      people.map(({ user, name, email }) => ({
        id: user,
        name,
        email,
        emailVerified: true,
        createdAt: made,
        updatedAt: made,
        twoFactorEnabled: null,
      })),
    )
    .execute();
  await tx
    .insertInto('people.membership')
    .values(
      people.map((each) => ({
        organiser_id: ctx.organiser,
        id: demoId('membership', each.email),
        user_id: each.user,
        role: each.role,
        region_code: each.region,
        business_id: each.business,
        booth_id: each.booth,
        made_at: made,
      })),
    )
    .execute();
}
