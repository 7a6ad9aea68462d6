/** For tests of the call and those above: an edition whose call is open, and businesses to apply. */
import { type Id, newId } from '../../../kinds/id.ts';
import type { RegionCode } from '../../../kinds/region.ts';
import type { Membership, Role } from '../../../platform/db/context.ts';
import type { AtEdition } from '../../editions/index.ts';
import { OPENING, openTestEdition, type TestEdition } from '../../editions/testing/test-edition.ts';
import { registerBusiness } from '../../exhibitors/index.ts';
import type { CallInput, ItemInput } from '../contract.ts';
import { editCall, openCall, saveDraft, startApplication, submitApplication } from '../index.ts';

const HOUR = 3_600_000;

export const RUBRIC: CallInput['criteria'] = [
  {
    code: 'quality',
    name: { id: 'Mutu', en: 'Quality' },
    help: { id: 'Bahan dan pengerjaan.', en: 'Material and workmanship.' },
    weight: 3,
    scale: 5,
    remarkUpTo: 1,
  },
  {
    code: 'originality',
    name: { id: 'Keaslian', en: 'Originality' },
    help: { id: '', en: '' },
    weight: 2,
    scale: 4,
    remarkUpTo: null,
  },
];

/** Open from an hour before `OPENING` to an hour after; scoring for another hour. */
export function callOf(set: Partial<CallInput> = {}): CallInput {
  return {
    opensAt: OPENING - HOUR,
    closesAt: OPENING + HOUR,
    scoringUntil: OPENING + 2 * HOUR,
    terms: { id: 'Usaha dari daerah peserta.', en: 'Businesses of the regions.' },
    blind: true,
    barOwnDelegation: true,
    excludePrevious: false,
    curatorsEach: 2,
    criteria: RUBRIC,
    questions: [],
    ...set,
  };
}

export const ITEM: ItemInput = {
  name: { id: 'Amplang', en: 'Amplang crackers' },
  description: { id: 'Dari ikan tenggiri.', en: 'Of mackerel.' },
  category: 'kuliner',
  price: 25_000,
  unit: '250 g',
  photos: [],
};

export interface TestCall extends TestEdition {
  /** The same edition at a moment: milliseconds after `OPENING`. */
  after(milliseconds: number): AtEdition;
  /** The same edition as somebody with a role sees it. */
  as(role: Role, scope?: Partial<Membership> & { readonly user?: Id<'user'> }): AtEdition;
  register(slug: string, region: RegionCode): Promise<Id<'business'>>;
  /** An application with all that it needs, handed in. */
  apply(slug: string, region: RegionCode): Promise<Id<'application'>>;
  /** A person with the role of a curator. */
  curator(name: string, scope?: Pick<Partial<Membership>, 'region' | 'business'>): Promise<Id<'user'>>;
}

export async function openTestCall(set: Partial<CallInput> = {}): Promise<TestCall> {
  const test = await openTestEdition();
  const { runner, ctx } = test;
  await runner.command(ctx, async (tx) => {
    await editCall(ctx, tx, callOf(set));
    await openCall(ctx, tx);
  });
  const register = (slug: string, region: RegionCode) =>
    runner.command(ctx, (tx) =>
      registerBusiness(ctx, tx, {
        slug,
        name: `Contoh ${slug}`,
        region,
        story: { id: '', en: '' },
        whatsapp: null,
        madeUp: true,
      }),
    );
  return {
    ...test,
    after: (milliseconds) => ({ ...ctx, clock: { now: () => OPENING + milliseconds } }),
    as: (role, { user = newId<'user'>(), ...scope } = {}) => ({
      ...ctx,
      actor: {
        kind: 'person',
        user,
        memberships: [{ organiser: ctx.organiser, role, region: null, business: null, booth: null, ...scope }],
      },
    }),
    register,
    async apply(slug, region) {
      const business = await register(slug, region);
      return runner.command(ctx, async (tx) => {
        const application = await startApplication(ctx, tx, { business });
        const consent = { purpose: 'Kurasi gelaran ini.' };
        const { version } = await saveDraft(ctx, tx, {
          application,
          version: 1,
          statement: 'Kami siap.',
          items: [ITEM],
          consent,
        });
        await submitApplication(ctx, tx, { application, version });
        return application;
      });
    },
    async curator(name, scope = {}) {
      const user = newId<'user'>();
      await runner.command(ctx, async (tx) => {
        const email = `${name}@contoh.invalid`;
        await tx
          .insertInto('people.user')
          .values({ id: user, name, email, emailVerified: true, twoFactorEnabled: null })
          .execute();
        const held = { organiser_id: ctx.organiser, user_id: user, booth_id: null };
        const plain = { ...held, id: newId(), role: 'curator' as const, region_code: null, business_id: null };
        await tx.insertInto('people.membership').values(plain).execute();
        if (scope.region || scope.business)
          await tx
            .insertInto('people.membership')
            .values({
              ...held,
              id: newId(),
              role: scope.business ? 'producer' : 'lead',
              region_code: scope.region ?? null,
              business_id: scope.business ?? null,
            })
            .execute();
      });
      return user;
    },
  };
}
