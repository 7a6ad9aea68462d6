/** Holders out of a booth, into another, or two booths' holders for each other's. Booths are locked in the order of their ids. */
import type { z } from 'zod';
import type { Id } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { TryAgain } from '../../platform/db/runner.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, accept, bumpContent } from '../editions/index.ts';
import { assignmentsOf, deleteAssignment, swapHolders, updateAssignmentBooth } from './assignment-store.ts';
import { moveInput, releaseInput, swapInput } from './contract.ts';
import { refusing } from './database-refusal.ts';
import { errors } from './errors.ts';
import { BOOTH_CHANGED } from './events.ts';
import { mustDraw } from './may-fill.ts';
import { meet } from './rules/days.ts';
import { lockBooth } from './store.ts';

async function lockBooths(ctx: AtEdition, tx: Tx, booths: readonly Id<'booth'>[]) {
  const locked = new Map<Id<'booth'>, NonNullable<Awaited<ReturnType<typeof lockBooth>>>>();
  for (const booth of [...booths].sort()) {
    const found = await lockBooth(ctx, tx, booth);
    if (!found) throw new DomainError(errors['unknown-booth']);
    locked.set(booth, found);
  }
  return locked;
}

async function find(ctx: AtEdition, tx: Tx, assignment: Id<'assignment'>) {
  const row = await assignmentsOf(ctx, tx).where('assignment.id', '=', assignment).executeTakeFirst();
  if (!row) throw new DomainError(errors['unknown-assignment']);
  return row;
}

/** The holder with its booth locked, and others with it. Where it was moved away before the booth was locked, all is done again. */
async function lockHolder(ctx: AtEdition, tx: Tx, assignment: Id<'assignment'>, others: readonly Id<'booth'>[]) {
  const { booth } = await find(ctx, tx, assignment);
  const locked = await lockBooths(ctx, tx, [...new Set([booth, ...others])]);
  const row = await find(ctx, tx, assignment);
  if (row.booth !== booth) throw new TryAgain('the holder was moved meanwhile');
  return { row, locked };
}

async function finish(ctx: AtEdition, tx: Tx, booths: readonly Id<'booth'>[]): Promise<void> {
  for (const booth of booths) await tell(tx, ctx.organiser, BOOTH_CHANGED, { edition: ctx.edition, booth });
  await bumpContent(ctx, tx);
}

/** The booth is free again on those days; its sellers leave it. @throws `floor.unknown-assignment`. */
export async function releaseBooth(ctx: AtEdition, tx: Tx, input: z.input<typeof releaseInput>): Promise<void> {
  mustDraw(ctx);
  const { assignment } = accept(releaseInput, input);
  const { booth } = (await lockHolder(ctx, tx, assignment, [])).row;
  await deleteAssignment(ctx, tx, assignment);
  await audit(ctx, tx, 'floor.booth-released', booth, { assignment });
  await finish(ctx, tx, [booth]);
}

/** Holder and sellers go to another booth for the same days. @throws `floor.booth-held`, `floor.booth-blocked`. */
export async function moveHolder(ctx: AtEdition, tx: Tx, input: z.input<typeof moveInput>): Promise<void> {
  mustDraw(ctx);
  const { assignment, booth: target } = accept(moveInput, input);
  const { row, locked } = await lockHolder(ctx, tx, assignment, [target]);
  if (row.booth === target) return;
  if (locked.get(target)?.state === 'blocked')
    throw new DomainError(errors['booth-blocked'], { number: locked.get(target)?.number });
  const there = await assignmentsOf(ctx, tx).where('assignment.booth_id', '=', target).execute();
  if (there.some((other) => meet(other, row)))
    throw new DomainError(errors['booth-held'], { number: locked.get(target)?.number });
  await refusing(updateAssignmentBooth(ctx, tx, assignment, target));
  await audit(ctx, tx, 'floor.booth-moved', row.booth, { assignment, to: target });
  await finish(ctx, tx, [row.booth, target]);
}

/** The holders and sellers of two booths change places, on all days, at once. @throws `floor.booth-blocked`. */
export async function swapBooths(ctx: AtEdition, tx: Tx, input: z.input<typeof swapInput>): Promise<void> {
  mustDraw(ctx);
  const { one, other } = accept(swapInput, input);
  if (one === other) return;
  const locked = await lockBooths(ctx, tx, [one, other]);
  const blocked = [...locked.values()].find(({ state }) => state === 'blocked');
  if (blocked) throw new DomainError(errors['booth-blocked'], { number: blocked.number });
  await refusing(swapHolders(ctx, tx, one, other));
  await audit(ctx, tx, 'floor.booths-swapped', one, { with: other });
  await finish(ctx, tx, [one, other]);
}
