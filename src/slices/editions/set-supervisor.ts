import { type Id, newId } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import { allowing } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import { accept } from './accept.ts';
import type { AtEdition } from './at-edition.ts';
import { type SupervisorInput, supervisorInput } from './contract.ts';
import { errors } from './errors.ts';
import { mustBeRegion } from './must-be-region.ts';
import { hashPin, newSalt, PIN_ITERATIONS } from './rules/supervisor-pin.ts';

/** The tills of an edition carry an old list of supervisors; names `{ edition }`. */
export const SUPERVISORS_CHANGED = 'editions.supervisors-changed';

/** Organisers and officers, and the system. @throws `request.forbidden`. */
function mustSupervise(ctx: AtEdition): void {
  if (ctx.actor.kind === 'system') return;
  if (allowing(ctx.actor, ctx.organiser, 'supervisors.manage').length === 0) throw new DomainError(common.forbidden);
}

/**
 * Makes a supervisor, or changes one: a new PIN, another region or address. Every phone learns of it with its next upload.
 * Two supervisors of one edition never share a PIN's hash, because each has a salt of the own.
 * @throws `editions.unknown-region`, `editions.unknown-supervisor`, `editions.pin-needed` for a new one without a PIN.
 */
export async function setSupervisor(ctx: AtEdition, tx: Tx, input: SupervisorInput): Promise<Id<'supervisor'>> {
  mustSupervise(ctx);
  const { id, name, region, email, pin } = accept(supervisorInput, input);
  if (region !== null) await mustBeRegion(tx, region);
  const known = id === undefined ? undefined : await lockSupervisor(ctx, tx, id);
  if (known?.ended) throw new DomainError(errors['unknown-supervisor']);
  const now = new Date(ctx.clock.now());
  const secret = pin === undefined ? undefined : await newPin(pin);
  const facts = { name, region_code: region, email };
  if (known && id !== undefined) {
    await tx
      .updateTable('editions.supervisor')
      .set({ ...facts, ...(secret ? { ...secret, pin_set_at: now } : {}) })
      .where('organiser_id', '=', ctx.organiser)
      .where('id', '=', id)
      .execute();
  } else {
    if (!secret) throw new DomainError(errors['pin-needed']);
    const row = { organiser_id: ctx.organiser, edition_id: ctx.edition, id: id ?? newId<'supervisor'>() };
    await tx
      .insertInto('editions.supervisor')
      .values({ ...row, ...facts, ...secret, made_at: now, pin_set_at: now })
      .execute();
    return told(ctx, tx, row.id, 'editions.supervisor-made', { region, pin: true });
  }
  return told(ctx, tx, id, 'editions.supervisor-changed', { region, pin: secret !== undefined });
}

/** Ends a supervisor's PIN for good; who it was stays beside the refunds. @throws `editions.unknown-supervisor`. */
export async function endSupervisor(ctx: AtEdition, tx: Tx, { id }: { readonly id: Id<'supervisor'> }): Promise<void> {
  mustSupervise(ctx);
  const known = await lockSupervisor(ctx, tx, id);
  if (!known) throw new DomainError(errors['unknown-supervisor']);
  if (known.ended) return;
  await tx
    .updateTable('editions.supervisor')
    .set({ ended_at: new Date(ctx.clock.now()) })
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', id)
    .execute();
  await told(ctx, tx, id, 'editions.supervisor-ended', {});
}

async function newPin(pin: string) {
  const salt = newSalt();
  return { salt, iterations: PIN_ITERATIONS, hash: await hashPin(pin, salt, PIN_ITERATIONS) };
}

async function lockSupervisor(ctx: AtEdition, tx: Tx, id: Id<'supervisor'>): Promise<{ ended: boolean } | undefined> {
  const row = await tx
    .selectFrom('editions.supervisor')
    .select('ended_at')
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  return row && { ended: row.ended_at !== null };
}

async function told(
  ctx: AtEdition,
  tx: Tx,
  id: Id<'supervisor'>,
  act: 'editions.supervisor-made' | 'editions.supervisor-changed' | 'editions.supervisor-ended',
  facts: { readonly region?: string | null; readonly pin?: boolean },
): Promise<Id<'supervisor'>> {
  await audit(ctx, tx, act, id, facts);
  await tell(tx, ctx.organiser, SUPERVISORS_CHANGED, { edition: ctx.edition });
  return id;
}
