import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { type AtEdition, bumpContent } from '../editions/index.ts';
import { errors } from './errors.ts';
import { deleteExhibitor } from './store.ts';

/** SQLSTATE of a row that others still point at. */
const HELD = '23503';
/** Where places in booths are: all else that points at an exhibitor are goods and money. */
const SEATS = 'floor';

/**
 * Gives a business's place at the edition back. Whoever calls has checked who may; one that has none changes nothing.
 * @throws `exhibitors.holds-a-booth` while it has a booth: that is given up first. `exhibitors.has-dealings` where goods were
 * handed over or accounts made: those stay true.
 */
export async function standBack(ctx: AtEdition, tx: Tx, input: { readonly business: Id<'business'> }): Promise<void> {
  try {
    if (!(await deleteExhibitor(ctx, tx, input.business))) return;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === HELD)
      throw new DomainError(errors['schema' in error && error.schema === SEATS ? 'holds-a-booth' : 'has-dealings']);
    throw error;
  }
  await bumpContent(ctx, tx);
}
