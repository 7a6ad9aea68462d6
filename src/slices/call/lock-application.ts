import type { Selectable } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Action } from '../../platform/authz/access.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import { errors } from './errors.ts';
import { mustReach } from './must-reach.ts';
import { lockApplications } from './store.ts';
import type { ApplicationTable } from './tables.ts';

/** One application, locked, that the actor may do this with. @throws `call.unknown-application`, `request.forbidden`. */
export async function lockApplication(
  ctx: AtEdition,
  tx: Tx,
  application: Id<'application'>,
  action: Action,
): Promise<Selectable<ApplicationTable>> {
  const [row] = await lockApplications(ctx, tx, [application]);
  if (!row) throw new DomainError(errors['unknown-application']);
  mustReach(ctx, action, { region: row.region_code, business: row.business_id });
  return row;
}
