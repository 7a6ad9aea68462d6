import type { Id } from '../../kinds/id.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Tx } from '../../platform/db/database.ts';
import { tell } from '../../platform/db/news.ts';
import { common, DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import { DEVICE_REVOKED } from './events.ts';

/** From now on what the phone sends is kept aside for a person. Revoking again changes nothing. @throws `request.not-found`. */
export async function revokeDevice(ctx: AtEdition, tx: Tx, device: Id<'device'>): Promise<void> {
  const row = await tx
    .selectFrom('hall.device')
    .select(['code', 'revoked_at'])
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('id', '=', device)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new DomainError(common['not-found']);
  if (row.revoked_at !== null) return;
  await tx
    .updateTable('hall.device')
    .set({ revoked_at: new Date(ctx.clock.now()) })
    .where('id', '=', device)
    .execute();
  await audit(ctx, tx, 'hall.revoke-device', device, { code: row.code });
  await tell(tx, ctx.organiser, DEVICE_REVOKED, { device });
}
