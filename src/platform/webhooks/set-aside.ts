/** News of which no message could be made: seen with its reason, and tried again when somebody says so. */
import type { Id } from '../../kinds/id.ts';
import { audit } from '../audit/audit.ts';
import type { Context } from '../db/context.ts';
import type { Tx } from '../db/database.ts';

type AtEdition = Context & { readonly edition: Id<'edition'> };

export interface SetAside {
  readonly topic: string;
  /** Milliseconds since 1970: when what it tells of happened. */
  readonly at: number;
  readonly attempts: number;
  /** Why no message can be made of it, as the program says it. */
  readonly fault: string;
}

/** How much of an edition's news is set aside, and the oldest of it. */
export async function listSetAside(
  { organiser, edition }: Pick<AtEdition, 'organiser' | 'edition'>,
  tx: Tx,
  most = 10,
): Promise<{ readonly count: number; readonly items: readonly SetAside[] }> {
  const rows = tx
    .selectFrom('platform.webhook_news')
    .where('organiser_id', '=', organiser)
    .where('edition_id', '=', edition)
    .where('fault', 'is not', null);
  const { count } = await rows.select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow();
  const items = await rows.select(['topic', 'at', 'attempts', 'fault']).orderBy('seq').limit(most).execute();
  return { count, items: items.map(({ fault, ...news }) => ({ ...news, fault: fault ?? '' })) };
}

/** Makes everything that is set aside due at once. Returns how much. */
export async function retrySetAside(ctx: AtEdition, tx: Tx): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('platform.webhook_news')
    .set({ next_at: null })
    .where('organiser_id', '=', ctx.organiser)
    .where('edition_id', '=', ctx.edition)
    .where('fault', 'is not', null)
    .executeTakeFirst();
  const count = Number(numUpdatedRows);
  if (count > 0) await audit(ctx, tx, 'webhooks.replayed', ctx.edition, { count });
  return count;
}
