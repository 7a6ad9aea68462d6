import { newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import { allowing } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept } from '../editions/index.ts';
import { mustReach } from '../stock/index.ts';
import { type SignatureInput, signatureInput } from './contract.ts';
import { errors } from './errors.ts';
import { getSettlement } from './get-settlement.ts';
import { insertSignature } from './store.ts';

/**
 * Agrees to a statement as it was read. A producer signs for the business; committee and lead sign for the committee, and
 * for a business that signed on paper. @throws `request.not-found`, `request.forbidden`, `settlement.not-your-side`,
 * `settlement.statement-changed`.
 */
export async function signSettlement(ctx: AtEdition, tx: Tx, slug: string, input: SignatureInput): Promise<void> {
  const { business, side, name, digest } = accept(signatureInput, input);
  await mustReach(ctx, tx, 'settlement.sign', business);
  const held = allowing(ctx.actor, ctx.organiser, 'settlement.sign');
  if (side === 'committee' && ctx.actor.kind === 'person' && held.every(({ role }) => role === 'producer'))
    throw new DomainError(errors['not-your-side']);
  const sheet = await getSettlement(ctx, tx, slug);
  if (sheet.business.id !== business) throw new DomainError(common['not-found']);
  if (sheet.digest !== digest) throw new DomainError(errors['statement-changed']);
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
  });
  await audit(ctx, tx, 'settlement.signed', business, { side, net: sums.net, payout, digest: digest.slice(0, 16) });
}
