import type { Id } from '../kinds/id.ts';
import { type Clock, systemClock } from '../kinds/time.ts';
import type { Services } from '../platform/http/api.ts';
import { pruneMessages } from '../platform/webhooks/index.ts';

/** Organiser by organiser, each in a transaction of its own. By the world's clock, as the courier's. Returns how many went. */
export async function pruneWebhooks({ runner }: Pick<Services, 'runner'>, clock: Clock = systemClock): Promise<number> {
  const organisers = await runner.db.selectFrom('people.organiser').select('id').execute();
  let pruned = 0;
  for (const { id } of organisers) {
    const organiser = id as Id<'organiser'>;
    const ctx = { actor: { kind: 'system' }, organiser, clock, locale: 'id', requestId: '' } as const;
    pruned += await runner.command(ctx, (tx) => pruneMessages(ctx, tx));
  }
  return pruned;
}
