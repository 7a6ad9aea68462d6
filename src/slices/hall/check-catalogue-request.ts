import { sql } from 'kysely';
import type { Id } from '../../kinds/id.ts';
import type { Tx } from '../../platform/db/database.ts';
import { DomainError } from '../../platform/problem/domain-error.ts';
import type { AtEdition } from '../editions/index.ts';
import { CATALOGUE_REQUEST_MS, instant } from './contract.ts';
import { errors } from './errors.ts';

/**
 * Takes each request for a catalogue once: by the time that it names, which is signed, about now and later than any that the device
 * has named before. A till of before names none; once a device has, it always must. The device's row is locked.
 * @throws `hall.request-stale` with the `serverTime` that the device may sign instead, however wrong its clock is.
 */
export async function takeCatalogueRequest(
  ctx: AtEdition,
  tx: Tx,
  device: Id<'device'>,
  named: string | undefined,
): Promise<void> {
  const { last } = await tx
    .selectFrom('hall.device')
    .select('catalogue_asked_at as last')
    .where('organiser_id', '=', ctx.organiser)
    .where('id', '=', device)
    .executeTakeFirstOrThrow();
  if (named === undefined && last === null) return;
  const now = ctx.clock.now();
  const at = instant.safeParse(named).success && named !== undefined ? Date.parse(named) : Number.NaN;
  const fresh = Math.abs(at - now) <= CATALOGUE_REQUEST_MS && at > (last ?? Number.NEGATIVE_INFINITY);
  if (!fresh) {
    const serverTime = new Date(Math.max(now, (last ?? now - 1) + 1)).toISOString();
    throw new DomainError(errors['request-stale'], { serverTime });
  }
  await sql`
    update hall.device set catalogue_asked_at = ${new Date(at)}
    where organiser_id = ${ctx.organiser} and id = ${device}`.execute(tx);
}
