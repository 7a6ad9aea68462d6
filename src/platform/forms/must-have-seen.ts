import { sql } from 'kysely';
import type { Context } from '../db/context.ts';
import type { Tx } from '../db/database.ts';
import { DomainError, declareErrors } from '../problem/domain-error.ts';
import { type Clash, clashOf, type Fields } from './seen-fields.ts';

const errors = declareErrors('form', {
  changed: [409, 'Somebody else has saved a change since this form was opened.'],
});

export interface SeenForm {
  /** What is written: two forms of one name wait for each other. */
  readonly record: string;
  /** As it was sent, with what was seen. */
  readonly typed: Fields;
  /** As a form would show it now. */
  readonly now: () => Promise<Fields>;
}

/** Before a form is saved: that its writer knows what it writes over. @throws `form.changed` with both. */
export async function mustHaveSeen(ctx: Context, tx: Tx, { record, typed, now }: SeenForm): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`form:${ctx.organiser}:${record}`}, 0))`.execute(tx);
  const clash = clashOf(typed, await now());
  if (clash) throw new DomainError(errors.changed, { clash });
}

/** What a form shows instead of saving; undefined for another refusal. */
export function clashIn(error: unknown): Clash | undefined {
  return error instanceof DomainError && error.code === errors.changed.code ? (error.data.clash as Clash) : undefined;
}
