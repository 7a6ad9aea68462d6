import { audit } from '../../../platform/audit/audit.ts';
import type { Tx } from '../../../platform/db/database.ts';
import { DomainError } from '../../../platform/problem/domain-error.ts';
import { type AtEdition, accept } from '../../editions/index.ts';
import { refusePersonalNumbers } from '../../exhibitors/index.ts';
import { errors } from '../errors.ts';
import { reachFor } from '../must-reach.ts';
import { lockCallRow } from '../store.ts';
import { type Minutes, type MinutesInput, minutesInput, NO_MINUTES } from './contract.ts';

/** Keeps what the minutes of the panel say. @throws `call.no-call`, `exhibitors.personal-number`, `request.forbidden`. */
export async function keepMinutes(ctx: AtEdition, tx: Tx, input: MinutesInput): Promise<void> {
  reachFor(ctx, 'call.panel');
  const given = accept(minutesInput, input);
  const { number, place, basis, remark, signers } = given;
  refusePersonalNumbers({
    place,
    basis,
    remark,
    signers: signers.map(({ name, office }) => `${name}\n${office}`).join('\n'),
  });
  if (!(await lockCallRow(ctx, tx))) throw new DomainError(errors['no-call']);
  const said = {
    number,
    held_on: given.heldOn,
    place,
    basis,
    remark,
    signers: JSON.stringify(signers),
    written_at: new Date(ctx.clock.now()),
  };
  await tx
    .insertInto('call.minutes')
    .values({ organiser_id: ctx.organiser, edition_id: ctx.edition, ...said })
    .onConflict((conflict) => conflict.columns(['organiser_id', 'edition_id']).doUpdateSet(said))
    .execute();
  await audit(ctx, tx, 'call.minutes-kept', ctx.edition, { signers: signers.length });
}

/** What they say so far; nothing yet where nobody has written any. */
export async function findMinutes(ctx: AtEdition, tx: Tx): Promise<Minutes> {
  const row = await tx
    .selectFrom('call.minutes')
    .select(['number', 'held_on as heldOn', 'place', 'basis', 'remark', 'signers'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .executeTakeFirst();
  return row ? minutesInput.parse(row) : NO_MINUTES;
}
