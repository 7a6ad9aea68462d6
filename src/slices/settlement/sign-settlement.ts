import { sql } from 'kysely';
import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import { allowing } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { mustReach } from '../stock/index.ts';
import { type Side, type SignatureInput, signatureInput } from './contract.ts';
import { errors } from './errors.ts';
import { getSettlement } from './get-settlement.ts';
import { insertSignature, selectSignatures } from './store.ts';

/**
 * Agrees to a statement as it was read. A producer signs for the business; committee and lead sign for the committee, and
 * for a business that signed on paper. @throws `request.not-found`, `request.forbidden`, `settlement.not-your-side`,
 * `settlement.statement-changed`.
 */
export async function signSettlement(ctx: AtEdition, tx: Tx, slug: string, input: SignatureInput): Promise<void> {
  const { business, side, name, digest, oneScreen } = accept(signatureInput, input);
  await mustReach(ctx, tx, 'settlement.sign', business);
  const held = allowing(ctx.actor, ctx.organiser, 'settlement.sign');
  if (side === 'committee' && ctx.actor.kind === 'person' && held.every(({ role }) => role === 'producer'))
    throw new DomainError(errors['not-your-side']);
  const sheet = await getSettlement(ctx, tx, slug);
  if (sheet.business.id !== business) throw new DomainError(common['not-found']);
  if (sheet.digest !== digest) throw new DomainError(errors['statement-changed']);
  const owner = held.some((each) => each.role === 'producer' && each.business === business);
  await mustBeTwo(ctx, tx, { business, side, digest, owner, oneScreen: oneScreen !== undefined });
  const { sums, payout } = sheet.statement;
  await insertSignature(tx, {
    organiser_id: ctx.organiser,
    edition_id: ctx.edition,
    id: newId<'signature'>(ctx.clock.now()),
    business_id: business,
    side,
    name,
    digest: Buffer.from(digest, 'hex'),
    net: sums.net,
    payout,
    signed_at: new Date(ctx.clock.now()),
    signed_by: ctx.actor.kind === 'person' ? ctx.actor.user : null,
    one_screen: oneScreen !== undefined,
  });
  const facts = { side, net: sums.net, payout, digest: digest.slice(0, 16), oneScreen: oneScreen !== undefined };
  await audit(ctx, tx, 'settlement.signed', business, facts);
}

interface Signing {
  readonly business: Id<'business'>;
  readonly side: Side;
  readonly digest: string;
  /** Whether the signer speaks for the business. */
  readonly owner: boolean;
  readonly oneScreen: boolean;
}

/**
 * Two persons agree to the same figures, each once. One account for both, or for a business that it does not speak for, only says so
 * on the paper. @throws `settlement.already-signed`, `settlement.one-account`.
 */
async function mustBeTwo(ctx: AtEdition, tx: Tx, { business, side, digest, owner, oneScreen }: Signing): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`settlement:${business}`}, 0))`.execute(tx);
  const current = (await selectSignatures(ctx, tx, business)).filter(
    (signature) => Buffer.from(signature.digest).toString('hex') === digest,
  );
  if (current.some((signature) => signature.side === side)) throw new DomainError(errors['already-signed']);
  if (oneScreen || ctx.actor.kind !== 'person') return;
  const { user } = ctx.actor;
  const same = current.some((signature) => signature.by === user && !signature.oneScreen);
  if (same || (side === 'business' && !owner)) throw new DomainError(errors['one-account']);
}
