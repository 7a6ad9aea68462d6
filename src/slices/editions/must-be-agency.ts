import type { Id } from '../../kinds/id.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { selectAgenciesAmong } from './agencies-store.ts';
import { errors } from './errors.ts';

/** Agencies of this organiser, all of them. @throws `editions.unknown-agency`. */
export async function mustBeAgencies(ctx: Context, tx: Tx, agencies: readonly Id<'agency'>[]): Promise<void> {
  const wanted = [...new Set(agencies)];
  if (wanted.length === 0) return;
  const known = await selectAgenciesAmong(ctx, tx, wanted);
  if (known.length < wanted.length) throw new DomainError(errors['unknown-agency']);
}
