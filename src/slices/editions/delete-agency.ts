import type { Id } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Context } from '../../platform/db/context.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import { deleteAgencyRow } from './agencies-store.ts';
import { errors } from './errors.ts';
import { mustManage } from './must-manage.ts';

const FOREIGN_KEY = '23503';

/** Deletes an agency that nothing refers to: one that was added twice. @throws `editions.agency-in-use`, `editions.unknown-agency`. */
export async function deleteAgency(ctx: Context, tx: Tx, agency: Id<'agency'>): Promise<void> {
  mustManage(ctx);
  try {
    if (!(await deleteAgencyRow(ctx, tx, agency))) throw new DomainError(errors['unknown-agency']);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === FOREIGN_KEY)
      throw new DomainError(errors['agency-in-use'], {}, { agency: ['in-use'] });
    throw error;
  }
  await audit(ctx, tx, 'editions.agency-deleted', agency);
}
