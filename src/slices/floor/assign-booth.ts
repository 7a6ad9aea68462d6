import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept, bumpContent, getEditionFacts, mustBeRegion } from '../editions/index.ts';
import { assignmentsOf, insertAssignment } from './assignment-store.ts';
import { type AssignmentInput, assignmentInput } from './contract.ts';
import { refusing } from './database-refusal.ts';
import { errors } from './errors.ts';
import { BOOTH_CHANGED } from './events.ts';
import { mustDraw } from './may-fill.ts';
import { placeBusiness } from './place-business.ts';
import { type Days, daysWithin, meet } from './rules/days.ts';
import { lockBooth } from './store.ts';

/** @throws `floor.days-outside-edition`. */
export async function editionDays(ctx: AtEdition, tx: Tx, asked: Days | undefined): Promise<Days> {
  const { startsOn, endsOn } = await getEditionFacts(ctx, tx);
  const within = daysWithin({ from: startsOn, to: endsOn }, asked);
  if (!within.ok) throw new DomainError(errors[within.code], within.data);
  return within.value;
}

/**
 * Gives a booth to a delegation, an agency or the businesses in it, for days of the edition, and seats the businesses. The
 * database itself keeps a second holder out. @throws `floor.unknown-booth`, `floor.booth-blocked`, `floor.booth-held`,
 * `floor.days-outside-edition`, and what `placeBusiness` throws.
 */
export async function assignBooth(ctx: AtEdition, tx: Tx, input: AssignmentInput): Promise<Id<'assignment'>> {
  mustDraw(ctx);
  const given = accept(assignmentInput, input);
  const { id = newId<'assignment'>(ctx.clock.now()), booth, holder, businesses = [] } = given;
  const locked = await lockBooth(ctx, tx, booth);
  if (!locked) throw new DomainError(errors['unknown-booth']);
  if (locked.state === 'blocked') throw new DomainError(errors['booth-blocked'], { number: locked.number });
  const days = await editionDays(ctx, tx, given.days);
  if (holder.kind === 'delegation') await mustBeRegion(tx, holder.region);
  const held = await assignmentsOf(ctx, tx).where('assignment.booth_id', '=', booth).execute();
  const other = held.find((each) => meet(each, days));
  if (other)
    throw new DomainError(errors['booth-held'], {
      number: locked.number,
      by: other.regionName ?? other.agencyName ?? '',
      from: other.from,
      to: other.to,
    });
  await refusing(
    insertAssignment(ctx, tx, {
      id,
      booth_id: booth,
      holder: holder.kind,
      region_code: holder.kind === 'delegation' ? holder.region : null,
      agency_id: holder.kind === 'agency' ? holder.agency : null,
      days,
    }),
  );
  await audit(ctx, tx, 'floor.booth-assigned', booth, {
    assignment: id,
    holder: holder.kind,
    to: holder.kind === 'delegation' ? holder.region : holder.kind === 'agency' ? holder.agency : '',
    from: days.from,
    until: days.to,
  });
  for (const business of businesses) await placeBusiness(ctx, tx, { booth, business, days });
  await tell(tx, ctx.organiser, BOOTH_CHANGED, { edition: ctx.edition, booth });
  await bumpContent(ctx, tx);
  return id;
}
