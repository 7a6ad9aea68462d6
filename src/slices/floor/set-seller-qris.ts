import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept, bumpContent } from '../editions/index.ts';
import { type SellerQrisInput, sellerQrisInput } from './contract.ts';
import { errors } from './errors.ts';
import { QRIS_CHANGED } from './events.ts';
import { mustDraw } from './may-fill.ts';
import { qrisFingerprint, raiseQrisAlarm } from './raise-qris-alarm.ts';
import { mustBeStatic } from './set-booth-qris.ts';
import { deleteSellerQris, lockBooth, selectSeatsOf, selectSellerQris, upsertSellerQris } from './store.ts';

/**
 * Sets the own static QRIS of a business, or takes it away: a till shows it for that business's goods, in whatever booth the
 * business sells. Kept in the audit log and told like a booth's; replacing one raises the same alarm.
 * @throws `floor.unknown-booth`, `floor.not-seated`, `floor.bad-qris`.
 */
export async function setSellerQris(ctx: AtEdition, tx: Tx, input: SellerQrisInput): Promise<void> {
  mustDraw(ctx);
  const given = accept(sellerQrisInput, input);
  const { booth, business } = given;
  if (given.takes) mustBeStatic(given.qris);
  const at = await lockBooth(ctx, tx, booth);
  if (!at) throw new DomainError(errors['unknown-booth']);
  const seats = await selectSeatsOf(ctx, tx, business);
  const seller = seats.find((seat) => seat.booth === booth);
  if (!seller) throw new DomainError(errors['not-seated']);
  const [before] = await selectSellerQris(ctx, tx, [business]);
  const after = given.takes ? { qris: given.qris, dynamic: given.dynamic } : undefined;
  if (before?.qris === after?.qris && before?.dynamic === after?.dynamic) return;
  if (after) await upsertSellerQris(ctx, tx, { business, ...after });
  else await deleteSellerQris(tx, { organiser: ctx.organiser, edition: ctx.edition, business });
  await audit(ctx, tx, 'floor.seller-qris-set', business, {
    before: qrisFingerprint(before?.qris ?? null),
    after: qrisFingerprint(after?.qris ?? null),
    dynamic: after?.dynamic ?? false,
  });
  const replaced = before !== undefined && before.qris !== after?.qris;
  if (replaced)
    await raiseQrisAlarm(ctx, tx, {
      booth,
      number: at.number,
      of: seller.name,
      before: before.qris,
      after: after?.qris ?? null,
    });
  for (const seat of seats)
    await tell(tx, ctx.organiser, QRIS_CHANGED, { edition: ctx.edition, booth: seat.booth, replaced });
  await bumpContent(ctx, tx);
}
