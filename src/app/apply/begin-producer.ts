/** From an e-mail address and the name of a business to an account, a business and a draft. */
import { z } from 'zod';
import { type Id, userId } from '../../kinds/id.ts';
import { isRegionCode, type RegionCode } from '../../kinds/region.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { typedLine } from '../../platform/forms/typed-line.ts';
import type { Services } from '../../platform/http/api.ts';
import { mailAddress } from '../../platform/mail/mail-address.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { startApplication } from '../../slices/call/index.ts';
import type { AtEdition } from '../../slices/editions/index.ts';
import { registerOwnBusiness, saveProfile } from '../../slices/exhibitors/index.ts';
import {
  type Auth,
  addressRange,
  countAttempt,
  findOrMakeAccount,
  listMemberships,
  makeEntryCode,
  makeMaillessAccount,
  makeProducer,
  mustBeOpenAccount,
  mustBeProved,
} from '../../slices/people/index.ts';

export const businessForm = z.object({
  name: typedLine(120).min(1),
  region: z.custom<RegionCode>(isRegionCode),
});
export const applyForm = businessForm.extend({ email: mailAddress });

/** A whole town's producers apply from behind one address at a workshop; nobody needs more than a few letters. */
const BY_SENDER = { seconds: 600, most: 60 };
const BY_ADDRESS = { seconds: 600, most: 4 };
/** Businesses that one person may bring along. */
const MOST_BUSINESSES = 5;

/** @throws `request.too-many`. */
export async function mustBeInTempo({ runner, clock }: Services, sender: string, email: string): Promise<void> {
  const now = clock.now();
  const sent = await countAttempt(runner.db, `apply-from ${addressRange(sender)}`, BY_SENDER, now);
  const asked = await countAttempt(runner.db, `apply-for ${email.toLowerCase()}`, BY_ADDRESS, now);
  if (!sent || !asked) throw new DomainError(common['too-many']);
}

/** Registers a business, makes the person its producer, begins its application. */
async function bring(
  at: AtEdition,
  tx: Tx,
  user: Id<'user'>,
  { name, region }: z.output<typeof businessForm>,
): Promise<Id<'business'>> {
  const system: AtEdition = { ...at, actor: { kind: 'system' } };
  const business = await registerOwnBusiness(system, tx, { name, region });
  const membership = await makeProducer(system, tx, { user, business });
  const own: AtEdition = { ...at, actor: { kind: 'person', user, memberships: [membership] } };
  await startApplication(own, tx, { business });
  return business;
}

/** Ends a rehearsal: what it wrote is rolled back. */
class Rehearsed extends Error {}

/** Does all that applying does and takes it back, so that it is refused exactly as it would be. */
async function rehearse({ runner }: Services, at: AtEdition, user: Id<'user'>, given: z.output<typeof businessForm>) {
  try {
    await runner.command(at, async (tx) => {
      await bring(at, tx, user, given);
      throw new Rehearsed();
    });
  } catch (error) {
    if (!(error instanceof Rehearsed)) throw error;
  }
}

/**
 * For somebody who has no account: makes account, business and draft. For somebody who has one nothing happens before the link
 * is opened: a stranger can put nothing into another's account, and the answer, a refusal too, is the same for both.
 * @throws `people.account-ended` for an account whose roles have all ended; what keeps the business from applying: `call.call-over`, `call.no-delegation`, `exhibitors.personal-number`.
 */
export async function beginStranger(
  services: Services,
  auth: Auth,
  at: AtEdition,
  given: z.output<typeof applyForm>,
): Promise<void> {
  const { runner } = services;
  const known = await (await auth.$context).internalAdapter.findUserByEmail(given.email.toLowerCase());
  if (known && (await listMemberships(runner.db, userId(known.user.id))).length > 0)
    return rehearse(services, at, userId(known.user.id), given);
  if (known) await mustBeOpenAccount(runner.db, userId(known.user.id));
  const user = await findOrMakeAccount(auth, given.email, given.name);
  await runner.command(at, (tx) => bring(at, tx, user, given));
}

/**
 * Where no mail leaves: business and draft under an account of their own, so that it does not matter whose the address is. It
 * is noted as a contact alone. @returns the code to note. @throws what keeps the business from applying.
 */
export async function beginMailless(
  services: Services,
  auth: Auth,
  at: AtEdition,
  given: z.output<typeof applyForm>,
): Promise<string> {
  const system: AtEdition = { ...at, actor: { kind: 'system' } };
  const user = await makeMaillessAccount(auth, given.name);
  try {
    return await services.runner.command(system, async (tx) => {
      const business = await bring(system, tx, user, given);
      await saveProfile(system, tx, { business, contactEmail: given.email });
      return makeEntryCode(system, tx, user);
    });
  } catch (error) {
    await (await auth.$context).internalAdapter.deleteUser(user);
    throw error;
  }
}

/** For somebody who has signed in: another business, or the first with this organiser. */
export async function beginAnother(
  services: Services,
  at: AtEdition,
  given: z.output<typeof businessForm>,
): Promise<Id<'business'>> {
  const { actor } = at;
  if (actor.kind !== 'person') throw new DomainError(common['sign-in']);
  mustBeProved(at);
  if (ownBusinesses(at).length >= MOST_BUSINESSES) throw new DomainError(common['too-many']);
  await mustBeOpenAccount(services.runner.db, actor.user);
  return services.runner.command(at, (tx) => bring(at, tx, actor.user, given));
}

/** The businesses that the person owns with this organiser. */
export function ownBusinesses({ actor, organiser }: Context): readonly Id<'business'>[] {
  if (actor.kind !== 'person') return [];
  return actor.memberships.flatMap((held) =>
    held.organiser === organiser && held.role === 'producer' && held.business ? [held.business] : [],
  );
}
