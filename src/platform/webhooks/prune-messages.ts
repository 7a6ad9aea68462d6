import { sql } from 'kysely';
import type { Context } from '../db/context.ts';
import type { Tx } from '../db/database.ts';

/** So long what was sent can be looked at and sent again. */
export const KEPT_DAYS = 30;

const AT_ONCE = 1_000;

/**
 * Removes messages about which nothing has happened for a month, and that nobody waits for. By when they were tried, not by
 * what they tell of: that may be long ago. Returns how many.
 */
export async function pruneMessages(
  { organiser, clock }: Pick<Context, 'organiser' | 'clock'>,
  tx: Tx,
): Promise<number> {
  const before = new Date(clock.now() - KEPT_DAYS * 86_400_000);
  const { rows } = await sql`
    delete from platform.webhook_message where organiser_id = ${organiser} and id = any(array(
      select message.id from platform.webhook_message message
      where message.organiser_id = ${organiser} and not exists (
        select 1 from platform.webhook_delivery delivery
        where delivery.organiser_id = message.organiser_id and delivery.message_id = message.id
          and (delivery.state = 'waiting' or delivery.next_at >= ${before})
      ) limit ${AT_ONCE}))
    returning 1`.execute(tx);
  // What could never be made into messages: after a month nobody waits for it either.
  await sql`
    delete from platform.webhook_news where organiser_id = ${organiser} and fault is not null and attempts >= ${KEPT_DAYS * 24}`.execute(
    tx,
  );
  return rows.length;
}
